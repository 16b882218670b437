"""Configurations and requests that are drawn at random: the same in each run."""

import random
import re
import typing as t
import warnings
from collections.abc import Iterator

from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import PageRequest

from .cases import Application

HOW_MANY: t.Final = 150
EACH: t.Final = 6

_ORIGINS: t.Final = (
    *("https://app.example.com", "https://www.example.com", "https://example.com"),
    *(
        "http://app.example.com",
        "https://app.example.com:8443",
        "http://localhost:3000",
    ),
    *("http://127.0.0.1:3000", "https://*.example.com", "http://localhost:*", "null"),
    *("https://app.example.com/", "app.example.com", "https:/app.example.com", "*"),
    *("HTTPS://APP.EXAMPLE.COM", "https://example.com/*", "capacitor://localhost", ""),
    *(
        r"https://\w+\.example\.com",
        re.compile(r"https://APP\.example\.com"),
        r"https://app",
    ),
)
_PAGES: t.Final = (
    *("https://app.example.com", "https://www.example.com", "https://example.com"),
    *(
        "http://app.example.com",
        "https://app.example.com:8443",
        "http://localhost:3000",
    ),
    *("http://127.0.0.1:3000", "http://[::1]:3000", "http://127.0.0.1:5000", "null"),
    *("https://a.b.example.com", "https://example.com:9000", "capacitor://localhost"),
    *(
        "https://APP.example.com".lower(),
        "https://apple.example",
        "https://evil.example",
    ),
)
_HEADERS: t.Final = (
    *("X-Token", "x-token", "X_Token", "Authorization", "Content-Type", "X-A", "x-b"),
    *("X-App-Name", "ETag", "Access-Control-Allow-Origin", "X-A!b", "x-a.b", "Range"),
)
_OPTIONS: t.Final[dict[str, tuple[t.Any, ...]]] = {
    "supports_credentials": (True, False),
    "methods": (["GET"], "PUT, patch", "*", "auto", ["get", "PURGE"], ["GET", "auto"]),
    "allow_headers": (["X-Token"], "X-*", ["x_token", "X-A"], r"x-[a-z]+", [], "*"),
    "expose_headers": ("X-Total", "*", ["ETag", "X-A"]),
    "max_age": (0, 600),
    "send_wildcard": (True,),
    "always_send": (False,),
    "vary_header": (False,),
    "timing_allow_origin": (True,),
    "csrf_protect": (True, "report"),
    "csrf_origins": (["https://app.example.com"], []),
}
_PATHS: t.Final = ("/items", "/items/1", "/api/a", "/folder", "/nowhere", "/it's")
_METHODS: t.Final = (
    "GET",
    "POST",
    "PUT",
    "PATCH",
    "patch",
    "PURGE",
    "GET|PUT",
    "DELETE",
)


def mixed() -> Iterator[Application]:
    """All of them that are no mistake."""
    chance = random.Random(11)

    for number in range(HOW_MANY):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                app = _application(chance)
        except CORSConfigError:
            continue

        requests = tuple(_request(chance) for _ in range(EACH))
        yield Application(f"drawn {number}", app, requests)


def _application(chance: random.Random) -> Flask:
    app = Flask("mixed")
    app.debug = chance.random() < 0.2
    app.add_url_rule("/items", "items", list, methods=["GET", "POST", "PUT"])
    app.add_url_rule("/items/<int:id>", "item", list, methods=["PATCH", "DELETE"])
    app.add_url_rule("/api/<name>", "api", list, methods=["GET", "PUT"])
    app.add_url_rule("/folder/", "folder", list, methods=["GET", "PUT"])
    CORS(app, **_options(chance), **_resources(chance))
    return app


def _resources(chance: random.Random) -> dict[str, t.Any]:
    """Now and then a table of paths."""
    tables: tuple[t.Any, ...] = (
        ["/api/*", "/items"],
        {"/api/*": _origins(chance), "/items*": _options(chance)},
        {"/*": [_options(chance), _options(chance)], "/api/*": {}},
        {r"/items/\d+": {"origins": _origins(chance)}},
    )
    return {"resources": chance.choice(tables)} if chance.random() < 0.5 else {}


def _options(chance: random.Random) -> dict[str, t.Any]:
    names = chance.sample([*_OPTIONS], chance.randint(0, 4))
    options = {name: chance.choice(_OPTIONS[name]) for name in names}
    return {"origins": _origins(chance), **options}


def _origins(chance: random.Random) -> list[t.Any]:
    return chance.sample(_ORIGINS, chance.choice((1, 1, 2, 3, 9, 12)))


def _request(chance: random.Random) -> PageRequest:
    names = chance.sample(_HEADERS, chance.choice((0, 0, 1, 2, 5)))
    return PageRequest(
        f"http://127.0.0.1:5000{chance.choice(_PATHS)}",
        chance.choice(_PAGES),
        chance.choice(_METHODS),
        tuple((name, "application/json") for name in names),
        credentials=chance.choice((Credentials.SAME_ORIGIN, Credentials.INCLUDE)),
    )
