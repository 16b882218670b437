"""Host names, as one writes them for ``ALLOWED_HOSTS`` in Django."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS103"}

ALLOWED = ["shop.example.com", "www.example.com", "localhost:8080"]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=ALLOWED)

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
