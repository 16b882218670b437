"""A basket that pages of other sites show: the session's cookie goes along to them."""

from flask import Flask
from flask import redirect
from flask import request
from flask import session
from werkzeug.wrappers import Response

from flask_cors import CORS

from ..exchange import Exchange

PARTNERS = ["https://partner.example", "https://www.other-partner.example"]

SERVES = [
    Exchange("https://partner.example", "GET", "/basket", with_cookies=True),
    Exchange("https://www.other-partner.example", "GET", "/basket", with_cookies=True),
]
REFUSES = [
    Exchange("https://evil.example", "GET", "/basket", with_cookies=True),
    Exchange("https://partner.example", "GET", "/login/callback", with_cookies=True),
]


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SESSION_COOKIE_SAMESITE="None",
        SESSION_COOKIE_SECURE=True,
    )
    CORS(app, resources="/basket", origins=PARTNERS, supports_credentials=True)

    @app.get("/login/callback")
    def logged_in() -> Response:
        session["user"] = request.args.get("user", "ada")
        return redirect("/")

    @app.get("/basket")
    def basket() -> dict[str, object]:
        return {"user": session.get("user"), "items": ["tea"]}

    return app
