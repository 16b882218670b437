"""The origin is copied from the address bar, with its slash at the end."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS106"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"/api/*": {"origins": "http://localhost:3000/"}})

    @app.get("/api/todos")
    def todos() -> list[dict[str, object]]:
        return [{"id": 1, "title": "Read about CORS", "done": False}]

    return app
