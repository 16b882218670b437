"""Preview deployments by wildcard: anybody can have one there."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS135"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://*.github.io", supports_credentials=True)

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app
