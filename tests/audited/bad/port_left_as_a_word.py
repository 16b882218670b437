"""The example of an answer on the web, copied with its ``port``."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS113"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/foo": {"origins": "http://localhost:port"}})

    @app.post("/foo")
    def foo() -> dict[str, str]:
        return {"status": "ok"}

    return app
