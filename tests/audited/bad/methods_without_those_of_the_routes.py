"""The list of methods was written when all routes were read-only."""

from flask import Flask

from flask_cors import CORS

CAUGHT_BY = {"CORS308"}

NOTES = {1: "Milk"}


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://app.example.com", methods=["GET", "POST"])

    @app.get("/notes")
    def notes() -> dict[int, str]:
        return NOTES

    @app.delete("/notes/<int:number>")
    def remove(number: int) -> tuple[str, int]:
        NOTES.pop(number, None)
        return "", 204

    return app
