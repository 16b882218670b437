"""The strict entry is never asked for some paths: a laxer one is tried before it."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS304"}

RESOURCES = {
    r"/api/.*/.*": {"origins": "*"},
    r"/api/admin.*": {"origins": "https://admin.example.com"},
}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources=RESOURCES)

    @app.get("/api/public/news")
    def news() -> list[str]:
        return ["Open on Sundays"]

    @app.get("/api/admin")
    def admin() -> list[str]:
        return ["Users", "Settings"]

    @app.get("/api/admin/users")
    def users() -> list[str]:
        return ["ada", "grace"]

    return app
