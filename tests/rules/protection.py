"""Rules about requests that change something, shown."""

import typing as t

from flask import Flask
from flask import session
from werkzeug.middleware.profiler import ProfilerMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS
from flask_cors import csrf_exempt
from flask_cors import Fault

from .case import APP
from .case import application
from .case import Build
from .case import Case
from .case import cors
from .case import twice

ADMIN = "https://admin.example.com"
WRITERS = (
    "it keeps nobody from writing, as csrf_protect is off where this could count. "
    "Write csrf_protect=True beside it. [CORS252]"
)
REPORTED = (
    "it refuses nothing yet: requests that pages of other origins may not make are "
    "logged, and carried out. Write csrf_protect=True once nothing in the log is meant "
    "to pass. [CORS253]"
)
BELOW_ANOTHER = (
    "ProxyFix is behind the layer of CORS(), with another layer between them: "
    "csrf_protect compares the Origin with the address that the proxy uses, and may "
    "refuse the application's own pages. Call CORS(app) before that other layer goes "
    "around the application, or put ProxyFix around it. (the application) [CORS412]"
)
PROTECT = (
    "CORS keeps the response from a page, not the request from being carried out. "
    "Write CORS(app, csrf_protect=True), or check a token, as Flask-WTF's CSRFProtect "
    "does. [CORS410]"
)


def order() -> str:
    return str(session["basket"])


def note() -> str:
    return "noted"


@csrf_exempt
def exempt_order() -> str:
    return str(session["basket"])


@csrf_exempt
def webhook() -> str:
    return "noted"


def line(function: t.Any) -> str:
    return f"protection.py, line {function.__code__.co_firstlineno}"


def shop(*views: t.Any, same_site: str | None = "Lax", **options: t.Any) -> Build:
    """An application with a session, and views that take orders."""

    def build() -> Flask:
        app = Flask("rules", static_folder=None)
        app.config.update(
            SECRET_KEY="secret",
            SERVER_NAME="api.example.com",
            SESSION_COOKIE_SAMESITE=same_site,
            SESSION_COOKIE_SECURE=True,
        )
        app.add_url_rule("/basket", view_func=order, endpoint="basket")

        for view in views:
            app.add_url_rule(f"/{view.__name__}", view_func=view, methods=["POST"])

        CORS(app, **{"origins": APP, "supports_credentials": True, **options})
        return app

    return build


def behind(*layers: t.Any, **options: t.Any) -> Build:
    """An application with layers around it, the last of which is the outermost."""

    def build() -> Flask:
        app = application()

        for layer in layers:
            app.wsgi_app = layer(app.wsgi_app)

        CORS(app, origins=APP, **options)
        return app

    return build


CASES = [
    Case(
        Fault.EVERYBODY_WRITES,
        "csrf_origins='*' (CORS()): any page could write, and nothing would be "
        "protected. Name the origins that may write, or write csrf_protect=False. "
        "[CORS251]",
        cors(origins=APP, csrf_protect=True, csrf_origins="*"),
        cors(origins="*", csrf_protect=True, csrf_origins=APP),
    ),
    Case(
        Fault.EVERYBODY_WRITES,
        "csrf_origins='https?://.*' (resources['/api/*'] of CORS()): any page could "
        "write, and nothing would be protected. Name the origins that may write, or "
        "write csrf_protect=False. [CORS251]",
        cors(
            csrf_protect=True,
            resources={"/api/*": {"origins": APP, "csrf_origins": "https?://.*"}},
        ),
        cors(
            csrf_protect=True,
            resources={"/api/*": {"origins": APP, "csrf_origins": []}},
        ),
    ),
    Case(
        Fault.CSRF_ORIGINS_WITHOUT_PROTECTION,
        f"csrf_origins='{ADMIN}' (CORS()): {WRITERS}",
        cors(origins=APP, csrf_origins=ADMIN),
        cors(origins=APP, csrf_origins=ADMIN, csrf_protect="report"),
    ),
    Case(
        Fault.CSRF_ORIGINS_WITHOUT_PROTECTION,
        f"csrf_origins=['{ADMIN}'] (resources['/b'] of CORS()): {WRITERS}",
        cors(
            origins=APP,
            resources={"/a": {"csrf_protect": True}, "/b": {"csrf_origins": [ADMIN]}},
        ),
        cors(
            origins=APP,
            csrf_origins=ADMIN,
            resources={"/a": {"csrf_protect": True}, "/b": {"csrf_protect": False}},
        ),
    ),
    Case(
        Fault.CSRF_ORIGINS_WITHOUT_PROTECTION,
        f"csrf_origins='{ADMIN}' (CORS()): {WRITERS}",
        cors(resources=[], csrf_origins=ADMIN),
        twice(
            {"origins": APP, "resources": "/a", "csrf_origins": ADMIN},
            {"origins": APP, "resources": "/b", "csrf_protect": True},
        ),
    ),
    Case(
        Fault.CSRF_ONLY_REPORTED,
        f"csrf_protect='report' (CORS()): {REPORTED}",
        cors(origins=APP, csrf_protect="report"),
        cors(origins=APP, csrf_protect=True),
    ),
    Case(
        Fault.CSRF_ONLY_REPORTED,
        f"csrf_protect='report' (CORS()): {REPORTED}",
        cors(resources=[], csrf_protect="report"),
        twice(
            {"resources": [], "csrf_protect": "report"},
            {"resources": [], "csrf_protect": True},
        ),
    ),
    Case(
        Fault.LAX_COOKIES_WITHOUT_CSRF_PROTECTION,
        "SESSION_COOKIE_SAMESITE='Lax' (app.config['SESSION_COOKIE_SAMESITE']): any "
        "other host of the site, such as a subdomain, can send 'POST /order' with the "
        f"session cookie: {PROTECT}",
        shop(order),
        shop(order, csrf_protect=True),
    ),
    Case(
        Fault.LAX_COOKIES_WITHOUT_CSRF_PROTECTION,
        "SESSION_COOKIE_SAMESITE=None (app.config['SESSION_COOKIE_SAMESITE']): not "
        "set, so that some browsers send it along with the forms of every site; and "
        "any other host of the site, such as a subdomain, can send 'POST /note' with "
        f"the session cookie: {PROTECT}",
        shop(
            order,
            note,
            same_site=None,
            resources={"/order": {"csrf_protect": True}, "/note": {}},
        ),
        shop(order, note, same_site=None, csrf_protect="report"),
    ),
    Case(
        Fault.EXEMPT_VIEW_WITH_SESSION,
        "The view 'exempt_order' has csrf_exempt, and uses session: whatever page a "
        "visitor opens can send it requests as that visitor. Remove csrf_exempt, or "
        "see that the view tells by other means who calls. "
        f"({line(exempt_order.__wrapped__)}) [CORS411]",
        shop(exempt_order, csrf_protect=True),
        shop(order, webhook, csrf_protect=True),
    ),
    Case(
        Fault.PROXY_BELOW_ANOTHER_LAYER,
        BELOW_ANOTHER,
        behind(ProxyFix, ProfilerMiddleware, csrf_protect=True),
        behind(ProfilerMiddleware, ProxyFix, csrf_protect=True),
    ),
    Case(
        Fault.PROXY_BELOW_ANOTHER_LAYER,
        BELOW_ANOTHER,
        behind(ProxyFix, ProfilerMiddleware, csrf_protect="report"),
        behind(ProxyFix, ProfilerMiddleware),
    ),
]
