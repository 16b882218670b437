"""Methods have a case, and a browser sends PATCH as the page writes it."""

from flask import Flask
from flask import request

from flask_cors import CORS

CAUGHT_BY = {"CORS203"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com", methods=["get", "post", "patch"])

    @app.patch("/profile")
    def change() -> dict[str, str]:
        return {"name": request.get_json()["name"]}

    return app
