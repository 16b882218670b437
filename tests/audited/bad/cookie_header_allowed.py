"""Cookies are not a header that scripts set: they go by ``supports_credentials``."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS212"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins="https://app.example.com",
        allow_headers=["Content-Type", "Cookie", "X-CSRFToken"],
    )

    @app.post("/orders")
    def order() -> tuple[dict[str, int], int]:
        return {"id": 17}, 201

    return app
