"""CORS is no firewall: the session goes along from every site, and orders are made."""

from flask import Flask
from flask import request
from flask import session

from flask_cors import CORS

CAUGHT_BY = {"CORS408"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SESSION_COOKIE_SAMESITE="None",
        SESSION_COOKIE_SECURE=True,
    )
    CORS(app, origins="https://shop.example.com", supports_credentials=True)

    @app.post("/login")
    def login() -> dict[str, bool]:
        session["user"] = request.form["user"]
        return {"ok": True}

    @app.post("/orders")
    def order() -> dict[str, str]:
        return {"user": session["user"], "item": request.form["item"]}

    return app
