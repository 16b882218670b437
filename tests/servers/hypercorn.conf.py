"""What is too long for Hypercorn by default is to reach the application."""

h11_max_incomplete_size = 200_000
loglevel = "WARNING"
graceful_timeout = 1
