"""Everybody may read everything, said in so many words; nobody with cookies."""

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://anybody.example", "GET", "/questions"),
    Exchange("http://localhost:3000", "DELETE", "/questions/1"),
    Exchange("null", "GET", "/questions"),
]
REFUSES = [Exchange("https://anybody.example", "GET", "/questions", with_cookies=True)]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources={r"*": {"origins": "*"}})

    @app.route("/questions")
    def questions() -> list[str]:
        return ["What is an origin?"]

    @app.route("/questions/<int:number>", methods=["DELETE"])
    def remove(number: int) -> dict[str, int]:
        return {"deleted": number}

    return app
