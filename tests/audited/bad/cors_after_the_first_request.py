"""The cache is warmed with a request, and CORS set up when it is too late."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS011"}


def create_app() -> Flask:
    app = Flask(__name__)

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    app.test_client().get("/products")
    CORS(app, origins="https://app.example.com")
    return app
