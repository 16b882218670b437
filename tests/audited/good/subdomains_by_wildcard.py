"""Every subdomain of the company, with cookies, and every port while developing."""

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://vienna.example.com", "GET", "/me", with_cookies=True),
    Exchange("http://localhost:5173", "GET", "/me", with_cookies=True),
]
REFUSES = [
    Exchange("https://example.com.evil.example", "GET", "/me", with_cookies=True),
    Exchange("http://localhost.evil.example", "GET", "/me", with_cookies=True),
]


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(
        app,
        origins=["https://*.example.com", "http://localhost:*"],
        supports_credentials=True,
    )

    @app.get("/me")
    def me() -> dict[str, str]:
        return {"name": "Ada"}

    return app
