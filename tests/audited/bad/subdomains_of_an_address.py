"""A glob for every machine of a network: an address has no subdomains."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS111"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=["http://localhost:5173", "http://*.168.1.20:5173"])

    @app.get("/lights")
    def lights() -> dict[str, bool]:
        return {"kitchen": True, "hall": False}

    return app
