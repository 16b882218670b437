"""Paths that begin like those of the API, and are none of them."""

from flask import Flask
from flask import render_template_string

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/api"),
    Exchange("https://app.example.com", "GET", "/api/products"),
]
REFUSES = [
    Exchange("https://app.example.com", "GET", "/apikeys"),
    Exchange("https://app.example.com", "GET", "/api-docs/index.html"),
    Exchange("https://app.example.com", "GET", "/static/style.css"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, resources=[r"/api/*"], origins=["https://app.example.com"])

    @app.get("/api")
    def api() -> dict[str, str]:
        return {"products": "/api/products"}

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    @app.get("/apikeys")
    def keys() -> str:
        return render_template_string("<p>Your keys: {{ n }}</p>", n=2)

    @app.get("/api-docs/<path:page>")
    def docs(page: str) -> str:
        return render_template_string("<h1>{{ page }}</h1>", page=page)

    return app
