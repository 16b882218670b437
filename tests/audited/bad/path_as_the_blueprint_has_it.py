"""The path as the blueprint's route has it, without the prefix it is registered at."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS306"}

shop = Blueprint("shop", __name__)


@shop.get("/items")
def items() -> list[str]:
    return ["tea", "coffee"]


@shop.get("/items/<name>")
def item(name: str) -> dict[str, str]:
    return {"name": name}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/items/*": {"origins": "https://app.example.com"}})
    app.register_blueprint(shop, url_prefix="/shop")
    return app
