"""Headers of CORS itself, among those that the page may read."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS222"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins="https://app.example.com",
        expose_headers=["Access-Control-Allow-Headers", "X-Total-Count"],
    )

    @app.get("/products")
    def products() -> tuple[list[str], dict[str, str]]:
        return ["tea", "coffee"], {"X-Total-Count": "2"}

    return app
