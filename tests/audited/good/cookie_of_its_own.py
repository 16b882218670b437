"""A login that is kept in a cookie of the application's own, and no session."""

from flask import abort
from flask import current_app
from flask import Flask
from flask import jsonify
from flask import request
from flask import Response
from itsdangerous import BadSignature
from itsdangerous import URLSafeTimedSerializer

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://frontend.example", "GET", "/me", with_cookies=True),
    Exchange("https://frontend.example", "POST", "/login", with_cookies=True),
]
REFUSES = [Exchange("https://evil.example", "GET", "/me", with_cookies=True)]


def signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="login")


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "dev"
    CORS(app, origins="https://frontend.example", supports_credentials=True)

    @app.post("/login")
    def login() -> Response:
        response = jsonify(ok=True)
        token = str(signer().dumps(request.form.get("user", "ada")))
        response.set_cookie("login", token, secure=True, httponly=True, samesite="None")
        return response

    @app.get("/me")
    def me() -> dict[str, str]:
        try:
            return {"user": signer().loads(request.cookies["login"], max_age=3600)}
        except (KeyError, BadSignature):
            abort(401)

    return app
