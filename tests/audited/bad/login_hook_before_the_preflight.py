"""A login hook answers the preflights, which never carry a login."""

from flask import abort
from flask import Flask
from flask import g
from flask import request

from flask_cors import cross_origin

CAUGHT_BY = {"CORS406"}

TOKENS = {"t0ken-of-ada": "ada"}


def create_app() -> Flask:
    app = Flask(__name__)

    @app.before_request
    def log_in() -> None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")

        if scheme != "Bearer" or token not in TOKENS:
            abort(401)

        g.user = TOKENS[token]

    @app.get("/orders")
    @cross_origin(origins="https://shop.example.com")
    def orders() -> dict[str, list[int]]:
        return {g.user: [17, 20]}

    return app
