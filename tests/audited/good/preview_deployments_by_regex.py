"""Preview deployments, whose host has the number of a pull request."""

import re

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

PREVIEW = re.compile(r"^https://pr-[0-9]+\.preview\.example\.com$")

SERVES = [
    Exchange("https://www.example.com", "GET", "/api/products"),
    Exchange("https://pr-17.preview.example.com", "GET", "/api/products"),
]
REFUSES = [
    Exchange("https://pr-17.preview.example.com.evil.example", "GET", "/api/products"),
    Exchange("https://pr-17xpreview.example.com", "GET", "/api/products"),
]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        resources=r"/api/*",
        origins=["https://www.example.com", PREVIEW, r"^https://rc\d\.example\.com$"],
    )

    @app.get("/api/products")
    def products() -> list[str]:
        return ["tea", "coffee"]

    return app
