"""The public API is for everybody, and so is the list of those who may write."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS251"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="*", csrf_protect=True, csrf_origins="*")

    @app.post("/comments")
    def comment() -> dict[str, bool]:
        return {"ok": True}

    return app
