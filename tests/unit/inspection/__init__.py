"""What is collected of a real application."""
