"""The parts of a case: a configuration, a request, and whether it may write."""

import typing as t
import warnings
from dataclasses import dataclass

from flask import Flask
from werkzeug.test import Client
from werkzeug.test import run_wsgi_app
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import CORSWarning

OWN = "https://api.example.com"
APP = "https://app.example.com"
ADMIN = "https://admin.example.com"
EVIL = "https://evil.example"

Options = t.Mapping[str, t.Any]

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a request says of where it comes from, and where it goes.

    :param site: the value of Sec-Fetch-Site.
    :param own: the origin that it is sent to.
    """

    site: str | None = None
    origin: str | None = None
    method: str = "POST"
    path: str = "/"
    own: str = OWN

    def headers(self) -> list[tuple[str, str]]:
        named = [("Sec-Fetch-Site", self.site), ("Origin", self.origin)]
        return [(name, value) for name, value in named if value is not None]

    def sent(self, app: t.Any) -> TestResponse:
        """What an application answers to it."""
        client = app.test_client() if isinstance(app, Flask) else Client(app)
        return client.open(
            self.path,
            method=self.method,
            base_url=self.own,
            headers=self.headers(),
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One request under one configuration, and whether it may write."""

    id: str
    options: Options
    request: Request
    may_write: bool


def passes(id: str, options: Options, **request: t.Any) -> Case:
    return Case(id, options, Request(**request), True)


def refused(id: str, options: Options, **request: t.Any) -> Case:
    return Case(id, options, Request(**request), False)


def status(app: t.Any, environ: dict[str, t.Any]) -> int:
    """What a server gets for exactly this, with nothing put right before."""
    line = run_wsgi_app(app, environ)[1]
    return int(line.partition(" ")[0])


def flask_app(options: Options) -> Flask:
    """An application that answers "done" to whatever runs a view of it."""
    app = Flask("csrf")
    methods = [*METHODS, "TRACE", "PURGE"]

    for path in ("/", "/<path:anything>"):
        app.add_url_rule(path, path, lambda **values: "done", methods=methods)

    attached(lambda: CORS(app, **options))
    return app


def wrapped_app(options: Options) -> CORSMiddleware:
    """The same, of no framework."""
    return attached(lambda: CORSMiddleware(Response("done"), **options))


T = t.TypeVar("T")


def attached(attach: t.Callable[[], T]) -> T:
    """Attach CORS. What it warns of plays no part here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CORSWarning)
        return attach()
