"""An entry whose every path another one governs."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS303"}

RESOURCES = {
    "/api/v1/*": "https://app.example.com",
    "/api/v1.*": "https://partner.example.com",
}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources=RESOURCES)

    @app.get("/api/v1/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
