"""A host name as people read it; browsers send it in Punycode."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS109"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=["https://bücher.example", "https://books.example"])

    @app.get("/books")
    def books() -> list[str]:
        return ["Momo", "Die unendliche Geschichte"]

    return app
