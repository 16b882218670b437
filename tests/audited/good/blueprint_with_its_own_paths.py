"""Paths as the blueprint's routes have them, given to the blueprint itself."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/shop/items"),
    Exchange("https://app.example.com", "GET", "/shop/items/tea"),
]
REFUSES = [
    Exchange("https://evil.example", "GET", "/shop/items"),
    Exchange("https://app.example.com", "GET", "/shop/about"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    shop = Blueprint("shop", __name__, url_prefix="/shop")
    CORS(shop, resources={r"/items/*": {"origins": "https://app.example.com"}})

    @shop.get("/items")
    def items() -> list[str]:
        return ["tea", "coffee"]

    @shop.get("/items/<name>")
    def item(name: str) -> dict[str, str]:
        return {"name": name}

    @shop.get("/about")
    def about() -> str:
        return "<h1>Tea and coffee</h1>"

    app.register_blueprint(shop)
    return app
