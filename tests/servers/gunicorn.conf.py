"""What every gunicorn that is started in this folder has in common."""

workers = 1
graceful_timeout = 1
loglevel = "warning"

# What is too long for gunicorn by default is to reach the application.
limit_request_line = 0
limit_request_field_size = 100_000

# It would be a file in the home of whoever runs the tests.
control_socket_disable = True
