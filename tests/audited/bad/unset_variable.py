"""The variable with the origin is not set on this machine: nobody is allowed."""

import os

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS101"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=os.environ.get("FRONTEND_URL_OF_THE_SHOP", ""))

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
