"""Two servers on a developer's machine, with a session's cookie over plain HTTP."""

from flask import Flask
from flask import request
from flask import session

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("http://localhost:5173", "GET", "/me", with_cookies=True),
    Exchange("http://127.0.0.1:5173", "POST", "/login", with_cookies=True),
]
REFUSES = [Exchange("http://192.168.1.20:5173", "GET", "/me", with_cookies=True)]


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "dev"
    pages = ["http://localhost:5173", "http://127.0.0.1:5173"]
    CORS(app, origins=pages, supports_credentials=True)

    @app.post("/login")
    def login() -> dict[str, bool]:
        session["user"] = request.form.get("user", "ada")
        return {"ok": True}

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"user": session.get("user", "nobody")}

    return app
