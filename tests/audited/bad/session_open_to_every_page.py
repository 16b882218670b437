"""A view that says who is logged in, in an application that every page may read."""

from flask import Flask
from flask import request
from flask import session

from flask_cors import CORS

CAUGHT_BY = {"CORS403"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(SECRET_KEY="dev")
    CORS(app, origins="*")

    @app.post("/login")
    def login() -> dict[str, bool]:
        session["user"] = request.form["user"]
        return {"ok": True}

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"user": session.get("user", "nobody")}

    return app
