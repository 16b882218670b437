"""Applications that the page is written about."""

import re
import warnings
from pathlib import Path

from flask import Blueprint
from flask import Flask
from flask import session

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import csrf_exempt

SHOP = "https://shop.example.com"
HQ = "https://hq.example.com"

#: A path, endpoint and origin that would break out of where they stand.
SCRIPT = "</script><script>document.title='broken'</script>"
COMMENT = "<!--<script>"
IMAGE = "<img src=x onerror=document.title='broken'>"
QUOTES = "\"'` onclick=document.title='broken' x=\""
LINES = "a\u2028b\u2029c"


def is_tenant(origin: str) -> bool:
    return origin.endswith(".tenant.example")


def shop() -> Flask:
    """A shop with an API, an admin and a feed, some of it configured carelessly."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _shop()


def _shop() -> Flask:
    app = Flask("shop")
    app.secret_key = "not this one"
    app.config["SESSION_COOKIE_SAMESITE"] = "None"
    app.config["CORS_AUDIT_IGNORE"] = {"CORS402": "the proxy adds <Secure>"}
    CORS(
        app,
        origins=[
            SHOP,
            "https://m.example.com",
            "https://a.example",
            "https://b.example",
        ],
        methods=["GET", "POST", "PUT"],
        max_age=600,
        supports_credentials=True,
        resources={
            "/api/*": {},
            "/api/sale": "https://partner.example",
            "/api/tenants/*": {"origins": is_tenant, "supports_credentials": False},
            "/api/preview/*": {
                "origins": re.compile(r"https://pr-\d+\.preview\.example\.com"),
                "csrf_protect": "report",
            },
            "/api/stats/*": {"origins": "https://*.example.com"},
        },
    )
    app.register_blueprint(_admin())
    app.add_url_rule("/", "home", list)
    app.add_url_rule("/login", "login", list, methods=["GET", "POST"])
    app.add_url_rule("/api/books/<int:id>", "book", list, methods=["DELETE", "PUT"])
    app.add_url_rule("/api/<name>", "api", list, methods=["GET", "PUT"])
    app.add_url_rule("/api/orders", "order", list, methods=["POST"])
    app.add_url_rule("/api/tenants/<tenant>", "items", list, methods=["GET", "PATCH"])
    app.add_url_rule("/api/preview/<path:page>", "preview", list, methods=["POST"])
    app.add_url_rule("/api/stats/daily", "stats", list)
    app.add_url_rule("/feed", "feed", cross_origin("*")(list))
    app.add_url_rule("/me", "me", cross_origin("*", supports_credentials=True)(_me))
    app.add_url_rule("/api/health", "health", cors_exempt(_health))
    return app


def _admin() -> Blueprint:
    admin = Blueprint("admin", __name__, url_prefix="/admin")
    CORS(admin, origins=HQ, resources=["/users", "/log/*"], csrf_protect=True)
    admin.add_url_rule("/users", "users", list, methods=["GET", "POST"])
    admin.add_url_rule("/log/<day>", "log", list)
    admin.add_url_rule("/roles", "roles", list)
    admin.add_url_rule("/log/hook", "hook", csrf_exempt(_hook), methods=["POST"])
    return admin


def _me() -> dict[str, str]:
    return {"user": session["user"]}


def _health() -> str:
    return "ok"


def _hook() -> str:
    return "ok"


def hostile() -> Flask:
    """An application whose every name tries to break out of the page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _hostile()


def _hostile() -> Flask:
    # An older Flask looks for a module of the name, unless it is told where it is.
    here = str(Path(__file__).parent)
    app = Flask(SCRIPT, root_path=here, instance_path=here)
    CORS(
        app,
        resources={
            f"/{COMMENT}/*": {
                "origins": [re.compile(f"https://({IMAGE}|{LINES})"), QUOTES],
                "expose_headers": ["X-A"],
            },
            "/*": check,
        },
    )
    app.add_url_rule("/\"'><script>", SCRIPT, list)
    app.add_url_rule('/<img>/" onerror="alert(1)', IMAGE, list)
    app.add_url_rule(f"/{QUOTES.replace('/', '')}", QUOTES, list, methods=["POST"])
    app.add_url_rule(f"/{LINES}", f"{COMMENT}\ud800", list)
    return app


def check(origin: str) -> bool:
    return False


check.__name__ = SCRIPT


def many() -> Flask:
    """More routes than are shown at once."""
    app = Flask("many", static_folder=None)
    CORS(app, origins=SHOP)

    for number in range(600):
        app.add_url_rule(f"/{number:03}", f"view{number}", list)

    return app
