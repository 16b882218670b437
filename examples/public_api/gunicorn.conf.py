"""Two workers, behind nginx."""

wsgi_app = "app:app"
workers = 2
# Several servers would share its socket; older versions have none.
control_socket_disable = True
