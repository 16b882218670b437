"""A regex whose dots are not escaped: each stands for any character."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS152"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/api/*": {"origins": r"^https://app.example.com(:\d{4})?$"}})

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
