"""A cookie for all sites has to be Secure, or browsers refuse to keep it."""

from flask import Flask
from flask import session

from flask_cors import CORS

CAUGHT_BY = {"CORS402"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "dev"
    app.config["SESSION_COOKIE_SAMESITE"] = "None"
    CORS(app, origins="https://frontend.example", supports_credentials=True)

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"user": session.get("user", "nobody")}

    return app
