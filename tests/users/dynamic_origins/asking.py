"""Applications that ask a function about origins, in each way there is."""

import typing as t

from flask import Flask

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import cross_origin

Build = t.Callable[..., t.Any]


def extension(origins: t.Any, **options: t.Any) -> Flask:
    app = Flask("asking")
    app.add_url_rule("/", "index", lambda: "ok", methods=["GET", "PUT", "POST"])
    CORS(app, origins=origins, **options)
    return app


def plain(environ: t.Any, start_response: t.Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]


def middleware(origins: t.Any, **options: t.Any) -> CORSMiddleware:
    return CORSMiddleware(plain, origins=origins, **options)


def view(origins: t.Any, **options: t.Any) -> Flask:
    """A decorated view without a layer."""
    app = Flask("asking")
    decorated = cross_origin(origins=origins, **options)(lambda: "ok")
    app.add_url_rule("/", "index", decorated, methods=["GET", "PUT", "POST"])
    return app


def view_below_cors(origins: t.Any, **options: t.Any) -> Flask:
    app = view(origins, **options)
    CORS(app, resources=[])
    return app


EACH: t.Final[tuple[Build, ...]] = (extension, middleware, view, view_below_cors)


class Check:
    """A function that allows some origins, and counts how often it is asked."""

    def __init__(self, *allowed: str) -> None:
        self.allowed = set(allowed)
        self.asked: list[str] = []

    def __call__(self, origin: str) -> bool:
        self.asked.append(origin)
        return origin in self.allowed
