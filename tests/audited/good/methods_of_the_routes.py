"""The methods that pages may use are those of the routes, whatever they will be."""

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "PUT", "/profile"),
    Exchange("https://app.example.com", "PURGE", "/cache"),
]
REFUSES = [Exchange("https://evil.example", "PUT", "/profile")]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com", methods="auto")

    @app.put("/profile")
    def replace() -> dict[str, str]:
        return {"name": "Ada"}

    @app.route("/cache", methods=["PURGE"])
    def purge() -> tuple[str, int]:
        return "", 204

    return app
