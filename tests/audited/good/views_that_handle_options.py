"""Routes that list OPTIONS themselves, as many tutorials have them."""

from flask import Flask
from flask import request

from flask_cors import CORS
from flask_cors import cross_origin

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "POST", "/login"),
    Exchange("https://app.example.com", "PUT", "/profile"),
]
REFUSES = [
    Exchange("https://evil.example", "POST", "/login"),
    Exchange("https://evil.example", "PUT", "/profile"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com")

    @app.route("/login", methods=["POST", "OPTIONS"])
    def login() -> tuple[dict[str, str], int]:
        if request.method == "OPTIONS":
            return {}, 204

        return {"user": request.form.get("user", "")}, 200

    @app.route("/profile", methods=["GET", "PUT", "OPTIONS"])
    @cross_origin(origins="https://app.example.com")
    def profile() -> dict[str, str]:
        return {"method": request.method}

    return app
