"""One view sets the header by hand, left over from before ``CORS`` was there."""

from flask import Flask
from flask import jsonify
from flask import Response

from flask_cors import CORS

CAUGHT_BY = {"CORS405"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com")

    @app.get("/scores")
    def scores() -> Response:
        response = jsonify([300, 250])
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    @app.get("/players")
    def players() -> list[str]:
        return ["ada", "grace"]

    return app
