"""The page is to read the login's cookie from the response: no browser shows it."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS221"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins="https://app.example.com",
        expose_headers=["Set-Cookie", "X-Total-Count"],
    )

    @app.get("/products")
    def products() -> tuple[list[str], dict[str, str]]:
        return ["tea", "coffee"], {"X-Total-Count": "2"}

    return app
