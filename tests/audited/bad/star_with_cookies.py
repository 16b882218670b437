"""Both switches at once, until something works."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS132"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="*", supports_credentials=True, send_wildcard=True)

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app
