"""A regex whose time grows with the cube of the length of a request's origin."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS162"}

PREVIEWS = r"^https://.*-.*-.*\.preview\.example\.com$"


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=[PREVIEWS])

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
