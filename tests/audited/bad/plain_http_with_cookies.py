"""Who sits in the same café writes into pages over HTTP, and so reads with cookies."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS134"}

PAGES = ["https://app.example.com", "http://app.example.com"]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/api/*": {"origins": PAGES, "supports_credentials": True}})

    @app.get("/api/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app
