"""An application factory; all of CORS stands in the configuration."""

from datetime import timedelta

from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://app.example.com", "GET", "/api/reports", with_cookies=True),
    Exchange("https://app.example.com", "PATCH", "/api/reports/1", with_cookies=True),
]
REFUSES = [
    Exchange("https://evil.example", "GET", "/api/reports", with_cookies=True),
    Exchange("http://localhost:5173", "GET", "/api/reports", with_cookies=True),
]

cors = CORS()
api = Blueprint("api", __name__, url_prefix="/api")


class Production:
    CORS_ORIGINS = ("https://app.example.com", "https://admin.example.com")
    CORS_METHODS = ("GET", "HEAD", "PATCH")
    CORS_ALLOW_HEADERS = ("Authorization", "Content-Type", "X-Request-ID")
    CORS_EXPOSE_HEADERS = ("Content-Disposition", "X-Request-ID")
    CORS_SUPPORTS_CREDENTIALS = True
    CORS_MAX_AGE = timedelta(minutes=10)
    CORS_STRICT = True


@api.get("/reports")
def reports() -> list[str]:
    return ["2025", "2026"]


@api.patch("/reports/<int:number>")
def change(number: int) -> dict[str, int]:
    return {"id": number}


def create_app(config: object = Production) -> Flask:
    app = Flask(__name__)
    app.config.from_object(config)
    cors.init_app(app)
    app.register_blueprint(api)
    return app
