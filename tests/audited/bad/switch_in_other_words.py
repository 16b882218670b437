"""A switch in a variable, in a word that is neither true nor false."""

import os

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS005"}
ENVIRONMENT = {"CORS_CREDENTIALS": "enabled"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins="https://app.example.com",
        supports_credentials=os.environ.get("CORS_CREDENTIALS", "false"),
    )

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app
