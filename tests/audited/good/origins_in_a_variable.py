"""Origins in a variable, joined by commas, and a configuration that is read late."""

import os

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

ENVIRONMENT = {
    "SHOP_ORIGINS": "https://www.example.com, https://shop.example.com",
    "SHOP_MAX_AGE": "600",
}
SERVES = [
    Exchange("https://www.example.com", "GET", "/products"),
    Exchange("https://shop.example.com", "GET", "/products"),
]
REFUSES = [Exchange("https://evil.example", "GET", "/products")]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app)

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    app.config["CORS_ORIGINS"] = os.environ["SHOP_ORIGINS"]
    app.config["CORS_MAX_AGE"] = os.environ["SHOP_MAX_AGE"]
    return app
