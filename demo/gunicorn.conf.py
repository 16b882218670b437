"""How gunicorn runs the demonstration's API, and the API of the browser tests."""

workers = 1
threads = 8
graceful_timeout = 1

# It would be a file in the home of whoever runs it.
control_socket_disable = True
