"""Everybody may read, but for one blueprint: its policy decides, and is final."""

from flask import abort
from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://anybody.example", "GET", "/news"),
    Exchange("https://admin.example.com", "GET", "/admin/users"),
    Exchange("https://admin.example.com", "GET", "/admin/users/nobody"),
]
REFUSES = [
    Exchange("https://anybody.example", "GET", "/admin/users"),
    Exchange("https://anybody.example", "GET", "/admin/users/nobody"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="*")
    admin = Blueprint("admin", __name__)
    CORS(admin, origins="https://admin.example.com")

    @admin.get("/users")
    def users() -> list[str]:
        return ["ada", "grace"]

    @admin.get("/users/<name>")
    def user(name: str) -> dict[str, str]:
        if name not in users():
            abort(404)

        return {"name": name}

    @app.get("/news")
    def news() -> list[str]:
        return ["Open on Sundays"]

    app.register_blueprint(admin, url_prefix="/admin")
    return app
