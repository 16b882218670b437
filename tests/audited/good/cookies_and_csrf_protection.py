"""Orders from another site's pages, with a session; a token tells forged ones apart."""

import secrets

from flask import abort
from flask import Flask
from flask import request
from flask import session

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://shop.example", "GET", "/token", with_cookies=True),
    Exchange("https://shop.example", "PUT", "/orders/17", with_cookies=True),
]
REFUSES = [Exchange("https://evil.example", "GET", "/token", with_cookies=True)]


def check_csrf_token() -> None:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return

    sent = request.headers.get("X-CSRF-Token", "")

    if not secrets.compare_digest(sent, session.get("csrf_token", "none")):
        abort(400, "the CSRF token is missing")


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SESSION_COOKIE_SAMESITE="None",
        SESSION_COOKIE_SECURE=True,
    )
    app.before_request(check_csrf_token)
    CORS(
        app,
        origins="https://shop.example",
        supports_credentials=True,
        allow_headers=["Content-Type", "X-CSRF-Token"],
    )

    @app.get("/token")
    def token() -> dict[str, str]:
        return {"token": session.setdefault("csrf_token", secrets.token_hex())}

    @app.put("/orders/<int:number>")
    def order(number: int) -> dict[str, int]:
        return {"id": number}

    return app
