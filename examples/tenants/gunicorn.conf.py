"""Three workers, which hear of every change of the tenants."""

wsgi_app = "app:app"
workers = 3
# Several servers would share its socket; older versions have none.
control_socket_disable = True
