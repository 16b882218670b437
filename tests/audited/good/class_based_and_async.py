"""Class-based and async views, two of them with a policy of their own."""

import typing as t

from flask import Flask
from flask import request
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cross_origin

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/items"),
    Exchange("https://app.example.com", "PUT", "/items/tea"),
    Exchange("https://partner.example", "GET", "/stock"),
    Exchange("https://app.example.com", "GET", "/weather"),
]
REFUSES = [
    Exchange("https://partner.example", "GET", "/items"),
    Exchange("https://app.example.com", "GET", "/stock"),
    Exchange("https://evil.example", "GET", "/weather"),
]


class Items(MethodView):
    def get(self) -> list[str]:
        return ["tea", "coffee"]


class Item(MethodView):
    init_every_request = False

    def put(self, name: str) -> dict[str, object]:
        return {"name": name, "price": request.form.get("price")}


class Stock(MethodView):
    decorators: t.ClassVar = [cross_origin(origins="https://partner.example")]

    def get(self) -> dict[str, int]:
        return {"tea": 12}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com")
    app.add_url_rule("/items", view_func=Items.as_view("items"))
    app.add_url_rule("/items/<name>", view_func=Item.as_view("item"))
    app.add_url_rule("/stock", view_func=Stock.as_view("stock"))

    @app.get("/weather")
    @cross_origin(origins="https://app.example.com", max_age=600)
    async def weather() -> dict[str, str]:
        return {"vienna": "rain"}

    return app
