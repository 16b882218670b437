"""Testing as a browser, as type checkers see it."""

import typing as t
from typing import assert_type

from flask import Flask

from flask_cors import CORSMiddleware
from flask_cors.pytest_plugin import OpenBrowser
from flask_cors.testing import assert_allowed
from flask_cors.testing import assert_blocked
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BlockReason
from flask_cors.testing import BrowserClient
from flask_cors.testing import PageHeaders
from flask_cors.testing import PageResponse

if t.TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

app = Flask(__name__)
client = BrowserClient(
    app,
    "https://app.example",
    base_url="https://api.example",
    browser="firefox",
    hosts={"files.example": app},
    clock=lambda: 0.0,
)

response = client.fetch(
    "/",
    method="PUT",
    headers={"X-Token": "a"},
    json=[1],
    mode="cors",
    credentials="include",
    redirect="manual",
)
assert_type(response, PageResponse)
assert_type(response.headers, PageHeaders)
assert_type(response.headers.get("X-Total"), str | None)
assert_type(response.status, int)
client.fetch("/", headers=[("X-Token", "a")], data=b"")
assert_type(client.visit("/login", data={"name": "Emma"}), PageResponse)

assert_type(client.assert_allowed("/", readable=["X-Total"]), PageResponse)
assert_type(client.assert_blocked("/", reason="not-http", method="PUT"), BlockedByCORS)
assert_type(client.assert_blocked("/").reason, BlockReason)
assert_type(assert_allowed(app, "/", origin="null", json={}), PageResponse)
assert_type(assert_blocked(app, "/", reason=BlockReason.NOT_HTTP), BlockedByCORS)


def wrapped(application: "WSGIApplication") -> BrowserClient:
    return BrowserClient(CORSMiddleware(application))


def test_something(cors_browser: OpenBrowser) -> None:
    assert_type(cors_browser(), BrowserClient)
    assert_type(cors_browser("null", app=app, browser="firefox"), BrowserClient)


BrowserClient(app, browser="chrome")  # type: ignore[arg-type]
BrowserClient(app, "https://app.example", "https://api.example")  # type: ignore[call-arg]
client.fetch("/", mode="nocors")  # type: ignore[arg-type]
client.assert_allowed("/", credentials="included")  # type: ignore[arg-type]
client.assert_blocked("/", methods="PUT")  # type: ignore[call-arg]
assert_allowed("/")  # type: ignore[call-arg, arg-type]
