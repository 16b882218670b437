"""Options of flask-cors 1, which flask-cors ignored for years: everybody was let in."""

from flask import Flask

from flask_cors import CORS
from flask_cors import cross_origin

CAUGHT_BY = {"CORS003"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources=[])

    @app.post("/predict")
    @cross_origin(
        origin="http://localhost:3000", headers=["Content-Type", "Authorization"]
    )
    def predict() -> dict[str, str]:
        return {"label": "cat"}

    return app
