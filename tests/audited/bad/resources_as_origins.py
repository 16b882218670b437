"""The table of resources, given as the origins."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS005"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins={r"/*": {"origins": "https://app.example.com"}})

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
