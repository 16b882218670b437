"""``CORS(blueprint)`` without options: ``app.config`` has them."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [Exchange("https://app.example.com", "GET", "/api/v2/users")]
REFUSES = [
    Exchange("https://evil.example", "GET", "/api/v2/users"),
    Exchange("https://app.example.com", "GET", "/"),
]

users = Blueprint("users", __name__)
CORS(users)


@users.get("/users")
def index() -> list[str]:
    return ["ada", "grace"]


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["CORS_ORIGINS"] = ["https://app.example.com"]
    app.config["CORS_EXPOSE_HEADERS"] = "X-Total-Count"
    app.register_blueprint(users, url_prefix="/api/v2")
    app.add_url_rule("/", "home", lambda: "<h1>Users</h1>")
    return app
