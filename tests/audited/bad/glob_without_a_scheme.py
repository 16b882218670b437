"""Subdomains as certificates write them, and as an answer on the web advises."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS006"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/api/*": {"origins": "*.example.com"}})

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
