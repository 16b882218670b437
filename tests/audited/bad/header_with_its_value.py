"""A header is allowed by its name; here stands a whole line."""

from flask import Flask
from flask import request

from flask_cors import CORS

CAUGHT_BY = {"CORS211"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins="https://app.example.com",
        allow_headers=["Content-Type: application/json", "Authorization"],
    )

    @app.post("/login")
    def login() -> dict[str, str]:
        return {"token": request.get_json()["user"]}

    return app
