"""Views with a policy of their own, one that is exempt, and the rest by the layer."""

from flask import Flask
from flask import request

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

from ..exchange import Exchange

SERVES = [
    Exchange("https://anybody.example", "GET", "/fonts"),
    Exchange("https://editor.example.com", "POST", "/documents"),
]
REFUSES = [
    Exchange("https://anybody.example", "POST", "/documents"),
    Exchange("https://editor.example.com", "POST", "/hooks/payment"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="https://editor.example.com")

    @app.get("/fonts")
    @cross_origin(origins="*")
    def fonts() -> list[str]:
        return ["serif", "sans"]

    @app.post("/documents")
    @cross_origin(origins="https://editor.example.com", methods=["POST"])
    def save() -> tuple[dict[str, str], int]:
        return {"title": request.form.get("title", "")}, 201

    @app.post("/hooks/payment")
    @cors_exempt
    def payment() -> tuple[str, int]:
        return "", 204

    return app
