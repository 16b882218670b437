"""A class-based view under ``cross_origin``: without ``CORS`` Flask answers OPTIONS."""

from flask import Flask
from flask import request
from flask.views import MethodView

from flask_cors import cross_origin

CAUGHT_BY = {"CORS406"}


class Items(MethodView):
    @cross_origin(origins="https://app.example.com")
    def get(self) -> list[str]:
        return ["tea", "coffee"]

    @cross_origin(origins="https://app.example.com")
    def post(self) -> tuple[dict[str, str], int]:
        return {"name": request.get_json()["name"]}, 201


def create_app() -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/items", view_func=Items.as_view("items"))
    return app
