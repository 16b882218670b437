"""A regex with a bracket that is never closed."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS006"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=[r"https://(www|shop\.example\.com"])

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
