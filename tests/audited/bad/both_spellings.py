"""The origin under both names, "to be sure": which of them counts?"""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS004"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origin="http://localhost:3000", origins="https://app.example.com")

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
