"""What is published, and the promises about it."""
