"""Partners with cookies, everybody else for public reads, and nobody else writes."""

from flask import Flask
from flask import session
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS
from flask_cors import csrf_exempt

from ..exchange import Exchange

SERVES = [
    Exchange("https://partner.example", "GET", "/api/books", with_cookies=True),
    Exchange("https://partner.example", "POST", "/api/orders", with_cookies=True),
    Exchange("https://anybody.example", "GET", "/api/books"),
]
REFUSES = [
    Exchange("https://anybody.example", "GET", "/api/books", with_cookies=True),
    Exchange("https://anybody.example", "POST", "/webhooks/payment"),
]

PARTNERS = {"origins": "https://partner.example", "supports_credentials": True}
PUBLIC = {"origins": "*", "methods": ["GET"], "send_wildcard": True}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="dev",
        SESSION_COOKIE_SAMESITE="None",
        SESSION_COOKIE_SECURE=True,
    )
    app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1)  # type: ignore[method-assign]
    CORS(
        app,
        resources={"/api/*": [PARTNERS, PUBLIC], "/api/orders": PARTNERS},
        csrf_protect=True,
    )

    @app.get("/api/books")
    def books() -> list[str]:
        return ["Emma"]

    @app.post("/api/orders")
    def order() -> dict[str, object]:
        session["orders"] = [*session.get("orders", []), "Emma"]
        return {"orders": session["orders"]}

    @app.post("/webhooks/payment")
    @csrf_exempt
    def payment() -> dict[str, bool]:
        return {"ok": True}

    return app
