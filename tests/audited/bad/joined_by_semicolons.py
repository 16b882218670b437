"""Two origins in a variable, joined by what this package does not split at."""

import os

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS102"}
ENVIRONMENT = {"FRONTENDS": "https://www.example.com;https://shop.example.com"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["CORS_ORIGINS"] = os.environ["FRONTENDS"]
    CORS(app)

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
