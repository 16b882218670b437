"""How gunicorn serves what is measured: connections are kept alive, on one thread."""

worker_class = "gthread"
threads = 1
keepalive = 60
loglevel = "error"
# Several servers would share its socket; older versions have none.
control_socket_disable = True
