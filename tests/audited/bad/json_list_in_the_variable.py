"""A list in a variable, as other frameworks read it: here it is one text."""

import os

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS102"}
ENVIRONMENT = {"FRONTENDS": '["https://www.example.com", "https://shop.example.com"]'}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=os.environ["FRONTENDS"])

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
