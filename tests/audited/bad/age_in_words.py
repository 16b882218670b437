"""An age as people say it; browsers want seconds."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS231"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com", max_age="1 day")

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
