"""Methods in one text, with blanks between them instead of commas."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS201"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["CORS_ORIGINS"] = "https://app.example.com"
    app.config["CORS_METHODS"] = "GET POST PUT DELETE"
    CORS(app)

    @app.put("/profile")
    def replace() -> dict[str, str]:
        return {"name": "Ada"}

    return app
