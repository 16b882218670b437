"""The whole address of the page stands where its origin should."""

from flask import Flask
from flask import request

from flask_cors import CORS
from flask_cors import cross_origin

CAUGHT_BY = {"CORS106"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources=[])

    @app.post("/predict")
    @cross_origin(origins=["http://127.0.0.1:5500/frontend/index.html"])
    def predict() -> dict[str, int]:
        return {"length": len(request.get_json()["text"])}

    return app
