"""A path without the slash before it: none of the application's begins so."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS301"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={"api/*": {"origins": "https://app.example.com"}})

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
