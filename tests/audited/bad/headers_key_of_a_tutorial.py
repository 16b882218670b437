"""A key of flask-cors 1 that tutorials still show, and that nothing reads."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS002"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "the quick brown fox jumps over the lazy dog"
    app.config["CORS_HEADERS"] = "Content-Type"
    CORS(app, resources={r"/foo": {"origins": "http://localhost:3000"}})

    @app.post("/foo")
    def foo() -> dict[str, str]:
        return {"status": "ok"}

    return app
