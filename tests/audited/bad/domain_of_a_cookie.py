"""A dot before the domain, as the domain of a cookie has it."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS108"}

DOMAIN = ".example.com"


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=f"https://{DOMAIN}")

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
