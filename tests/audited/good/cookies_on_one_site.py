"""A page and an API on two hosts of one site, with a session's cookie, and nobody else
of that site who may change anything.
"""

from flask import Flask
from flask import request
from flask import session

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/me", with_cookies=True),
    Exchange("https://app.example.com", "POST", "/login", with_cookies=True),
]
REFUSES = [Exchange("https://evil.example", "GET", "/me", with_cookies=True)]


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SERVER_NAME="api.example.com",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=True,
    )
    CORS(
        app,
        origins="https://app.example.com",
        supports_credentials=True,
        csrf_protect=True,
    )

    @app.post("/login")
    def login() -> dict[str, bool]:
        session["user"] = request.form.get("user", "ada")
        return {"ok": True}

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"user": session.get("user", "nobody")}

    return app
