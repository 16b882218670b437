"""A new route, and nobody thought of the list of paths with CORS."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS307"}

PATHS = ["/api/books", "/api/authors"]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources=PATHS, origins="https://books.example.com")

    @app.get("/api/books")
    def books() -> list[str]:
        return ["Ronja"]

    @app.get("/api/authors")
    def authors() -> list[str]:
        return ["Astrid Lindgren"]

    @app.get("/api/genres")
    def genres() -> list[str]:
        return ["Fantasy"]

    return app
