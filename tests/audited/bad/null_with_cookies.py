"""The origin ``null`` of a local file, allowed in production too, with cookies."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS133"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=["https://app.example.com", "null"], supports_credentials=True)

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app
