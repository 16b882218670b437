"""An option without its s: flask-cors ignored it, and nobody noticed."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS001"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com", support_credentials=True)

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app
