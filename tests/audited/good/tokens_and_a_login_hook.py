"""Tokens instead of cookies: a hook asks for them, and preflights never get there."""

from flask import abort
from flask import Flask
from flask import g
from flask import request

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/orders"),
    Exchange("https://app.example.com", "POST", "/orders"),
]
REFUSES = [Exchange("https://evil.example", "GET", "/orders")]

TOKENS = {"t0ken-of-ada": "ada"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins="https://app.example.com",
        allow_headers=["Authorization", "Content-Type"],
        max_age=600,
    )

    @app.before_request
    def log_in() -> None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")

        if scheme != "Bearer" or token not in TOKENS:
            abort(401)

        g.user = TOKENS[token]

    @app.get("/orders")
    def orders() -> dict[str, list[int]]:
        return {g.user: [17, 20]}

    @app.post("/orders")
    def order() -> tuple[dict[str, int], int]:
        return {"id": 21}, 201

    return app
