"""An ``.env`` file whose quotes Docker leaves in the value."""

import os

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS102"}
ENVIRONMENT = {"FRONTEND_URL": '"https://www.example.com"'}


class Config:
    CORS_ORIGINS = ""
    CORS_MAX_AGE = 600


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.from_object(Config)
    app.config["CORS_ORIGINS"] = os.environ["FRONTEND_URL"]
    CORS(app)

    @app.get("/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
