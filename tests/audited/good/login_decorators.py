"""Views behind a login, decorated in both orders, for one origin and with cookies."""

import functools
import typing as t

from flask import abort
from flask import Flask
from flask import session

from flask_cors import CORS
from flask_cors import cross_origin

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/invoices", with_cookies=True),
    Exchange("https://app.example.com", "GET", "/me", with_cookies=True),
    Exchange("https://anybody.example", "GET", "/prices"),
]
REFUSES = [
    Exchange("https://evil.example", "GET", "/invoices", with_cookies=True),
    Exchange("https://evil.example", "GET", "/me"),
]

View = t.Callable[..., t.Any]


def login_required(view: View) -> View:
    @functools.wraps(view)
    def guarded(*args: t.Any, **kwargs: t.Any) -> t.Any:
        if "user" not in session:
            abort(401)

        return view(*args, **kwargs)

    return guarded


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SERVER_NAME="api.example.com",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=True,
    )
    strict = {"origins": "https://app.example.com", "supports_credentials": True}
    CORS(app, resources={"/prices": {"origins": "*"}})

    @app.get("/prices")
    def prices() -> dict[str, float]:
        return {"tea": 3.2}

    @app.get("/invoices")
    @cross_origin(**strict)
    @login_required
    def invoices() -> list[int]:
        return [17, 20]

    @app.get("/me")
    @login_required
    @cross_origin(**strict)
    def me() -> dict[str, str]:
        return {"user": session["user"]}

    return app
