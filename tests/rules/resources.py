"""Rules about resources and routes, shown."""

import re
import typing as t

from flask import Blueprint
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import Fault

from .case import APP
from .case import application
from .case import Build
from .case import Case
from .case import cors
from .case import twice

PARTNER = "https://partner.example"

SLASH = "a path starts with a slash: this one matches none."
CARVE = (
    "Write the strict pattern with as many slashes, or the lax one without those paths."
)
NO_ROUTE = "it governs no route of the URL map."
ELSEWHERE = "Remove it, unless something outside the URL map serves these paths."
DEFAULT_METHODS = "('GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE')"


def relative_path(written: str, meant: str, near: t.Any, value: t.Any = None) -> Case:
    return Case(
        Fault.RELATIVE_PATH,
        said=f"resources={written!r} (CORS()): {SLASH} Write {meant!r}. [CORS301]",
        broken=cors(origins=APP, resources=value or written),
        near=cors(origins=APP, resources=near),
    )


def blueprint_twice(second: str) -> Build:
    def build() -> Flask:
        app = application()
        shop = Blueprint("shop", __name__, url_prefix="/shop")
        shop.add_url_rule("/items", "items", list)
        CORS(shop, resources="/items", origins=APP)
        CORS(shop, resources=second, origins=PARTNER)
        app.register_blueprint(shop)
        return app

    return build


def replaced(paths: str, before: str, broken: Build, near: Build) -> Case:
    return Case(
        Fault.REPLACED_RESOURCE,
        said=f"resources={paths!r} (CORS()): it replaces an earlier policy of the same "
        f"paths, {before}. Configure these paths in one place. [CORS302]",
        broken=broken,
        near=near,
    )


def table(**entries: t.Any) -> Build:
    return cors(resources=entries)


def shadowed(
    path: str, message: str, broken: dict[t.Any, t.Any], near: dict[t.Any, t.Any]
) -> Case:
    return Case(
        Fault.SHADOWED_RESOURCE,
        said=f"resources={path!r} (CORS()): it governs {message} [CORS303]",
        broken=cors(resources=broken),
        near=cors(resources=near),
    )


def laxer(
    path: str, first: str, what: str, broken: dict[str, t.Any], near: dict[str, t.Any]
) -> Case:
    return Case(
        Fault.LAXER_OVERLAP,
        said=f"resources={path!r} (CORS()): {first!r} is tried first and governs paths "
        f"of it, with a laxer policy: it allows {what}. {CARVE} [CORS304]",
        broken=cors(resources=broken),
        near=cors(resources=near),
    )


def routed(*rules: str, root: str = "/", **options: t.Any) -> Build:
    """An application with these routes; each may be followed by its methods."""

    def build() -> Flask:
        app = Flask("rules")
        app.config["APPLICATION_ROOT"] = root

        for rule in rules:
            path, *methods = rule.split()
            app.add_url_rule(path, path[1:], list, methods=methods or ["GET"])

        CORS(app, **{"origins": APP, **options})
        return app

    return build


def governs_no_route(path: str, fix: str, broken: Build, near: Build) -> Case:
    return Case(
        Fault.GOVERNS_NO_ROUTE,
        said=f"resources={path!r} (CORS()): {NO_ROUTE} {fix} [CORS305]",
        broken=broken,
        near=near,
    )


def misspelled(path: str, meant: str, *rules: str) -> Case:
    """A pattern that governs no route, and the one that is proposed."""
    return governs_no_route(
        path,
        f"Did you mean {meant!r}?",
        routed(*rules, resources=path),
        routed(*rules, resources=meant),
    )


def shop(resources: t.Any, of_blueprint: t.Any = None) -> Build:
    """An application with a blueprint that has a prefix."""

    def build() -> Flask:
        app = application()
        shop = Blueprint("shop", __name__, url_prefix="/shop")
        shop.add_url_rule("/items", "items", list)
        shop.add_url_rule("/items/<int:id>", "item", list)

        if of_blueprint is not None:
            CORS(shop, resources=of_blueprint, origins=APP)

        app.register_blueprint(shop)
        CORS(app, resources=resources, origins=APP)
        return app

    return build


def mounted() -> Flask:
    """What is served is not in the URL map at all."""
    app = Flask("rules")
    CORS(app, resources="/socket.io/*", origins=APP)
    app.wsgi_app = DispatcherMiddleware(  # type: ignore[method-assign]
        app.wsgi_app, {"/socket.io": application()}
    )
    return app


def relative_to_blueprint(path: str, rule: str, meant: str, broken: Build) -> Case:
    return Case(
        Fault.RELATIVE_TO_BLUEPRINT,
        said=f"resources={path!r} (CORS()): it governs no route of the URL map, in "
        f"which the blueprint 'shop' has {rule!r}. Write {meant!r}. [CORS306]",
        broken=broken,
        near=shop(meant),
    )


def exempt(rule: str, *resources: str) -> Build:
    """The routes of a shop; one of them is left out on purpose."""

    def build() -> Flask:
        app = Flask("rules")

        for path in ("/api/books", "/api/authors", "/api/genres", "/api/books/<id>"):
            view = cors_exempt(lambda: "") if path == rule else lambda: ""
            app.add_url_rule(path, path[1:], view)

        CORS(app, resources=resources, origins=APP)
        return app

    return build


def uncovered(rule: str, view: str, beside: str, pattern: str, **build: Build) -> Case:
    return Case(
        Fault.UNCOVERED_ROUTE,
        said=f"No entry of resources governs {rule!r} (view {view!r}), although "
        f"{beside} governed. Add {pattern!r}, or exempt the view with @cors_exempt. "
        f"(CORS()) [CORS307]",
        **build,
    )


def in_blueprint(*resources: str) -> Build:
    def build() -> Flask:
        app = Flask("rules")
        shop = Blueprint("shop", __name__, url_prefix="/shop")

        for path in ("/items/new", "/carts/new", "/orders/old/all"):
            shop.add_url_rule(path, path[1:].replace("/", "_"), list)

        app.register_blueprint(shop)
        CORS(app, resources=resources, origins=APP)
        return app

    return build


def decorated(*methods: str) -> Build:
    """A view with a policy of its own."""

    def build() -> Flask:
        app = Flask("rules")

        @app.route("/api/books", methods=["GET", "PATCH"])
        @cross_origin(APP, methods=list(methods))
        def books() -> str:
            return ""

        return app

    return build


def not_allowed(methods: str, source: str, said: str, fix: str, **build: Build) -> Case:
    return Case(
        Fault.ROUTE_METHOD_NOT_ALLOWED,
        said=f"methods={methods} ({source}): pages of other origins cannot send {said}."
        f" If they are to, write methods={fix}. [CORS308]",
        **build,
    )


CASES: list[Case] = [
    relative_path("api/*", "/api/*", near="/api/*"),
    relative_path("api", "/api", near="/api"),
    relative_path("", "/", near="/"),
    relative_path("api.*", "/api.*", near="/api.*"),
    relative_path(r"api/v\d+", r"/api/v\d+", near=r"(/api)?/v\d+"),
    relative_path(r"^api/.*", r"^/api/.*", near=r"^/api/.*"),
    relative_path(
        "api/.*",
        "/api/.*",
        value=re.compile("api/.*"),
        near=re.compile("API|/api"),
    ),
    relative_path("https://api.example.com/v1/*", "/v1/*", near="/v1/*"),
    relative_path("https?://api.example.com/v1/.*", "/v1/.*", near="/v1/.*"),
    relative_path("https://api.example.com", "/*", near="*"),
    replaced(
        "/api/*",
        f"with origins={APP!r}, max_age=None",
        broken=twice(
            {"resources": "/api/*", "origins": APP},
            {"resources": "/api/*", "max_age": 5},
        ),
        near=twice(
            {"resources": "/api/*", "origins": APP},
            {"resources": "/api/*", "origins": [APP]},
        ),
    ),
    replaced(
        "/*",
        "with origins='*'",
        broken=twice({}, {"origins": APP}),
        near=twice({"resources": "/api/*"}, {"origins": APP}),
    ),
    replaced(
        "*",
        f"written '/*', with origins={APP!r}",
        broken=cors(resources={"/*": APP, "*": PARTNER}),
        near=cors(resources={"/*": APP, "*": APP}),
    ),
    replaced(
        "/items",
        f"with origins={APP!r}",
        broken=blueprint_twice("/items"),
        near=blueprint_twice("/carts"),
    ),
    shadowed(
        "/api/v*",
        "no path: '/api/.*' is tried first on all of them, with a laxer policy: it "
        "allows any origin. Write '/api/*' for '/api/.*': it is tried later.",
        broken={"/api/.*": "*", "/api/v*": APP},
        near={"/api/*": "*", "/api/v*": APP},
    ),
    shadowed(
        "/api/v*",
        f"no path: '/api/.*' is tried first on all of them, with a laxer policy: it "
        f"allows the origin {PARTNER!r}. Write '/api/*' for '/api/.*': it is tried "
        f"later.",
        broken={"/api/.*": PARTNER, "/api/v*": APP},
        near={"/api/v*": APP, "/api/.*": PARTNER},
    ),
    shadowed(
        "/api*",
        "no path: '^/api.*' is tried first on all of them. Keep one of them.",
        broken={"/api*": "*", "^/api.*": APP},
        near={"/api*": "*", "^/api/.*": APP},
    ),
    shadowed(
        "/*",
        "no path: '^/.*' is tried first on all of them. Keep one of them.",
        broken={"/*": "*", "^/.*": APP},
        near={"/*": APP, "^/.*": APP},
    ),
    shadowed(
        "/api/*",
        "'/api' alone: '/api/.*' is tried first on all others. Keep one of them.",
        broken={"/api/*": "*", "/api/.*": APP},
        near={"/api/*": "*", "/api/v1/.*": APP},
    ),
    shadowed(
        "/api/*",
        "no path: '/api/.*' and '/api' are tried first on all of them. Keep one of "
        "them.",
        broken={"/api/*": "*", "/api/.*": APP, "/api": APP},
        near={"/api/*": APP, "/api/.*": APP, "/api": APP},
    ),
    shadowed(
        "/api/v1.*",
        "paths such as '/api/v1x' alone: '/api/v1/*' is tried first on all others. "
        "Keep one of them.",
        broken={"/api/v1/*": APP, "/api/v1.*": [APP, PARTNER]},
        near={"/api/v1/*": APP, "/api/v1*": [APP, PARTNER]},
    ),
    shadowed(
        "/api/",
        "no path: '/api/*' is tried first on all of them. Keep one of them.",
        broken={"/api/*": APP, re.compile("/api/"): "*"},
        near={"/api/*": APP, re.compile("/api/", re.IGNORECASE): "*"},
    ),
    laxer(
        "/api*",
        "/api/*",
        "any origin",
        broken={"/api/*": "*", "/api*": APP},
        near={"/api/*": "*", "/api/login*": APP},
    ),
    laxer(
        "/api*",
        "/api/*",
        f"the origin {PARTNER!r}",
        broken={"/api/*": [APP, PARTNER], "/api*": APP},
        near={"/api/*": APP, "/api*": [APP, PARTNER]},
    ),
    laxer(
        "/a*",
        "/(a|b)/.*",
        "the origins 'https://*.example.com'",
        broken={"/(a|b)/.*": "https://*.example.com", "/a*": APP},
        near={"/(a|b)/.*": APP, "/a*": "https://*.example.com"},
    ),
    laxer(
        "/api/*",
        "/api/[a-z0-9]+",
        "requests with credentials",
        broken={
            "/api/[a-z0-9]+": {"origins": APP, "supports_credentials": True},
            "/api/*": APP,
        },
        near={
            "/api/[0-9]+": {"origins": APP, "supports_credentials": True},
            "/api/*": APP,
        },
    ),
    laxer(
        "/api/*",
        "/api/[a-z0-9]+",
        "the method DELETE",
        broken={
            "/api/[a-z0-9]+": {"origins": APP, "methods": ["GET", "DELETE"]},
            "/api/*": {"origins": APP, "methods": ["GET", "PUT"]},
        },
        near={
            "/api/[a-z0-9]+": {"origins": APP, "methods": ["GET", "POST"]},
            "/api/*": {"origins": APP, "methods": ["GET", "PUT"]},
        },
    ),
    misspelled("/apj/*", "/api/*", "/api/books"),
    misspelled("/api/boks", "/api/books", "/api/books", "/api/authors"),
    misspelled("/apj/.*", "/api/.*", "/api/books"),
    misspelled("/API/*", "/api/*", "/api/books"),
    misspelled("^/API/.*", "^/api/.*", "/api/<path:all>"),
    misspelled("/api/books/", "/api/books", "/api/books"),
    misspelled("/api/books", "/api/books/", "/api/books/"),
    misspelled("/api/v1/*", "/api/v2/*", "/api/v2/books"),
    misspelled("/books/*", "/api/books/*", "/api/books", "/login"),
    misspelled("/backend/api/*", "/api/*", "/api/books"),
    misspelled("/api/books/<id>", "/api/books/*", "/api/books/<int:id>"),
    misspelled("/api/<id>/books", "/api/[^/]+/books", "/api/<author>/books"),
    misspelled("/api/{id}", "/api/*", "/api/<name>"),
    misspelled("/api/:id/books", "/api/[^/]+/books", "/api/<author>/books"),
    misspelled("/api/.+", "/api/*", "/api/<name>"),
    misspelled("/api/*/books", "/api/[^/]+/books", "/api/<author>/books"),
    misspelled("/", "/*", "/api/books"),
    governs_no_route(
        "/app/api/*",
        "Did you mean '/api/*'?",
        broken=routed("/api/books", root="/app", resources="/app/api/*"),
        near=routed("/api/books", root="/app", resources="/api/*"),
    ),
    governs_no_route(
        "/socket.io/*",
        ELSEWHERE,
        broken=routed("/api/books", resources=["/api/*", "/socket.io/*"]),
        near=mounted,
    ),
    governs_no_route(
        "/api/books/seven",
        ELSEWHERE,
        broken=routed("/api/books/<int:id>", resources="/api/books/seven"),
        near=routed("/api/books/<int:id>", resources="/api/books/7"),
    ),
    governs_no_route(
        "/en/*",
        ELSEWHERE,
        broken=routed("/<any(de,fr):language>/books", resources="/en/*"),
        near=routed("/<any(de,en):language>/books", resources="/en/*"),
    ),
    Case(
        Fault.GOVERNS_NO_ROUTE,
        said="resources='/item/*' (CORS()): it governs no route of the blueprint "
        "'shop'. Did you mean '/items/*'? [CORS305]",
        broken=shop("/api/*", of_blueprint="/item/*"),
        near=shop("/api/*", of_blueprint=["/items/*", "/shop/items"]),
    ),
    relative_to_blueprint("/items", "/shop/items", "/shop/items", shop("/items")),
    relative_to_blueprint("/items/*", "/shop/items", "/shop/items/*", shop("/items/*")),
    relative_to_blueprint(
        r"/items/\d+", "/shop/items/<int:id>", r"/shop/items/\d+", shop(r"/items/\d+")
    ),
    uncovered(
        "/api/genres",
        "api/genres",
        "'/api/books' and '/api/authors' are",
        "/api/genres",
        broken=exempt("", "/api/books", "/api/authors", "/api/books/*"),
        near=exempt("/api/genres", "/api/books", "/api/authors", "/api/books/*"),
    ),
    uncovered(
        "/api/books/<int:id>",
        "list",
        "'/api/books' is",
        "/api/books/*",
        broken=routed("/api/books", "/api/books/<int:id>", resources="/api/books"),
        near=routed("/api/books", "/api/books/<int:id>", resources="/api/books*"),
    ),
    uncovered(
        "/api/books/<id>/",
        "list",
        "'/api/books/' is",
        "/api/books/*",
        broken=routed("/api/books/", "/api/books/<id>/", resources="/api/books/"),
        near=routed("/api/books/", "/api/books/all/", resources="/api/books/"),
    ),
    uncovered(
        "/shop/orders/old/all",
        "list",
        "'/shop/items/new' and '/shop/carts/new' are",
        "/shop/orders/old/all",
        broken=in_blueprint("/shop/items/new", "/shop/carts/new"),
        near=in_blueprint("/shop/items/*", "/shop/carts/*"),
    ),
    not_allowed(
        "['GET']",
        "CORS()",
        "PUT to '/api/books' (view 'list')",
        "['GET', 'PUT']",
        broken=routed("/api/books GET PUT", methods=["GET"]),
        near=routed("/api/books GET POST HEAD", methods=["GET"]),
    ),
    not_allowed(
        DEFAULT_METHODS,
        "the default",
        "QUERY to '/api/books' (view 'list')",
        "['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY']",
        broken=routed("/api/books QUERY"),
        near=routed("/api/books PUT PATCH DELETE"),
    ),
    not_allowed(
        "['POST']",
        "CORS()",
        "DELETE and PUT to '/a' (view 'list'), PUT to '/b' (view 'list'), PUT to '/c' "
        "(view 'list') and 1 more",
        "['POST', 'DELETE', 'PUT']",
        broken=routed("/a PUT DELETE", "/b PUT", "/c PUT", "/d PUT", methods=["POST"]),
        near=routed("/a PUT DELETE", "/b PUT", "/c PUT", "/d PUT", methods="auto"),
    ),
    not_allowed(
        "['GET']",
        "@cross_origin()",
        "PATCH to '/api/books' (view 'books')",
        "['GET', 'PATCH']",
        broken=decorated("GET"),
        near=decorated("PATCH"),
    ),
]
