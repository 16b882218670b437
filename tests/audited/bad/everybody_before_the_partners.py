"""Everybody comes first, so that the partners' cookies are never let through."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS310"}


def create_app() -> Flask:
    app = Flask(__name__)
    public = {"origins": "*", "methods": ["GET"]}
    partners = {"origins": "https://partner.example", "supports_credentials": True}
    CORS(app, resources={"/api/*": [public, partners]})

    @app.get("/api/books")
    def books() -> list[str]:
        return []

    return app
