"""An address of the local network with a number that is too great."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS110"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=["http://192.168.1.20:8080", "http://192.168.1.300:8080"])

    @app.get("/lights")
    def lights() -> dict[str, bool]:
        return {"kitchen": True, "hall": False}

    return app
