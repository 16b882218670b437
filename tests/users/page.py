"""A page on some origin, and what its requests bring back from an application."""

import typing as t

from flask import Blueprint
from flask import Flask
from werkzeug.test import Client
from werkzeug.test import TestResponse

GOOD = "https://app.example.com"
ADMIN = "https://admin.example.com"
EVIL = "https://evil.example"

REQUEST_METHOD = "Access-Control-Request-Method"
REQUEST_HEADERS = "Access-Control-Request-Headers"

View = t.Callable[..., t.Any]


class Page:
    """What a page on ``origin`` asks of a WSGI application."""

    def __init__(self, app: t.Any, origin: str | None = GOOD) -> None:
        self.client = app.test_client() if isinstance(app, Flask) else Client(app)
        self.origin = origin

    def fetch(
        self, path: str = "/", method: str = "GET", **headers: str
    ) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        if self.origin is not None:
            named["Origin"] = self.origin

        return t.cast(
            TestResponse, self.client.open(path, method=method, headers=named)
        )

    def preflight(
        self, path: str = "/", method: str = "PUT", headers: str | None = None
    ) -> TestResponse:
        asked = {REQUEST_METHOD: method}

        if headers is not None:
            asked[REQUEST_HEADERS] = headers

        return self.fetch(path, "OPTIONS", **asked)

    def can_read(self, path: str = "/", method: str = "GET") -> bool:
        """Whether a browser hands the response to the page, without credentials."""
        values = self.fetch(path, method).headers.getlist("Access-Control-Allow-Origin")
        return values in (["*"], [self.origin])


def readers(
    app: t.Any, path: str = "/", method: str = "GET", asking: str = "PUT"
) -> list[str]:
    """Those of three origins whose pages get the CORS headers of a response."""
    answers = {}

    for origin in (GOOD, ADMIN, EVIL):
        page = Page(app, origin)
        is_preflight = method == "OPTIONS"
        answers[origin] = (
            page.preflight(path, asking) if is_preflight else page.fetch(path, method)
        )

    return [origin for origin in answers if allow_origin(answers[origin]) == origin]


def allow_origin(response: TestResponse) -> str | None:
    return response.headers.get("Access-Control-Allow-Origin")


def allow_credentials(response: TestResponse) -> str | None:
    return response.headers.get("Access-Control-Allow-Credentials")


def allow_methods(response: TestResponse) -> set[str]:
    return names(response, "Access-Control-Allow-Methods")


def allow_headers(response: TestResponse) -> set[str]:
    return names(response, "Access-Control-Allow-Headers")


def vary(response: TestResponse) -> set[str]:
    return names(response, "Vary")


def names(response: TestResponse, header: str) -> set[str]:
    """The comma-separated names in every line of a header."""
    values = ",".join(response.headers.getlist(header)).split(",")
    return {value.strip() for value in values} - {""}


def cors_headers(response: TestResponse) -> set[str]:
    """The names of all the response's CORS headers."""
    return {name for name, _ in response.headers if name.startswith("Access-Control-")}


def application(*paths: str, methods: t.Sequence[str] = ("GET",)) -> Flask:
    """A small application that answers on these paths; on ``/`` if there are none."""
    app = Flask("users")

    for path in paths or ("/",):
        add(app, path, path, methods=methods)

    return app


def add(target: Flask | Blueprint, path: str, endpoint: str, **options: t.Any) -> None:
    """Add a view, whose answer is the same whatever the path says."""
    target.add_url_rule(path, endpoint, lambda **values: "ok", **options)
