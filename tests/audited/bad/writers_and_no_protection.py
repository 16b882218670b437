"""Who may write is listed, and the switch is forgotten."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS252"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="*", csrf_origins=["https://admin.example.com"])

    @app.post("/comments")
    def comment() -> dict[str, bool]:
        return {"ok": True}

    return app
