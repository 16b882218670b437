"""Blueprints with a policy each, one of them inside another, and pages without any."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://www.example.com", "GET", "/api/products"),
    Exchange("https://admin.example.com", "DELETE", "/api/admin/products/tea"),
]
REFUSES = [
    Exchange("https://www.example.com", "DELETE", "/api/admin/products/tea"),
    Exchange("https://admin.example.com", "GET", "/api/products"),
    Exchange("https://www.example.com", "GET", "/"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api, origins="https://www.example.com")

    @api.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    admin = Blueprint("admin", __name__, url_prefix="/admin")
    CORS(admin, origins="https://admin.example.com")

    @admin.delete("/products/<name>")
    def remove(name: str) -> tuple[str, int]:
        return "", 204

    @app.get("/")
    def index() -> str:
        return "<h1>Tea and coffee</h1>"

    api.register_blueprint(admin)
    app.register_blueprint(api)
    return app
