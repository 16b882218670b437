"""One application twice, for a server behind a proxy: with ProxyFix and without."""

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS

APP = "https://app.example.com"


def create_app() -> Flask:
    app = Flask("proxied")
    app.add_url_rule("/", "page", lambda: "page")
    app.add_url_rule("/orders", "orders", lambda: "ordered", methods=["POST"])
    CORS(app, origins=APP, csrf_protect=True)
    return app


def fixed() -> Flask:
    app = create_app()
    app.wsgi_app = ProxyFix(app.wsgi_app, x_host=1)  # type: ignore[method-assign]
    return app


application = DispatcherMiddleware(
    create_app(), {"/plain": create_app(), "/fixed": fixed()}
)
