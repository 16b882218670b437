"""Credentials are allowed, and the cookie is one that other sites never send."""

from flask import Flask
from flask import request
from flask import session

from flask_cors import CORS

CAUGHT_BY = {"CORS401"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SERVER_NAME="api.shop.example",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=True,
    )
    CORS(app, origins="https://frontend.example", supports_credentials=True)

    @app.post("/login")
    def login() -> dict[str, bool]:
        session["user"] = request.get_json()["user"]
        return {"ok": True}

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"user": session.get("user", "nobody")}

    return app
