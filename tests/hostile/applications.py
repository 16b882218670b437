"""Layers of every kind, around applications that do next to nothing."""

import collections.abc as cabc
import typing as t
import warnings

from flask import Flask

from flask_cors import CORS
from flask_cors import CORSMiddleware

from .requests import GOOD

CONFIGURATIONS: t.Final[dict[str, dict[str, t.Any]]] = {
    "any origin": {},
    "one origin": {"origins": GOOD},
    "credentials": {
        "origins": [GOOD, "https://admin.example.com"],
        "supports_credentials": True,
    },
    "10,000 wildcards": {
        "origins": [
            "https://*.example.com",
            *(f"https://*.site{number}.example" for number in range(10_000)),
        ]
    },
    "regexes": {
        "origins": [
            r"https://[a-z]+\.example\.com",
            r"https://(a|b)[0-9]*\.example\.org",
        ]
    },
    "header names": {
        "origins": GOOD,
        "allow_headers": ["content-type", "authorization", "x-requested-with"],
    },
    "header globs": {
        "origins": GOOD,
        "allow_headers": ["content-type", *(f"X-App-{n}-*" for n in range(10))],
    },
    "header regexes": {
        "origins": GOOD,
        "allow_headers": ["content-type", r"x-\w+-[0-9]+", "x-(one|two)"],
    },
    "any method": {"origins": GOOD, "methods": "*", "max_age": 600},
}


def trivial(environ: t.Any, start_response: t.Any) -> cabc.Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]


def around_a_trivial_application(**options: t.Any) -> t.Any:
    return _quietly(CORSMiddleware, trivial, **options)


def around_flask(**options: t.Any) -> t.Any:
    app = Flask("hostile")
    app.add_url_rule("/", "home", lambda: "ok", methods=["GET", "PUT"])
    app.add_url_rule("/p/<name>", "page", lambda name: "ok", methods=["GET", "PUT"])
    _quietly(CORS, app, **options)
    return app


LAYERS: t.Final = {
    "around a trivial application": around_a_trivial_application,
    "around Flask": around_flask,
}


def _quietly(build: t.Any, *args: t.Any, **options: t.Any) -> t.Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return build(*args, **options)
