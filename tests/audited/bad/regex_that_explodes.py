"""A regex that a request of 60 letters keeps busy for years."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS161"}

SUBDOMAINS = r"^https://([a-z0-9-]+\.?)+\.example\.com$"


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=[SUBDOMAINS])

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
