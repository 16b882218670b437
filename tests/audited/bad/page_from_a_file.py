"""A page of Electron or Cordova, loaded from a file: its origin is ``null``."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS105"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=["file://", "http://localhost:8100"])

    @app.get("/notes")
    def notes() -> list[str]:
        return ["Milk", "Bread"]

    return app
