"""The loopback address in a spelling that no browser uses."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS112"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins=["http://localhost:5173", "http://[0:0:0:0:0:0:0:1]:5173"])

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "up"}

    return app
