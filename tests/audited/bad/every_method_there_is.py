"""All methods of a list on the web, also those that browsers refuse to send."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS202"}

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT"]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com", methods=METHODS)

    @app.put("/profile")
    def replace() -> dict[str, str]:
        return {"name": "Ada"}

    return app
