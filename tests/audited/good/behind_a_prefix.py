"""An application that is mounted at ``/shop``: its paths are those of its routes."""

from flask import Flask
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [Exchange("https://www.example.com", "PUT", "/shop/api/products/tea")]
REFUSES = [
    Exchange("https://evil.example", "PUT", "/shop/api/products/tea"),
    Exchange("https://www.example.com", "GET", "/shop/help"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["APPLICATION_ROOT"] = "/shop"
    CORS(app, resources={r"/api/*": {"origins": "https://www.example.com"}})

    @app.put("/api/products/<name>")
    def replace(name: str) -> dict[str, str]:
        return {"name": name}

    @app.get("/help")
    def show_help() -> str:
        return "<p>Ask us.</p>"

    mounted = DispatcherMiddleware(NotFound(), {"/shop": app.wsgi_app})
    app.wsgi_app = mounted  # type: ignore[method-assign]
    return app
