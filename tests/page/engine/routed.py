"""Applications whose routes, views and hosts make a difference, as cases."""

import itertools
import typing as t
import warnings
from collections.abc import Iterator

from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest

from .cases import Application
from .cases import asked
from .viewed import APP
from .viewed import Asked
from .viewed import each
from .viewed import nothing
from .viewed import of_views
from .viewed import views

EVIL: t.Final = "https://evil.example"


def routed() -> Iterator[Application]:
    """All of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from _all()


def _all() -> Iterator[Application]:
    yield _case("converters", _converters(), *_of_converters())
    yield _case("slashes", _slashes(), *_of_slashes())
    yield _case("slashes in debug mode", _debugged(_slashes()), *_of_slashes())
    yield _case("resources", _resources(), *_of_resources())
    yield _case("blueprints", _blueprints(), *_of_blueprints())
    yield _case("blueprints in debug mode", _debugged(_blueprints()), *_of_blueprints())
    yield _case("views", views(CORS), *of_views())
    yield _case("views in debug mode", _debugged(views(CORS)), *of_views())
    yield _case("views alone", views(nothing), *of_views())
    yield _case("views alone, debugged", _debugged(views(nothing)), *of_views())
    yield _modes()
    yield _case("no call", _slashes(nothing), *_of_slashes())
    yield _case("hosts", _hosts(), *_of_hosts("a.example:8000", "b.example", "c.x"))
    yield _case("subdomains", _subdomains(), *_of_hosts(*_BELOW))
    yield _case("a server name", _named(), *_of_hosts("shop.example", "127.0.0.1:5000"))
    yield _case("trusted hosts", _trusting(), *_of_hosts(*_BELOW, "evil.example"))


_BELOW: t.Final = ("shop.example", "api.shop.example", "a.b.shop.example", "127.0.0.1")


def _case(name: str, app: Flask, *paths: Asked) -> Application:
    """Each of its paths, asked for by two pages, now and then with cookies."""
    modes = itertools.cycle((Credentials.SAME_ORIGIN, Credentials.INCLUDE))
    pages = itertools.cycle((APP, APP, EVIL))
    return Application(
        name,
        app,
        tuple(
            asked(app, method, path, next(pages), next(modes)) for method, path in paths
        ),
    )


def _debugged(app: Flask) -> Flask:
    app.debug = True
    return app


def _served(app: Flask | Blueprint, rule: str, *methods: str, **options: t.Any) -> None:
    """A route whose endpoint is its number."""
    name = f"view{len(getattr(app, 'deferred_functions', ())) or _count(app)}"
    app.add_url_rule(rule, name, list, methods=methods or ["GET"], **options)


def _count(app: t.Any) -> int:
    return len(getattr(app, "view_functions", ()))


def _converters() -> Flask:
    app = Flask("converters")

    for rule in (
        "/int/<int:id>",
        "/between/<int(min=3, max=7):id>",
        "/digits/<int(fixed_digits=3):id>",
        "/signed/<int(signed=True):id>",
        "/float/<float:id>",
        "/near/<float(max=1.5):id>",
        "/uuid/<uuid:id>",
        "/any/<any(one, 'two.three'):id>",
        "/text/<string(length=2):id>",
        "/path/<path:id>",
        "/path/<path:id>/end",
        "/deep/<path:id>/",
        "/a-<name>-b/<int:id>.html",
        "/a-<name>-b/<id>",
        "/a-b-c/<id>",
    ):
        _served(app, rule, "GET", "PUT")

    CORS(app, origins=APP, methods="auto", resources=["/*"])
    return app


def _of_converters() -> list[Asked]:
    paths = (
        *("/int/1", "/int/x", "/int/-1", "/int/%D9%A1", "/between/2", "/between/7"),
        *("/digits/12", "/digits/123", "/signed/-4", "/float/1.5", "/float/1"),
        *("/near/1.5", "/near/1.6", "/uuid/6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
        *("/uuid/6ba7b810", "/any/one", "/any/two.three", "/any/two_three"),
        *("/text/ab", "/text/abc", "/text/%C3%BC%C3%B6", "/path/a/b", "/path/a/end"),
        *("/path/a/b/end", "/path/", "/deep/a/b", "/deep/a/", "/a-x-b/1.html"),
        *("/a-x-b/1", "/a-b-c/1", "/a-x-y/1", "/a-%20-b/%2F", "/path/%0A"),
    )
    return [*each(paths, "GET"), *each(paths, "PUT"), *each(paths[::4], "DELETE")]


def _slashes(attach: t.Any = CORS) -> Flask:
    app = Flask("slashes")
    app.url_map.merge_slashes = True
    _served(app, "/folder/", "GET", "POST")
    _served(app, "/file", "GET", "PATCH")
    _served(app, "/lax/", "GET", strict_slashes=False)
    _served(app, "/both", "GET")
    _served(app, "/both/", "PUT")
    _served(app, "/twice//there", "GET", merge_slashes=False)
    _served(app, "/", "GET")
    attach(app, origins=[APP], expose_headers=["X-Total"])
    return app


def _of_slashes() -> list[Asked]:
    paths = ("/folder", "/folder/", "/file", "/file/", "/lax", "/lax/", "/both")
    odd = ("/both/", "//file", "/folder//", "/twice//there", "/twice/there", "/", "//")
    asked = ("/folder?a=1&b='x'", "/folder?%C3%BC=|^`{}[]", "/nowhere", "/file?a=<b>")
    every = (*paths, *odd, *asked)
    return [*each(every, "GET", "PUT"), *each(every, "patch", "POST", "HEAD")]


def _resources() -> Flask:
    app = Flask("resources")
    several: list[t.Any] = [
        {"origins": APP, "supports_credentials": True},
        {"origins": "*", "methods": "GET"},
    ]
    CORS(
        app,
        resources={
            "/literal": {"origins": APP, "max_age": 600},
            "/api/*": {"origins": APP, "methods": ["GET"]},
            "/api/v2/*": {"origins": [EVIL], "allow_headers": ["X-Token"]},
            "/pre*": several,
            r"/regex/\d+$": {"origins": r"https://\w+\.example\.com"},
            r"/(a|b)/c": {"origins": r"https://(?P<x>app)\.example\.(?P=x)"},
        },
    )
    _served(app, "/api/<path:path>", "GET", "PUT")
    return app


def _of_resources() -> list[Asked]:
    paths = (
        *("/literal", "/literal/x", "/api", "/api/x", "/apix", "/api/v2", "/api/v2/y"),
        *("/pre", "/prefix", "/regex/1", "/regex/1x", "/regex/%C3%BC", "/a/c", "/c/c"),
        *("/api/../x", "/api/%2e%2e/x", "/api/%2E%2E%2Fx", "/", "/API/x"),
        *("/it's", '/say"it"', "/%00", "/%F0%9F%98%80", "/%FF", "/a*b", "/x[1]"),
    )
    return [*each(paths, "GET"), *each(paths, "PUT"), *each(paths, "GET")]


def _blueprints() -> Flask:
    app = Flask("blueprints")
    shop, items, free = (Blueprint(name, "x") for name in ("shop", "items", "free"))
    CORS(shop, origins=APP, resources=["/shop/<x>", "/list", "/cart/*"])
    CORS(items, origins=EVIL, methods="GET", supports_credentials=True)
    _served(shop, "/list", "GET", "PUT")
    _served(shop, "/cart/<int:id>", "GET", "DELETE")
    _served(items, "/one", "GET", "PUT")
    _served(free, "/one", "GET")
    shop.register_blueprint(items, url_prefix="/items")
    app.register_blueprint(shop, url_prefix="/shop")
    app.register_blueprint(free, url_prefix="/free/<name>")
    CORS(app, origins="*", resources=["/free/*", "/shop/cart/*"], csrf_protect=True)
    return app


def _of_blueprints() -> list[Asked]:
    paths = ("/shop/list", "/shop/cart/1", "/shop/cart/x", "/shop/items/one", "/shop")
    others = ("/shop/items/none", "/free/x/one", "/free/x/none", "/none", "/shopping")
    every = (*paths, *others)
    return [*each(every, "GET", "PUT"), *each(every, "DELETE", "POST", "GET")]


def _hosts() -> Flask:
    app = Flask("hosts", host_matching=True, static_host="a.example:8000")
    app.add_url_rule("/", "a", list, host="a.example:8000", methods=["GET", "PUT"])
    app.add_url_rule("/folder/", "b", list, host="b.example")
    app.add_url_rule("/", "c", list, host="<name>.x")
    CORS(app, origins=APP)
    return app


def _subdomains() -> Flask:
    app = Flask("subdomains", subdomain_matching=True)
    app.config["SERVER_NAME"] = "shop.example"
    app.add_url_rule("/", "main", list)
    app.add_url_rule("/folder/", "api", list, subdomain="api", methods=["GET", "PUT"])
    blueprint = Blueprint("tenants", "x", subdomain="<tenant>")
    CORS(blueprint, origins=EVIL, resources=["/*"])
    _served(blueprint, "/", "GET", "PUT")
    app.register_blueprint(blueprint, url_prefix="/t")
    CORS(app, origins=APP)
    return app


def _named() -> Flask:
    app = _slashes()
    app.config["SERVER_NAME"] = "shop.example"
    app.config["PREFERRED_URL_SCHEME"] = "https"
    return app


def _trusting() -> Flask:
    app = _slashes()
    app.config["TRUSTED_HOSTS"] = [".shop.example"]
    return app


def _modes() -> Application:
    """Every mode of a request, from pages near and far, with headers of all kinds."""
    app = _slashes()
    pages = (APP, EVIL, "null", "http://127.0.0.1:5000", "http://localhost:3000")
    asked = itertools.product(
        Mode, Credentials, pages, _HEADERS, ("GET", "POST", "PUT")
    )
    url = "http://127.0.0.1:5000/folder"
    requests = (
        PageRequest(url, page, method, headers, mode=mode, credentials=credentials)
        for mode, credentials, page, headers, method in asked
    )
    return Application("modes", app, tuple(itertools.islice(requests, 0, None, 2)))


_HEADERS: t.Final = (
    (),
    (("Content-Type", "text/plain"), ("Range", "bytes=0-9")),
    (("X-Token", "1"), ("Accept", "é(")),
    (("User-Agent", "x"), ("Access-Control-Allow-Origin", "*")),
    (("Accept-Language", "a" * 129), ("Accept", "a" * 100), ("accept", "b" * 100)),
    tuple((f"Accept{name}", "a" * 128) for name in ["", "-Language"] * 5),
)


def _of_hosts(*hosts: str) -> list[Asked]:
    starts = [f"{scheme}://{host}" for host in hosts for scheme in ("http", "https")]
    paths = [f"{start}{path}" for start in starts for path in _PATHS]
    return each(paths, "GET", "PUT")


_PATHS: t.Final = ("/", "/folder", "/folder/", "/t/", "/t", "/t/none")
