"""The path of the entry has a letter too few: it governs no route."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS305"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/ap/*": {"origins": "https://app.example.com"}})

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
