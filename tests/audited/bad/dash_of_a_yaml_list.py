"""An item of a YAML list, copied into a variable together with its dash."""

import os

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS104"}
ENVIRONMENT = {"CORS_ALLOWED": "https://www.example.com,-https://shop.example.com"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=os.environ["CORS_ALLOWED"].split(","))

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
