"""A glob without its dot: as a regex it is for hosts that no browser sends."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS120"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/api/*": {"origins": "https://*example.com"}})

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
