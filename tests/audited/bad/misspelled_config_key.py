"""A key of the configuration that nothing reads: the origins stay open to all."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS002"}


class Production:
    CORS_ORIGIN_WHITELIST = ("https://app.example.com",)
    CORS_MAX_AGE = 600


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.from_object(Production)
    CORS(app)

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
