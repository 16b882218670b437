"""Tenants enter their origins themselves: a function looks each one up."""

from flask import Flask
from flask import request

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://shop-of-ada.example", "GET", "/widget"),
    Exchange("https://shop-of-grace.example", "POST", "/widget/orders"),
]
REFUSES = [Exchange("https://evil.example", "GET", "/widget")]


class Tenants:
    """Stands for a table of the database."""

    def __init__(self) -> None:
        self.origins = {
            "https://shop-of-ada.example": "ada",
            "https://shop-of-grace.example": "grace",
        }

    def has(self, origin: str) -> bool:
        return origin in self.origins


def create_app() -> Flask:
    app = Flask(__name__)
    tenants = Tenants()
    CORS(app, origins=tenants.has, max_age=600)

    @app.get("/widget")
    def widget() -> dict[str, str]:
        return {"of": tenants.origins.get(request.headers.get("Origin", ""), "nobody")}

    @app.post("/widget/orders")
    def order() -> tuple[dict[str, int], int]:
        return {"id": 17}, 201

    return app
