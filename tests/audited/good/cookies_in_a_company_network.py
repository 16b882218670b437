"""A page and an API in a company's own network, on two hosts of one site."""

from flask import Flask
from flask import session

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [Exchange("https://desk.tools.internal", "GET", "/me", with_cookies=True)]
REFUSES = [
    Exchange("https://desk.other.internal", "GET", "/me", with_cookies=True),
    Exchange("https://tools.internal", "GET", "/me", with_cookies=True),
]


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SERVER_NAME="api.tools.internal",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=True,
    )
    CORS(app, origins="https://*.tools.internal", supports_credentials=True)

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"user": session.get("user", "nobody")}

    return app
