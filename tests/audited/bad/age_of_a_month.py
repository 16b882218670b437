"""Preflights to be kept for a month: no browser keeps one longer than a day."""

from datetime import timedelta

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS232"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com", max_age=timedelta(days=30))

    @app.put("/profile")
    def replace() -> dict[str, str]:
        return {"name": "Ada"}

    return app
