"""Open during development, and a second call for production: which one counts?"""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS302"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="http://localhost:5173")

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    CORS(app, origins="https://app.example.com")
    return app
