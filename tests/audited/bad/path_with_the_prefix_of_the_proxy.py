"""The path as the outside sees it: the application is mounted at ``/shop``."""

from flask import Flask
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS

CAUGHT_BY = {"CORS305"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["APPLICATION_ROOT"] = "/shop"
    CORS(app, resources={r"/shop/api/*": {"origins": "https://app.example.com"}})

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    mounted = DispatcherMiddleware(NotFound(), {"/shop": app.wsgi_app})
    app.wsgi_app = mounted  # type: ignore[method-assign]
    return app
