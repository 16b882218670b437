"""Parts of an application that set up CORS each for their own paths."""

from flask import Flask

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://anybody.example", "GET", "/public/news"),
    Exchange("https://app.example.com", "PUT", "/api/profile"),
    Exchange("https://ops.example.com", "GET", "/api/metrics"),
]
REFUSES = [
    Exchange("https://anybody.example", "PUT", "/api/profile"),
    Exchange("https://app.example.com", "GET", "/api/metrics"),
    Exchange("https://anybody.example", "GET", "/"),
]


def add_public(app: Flask) -> None:
    CORS(app, resources={r"/public/*": {"origins": "*"}})
    app.add_url_rule("/public/news", "news", lambda: ["Open on Sundays"])


def add_api(app: Flask) -> None:
    CORS(
        app,
        resources={
            r"/api/*": {"origins": "https://app.example.com"},
            r"/api/metrics": {"origins": "https://ops.example.com"},
        },
    )

    @app.put("/api/profile")
    def replace() -> dict[str, str]:
        return {"name": "Ada"}

    @app.get("/api/metrics")
    def metrics() -> dict[str, int]:
        return {"requests": 20}


def create_app() -> Flask:
    app = Flask(__name__)
    add_public(app)
    add_api(app)
    app.add_url_rule("/", "index", lambda: "<h1>Tea and coffee</h1>")
    return app
