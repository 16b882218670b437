"""The page sends ``Access-Control-Allow-Origin`` itself, and so it was allowed."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS213"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins="https://app.example.com",
        allow_headers=["Content-Type", "Access-Control-Allow-Origin"],
    )

    @app.post("/contact")
    def contact() -> dict[str, bool]:
        return {"sent": True}

    return app
