"""Vary is off "for the CDN", which then gives one origin what is meant for another."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS241"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins=["https://www.example.com", "https://shop.example.com"],
        vary_header=False,
    )

    @app.get("/products")
    def products() -> tuple[list[str], dict[str, str]]:
        return ["tea", "coffee"], {"Cache-Control": "public, max-age=3600"}

    return app
