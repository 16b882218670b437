"""What is explained, what the client for tests does and what browsers do: the same."""
