"""``CORS(blueprint)`` after the blueprint has been registered, and done with."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS012"}


def create_app() -> Flask:
    app = Flask(__name__)
    api = Blueprint("api", __name__, url_prefix="/api")

    @api.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    app.register_blueprint(api)
    CORS(api, origins="https://app.example.com")
    return app
