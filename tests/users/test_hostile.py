"""Requests that no browser sends: no exception, no reflection, no cost."""

import logging
import time
import typing as t

import pytest
from flask import Flask
from werkzeug.test import create_environ
from werkzeug.test import run_wsgi_app

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware

from ..hostile.costs import BOUND
from ..hostile.costs import ratio
from ..hostile.costs import ratios
from ..hostile.requests import HEADERS
from ..hostile.requests import ORIGIN
from ..hostile.requests import PREFLIGHT
from ..hostile.requests import Variables
from .page import allow_headers
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import vary


def call(app: t.Any, method: str = "GET", **environ: str) -> tuple[str, t.Any, bytes]:
    """The answer to a WSGI call whose variables no server has looked at."""
    call_environ = create_environ("/", method=method)
    call_environ.update(environ)
    body, status, headers = run_wsgi_app(app, call_environ, buffered=True)
    return status, headers, b"".join(body)


def plain(environ: t.Any, start_response: t.Any) -> t.Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]


def flask_app(**options: t.Any) -> Flask:
    app = application(methods=("GET", "PUT"))
    CORS(app, **options)
    return app


HOSTILE_ORIGINS = {
    "newline": "https://a.example\r\nSet-Cookie: x=1",
    "line feed": "https://a.example\nX: y",
    "null byte": "https://a.example\x00",
    "escape": "https://a.example\x1b[31m",
    "markup": "<script>alert(1)</script>",
    "quotes": "https://a.example\"'",
    "blank inside": "https://a.example https://b.example",
    "two origins": "https://a.example, https://b.example",
    "repeated": "https://a.example,https://b.example",
    "raw bytes": "https://\xe4\xf6\xfc.example",
    "backslash": "https://a.example\\.evil.example",
    "backtick": "https://a.example`.evil.example",
    "oversized": f"https://{'a' * 8000}.example",
    "one too long": f"https://{'a' * 319}",
}


@pytest.mark.parametrize("origin", HOSTILE_ORIGINS.values(), ids=HOSTILE_ORIGINS)
@pytest.mark.parametrize(
    "app",
    [
        flask_app(),
        flask_app(origins=[GOOD, r"https://.*\.example"]),
        CORSMiddleware(plain),
    ],
    ids=["any origin", "regex", "middleware"],
)
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_a_hostile_origin_is_refused_and_not_sent_back(
    app: t.Any, origin: str, method: str
) -> None:
    asked = {"HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PUT"} if method == "OPTIONS" else {}
    status, headers, _ = call(app, method, HTTP_ORIGIN=origin, **asked)
    assert status == "200 OK"
    assert [name for name, _ in headers if name.startswith("Access-Control-")] == []
    assert "Origin" in headers["Vary"]


def test_an_origin_with_a_user_is_no_origin_of_that_host() -> None:
    app = flask_app(origins=["https://*.example.com", GOOD])
    assert not Page(app, "https://evil.example@app.example.com").can_read()
    assert not Page(app, "https://app.example.com@evil.example").can_read()


@pytest.mark.parametrize(
    "asked",
    ["<script>alert(1)</script>", "x one", "x\x00one", "x-\xe4", "x:one", "(x)"],
    ids=ascii,
)
def test_a_header_name_that_is_no_token_is_not_sent_back(asked: str) -> None:
    _, headers, _ = call(
        flask_app(),
        "OPTIONS",
        HTTP_ORIGIN=GOOD,
        HTTP_ACCESS_CONTROL_REQUEST_METHOD="PUT",
        HTTP_ACCESS_CONTROL_REQUEST_HEADERS=asked,
    )
    assert "Access-Control-Allow-Headers" not in headers


def test_header_names_are_not_repeated_and_not_empty() -> None:
    response = Page(flask_app()).preflight(headers="X-A,,X-B, ,X-A,x-a")
    sent = response.headers["Access-Control-Allow-Headers"]
    assert sorted(name.lower() for name in sent.split(", ")) == ["x-a", "x-b"]


def test_a_header_that_is_asked_for_at_great_length_is_not_sent_back() -> None:
    asked = ",".join(f"x-{number}-{'a' * 100}" for number in range(1600))
    response = Page(flask_app()).preflight(headers=asked)
    assert response.status_code == 200
    assert sum(len(name) + len(value) for name, value in response.headers) < 10_000


def test_a_thousand_header_names_are_not_sent_back() -> None:
    asked = ",".join(f"x-{number}" for number in range(1000))
    assert len(allow_headers(Page(flask_app()).preflight(headers=asked))) < 1000


@pytest.mark.parametrize("method", ["", " ", "PUT\r\nX: y", "<PUT>", "\xe4"], ids=ascii)
def test_a_method_that_is_no_token_is_not_granted(method: str) -> None:
    for methods in ("*", ["GET", "PUT"], "auto"):
        status, headers, _ = call(
            flask_app(methods=methods),
            "OPTIONS",
            HTTP_ORIGIN=GOOD,
            HTTP_ACCESS_CONTROL_REQUEST_METHOD=method,
        )
        assert status == "200 OK"
        assert "Access-Control-Allow-Methods" not in headers


def test_a_regex_that_keeps_a_server_busy_is_refused_at_set_up() -> None:
    """users: one request kept the server busy for seconds."""
    with pytest.raises(CORSConfigError, match=r"\[CORS161\]"):
        flask_app(origins=r"https://([a-z0-9-]+\.?)+\.example\.com")


def test_a_regex_never_sees_an_oversized_origin() -> None:
    app = flask_app(origins="https://[a-z]+")
    assert Page(app, f"https://{'a' * 300}").can_read()
    response = Page(app, f"https://{'a' * 400}").fetch()
    assert cors_headers(response) == set()
    assert vary(response) == {"Origin"}


@pytest.mark.timed
def test_a_wildcard_costs_nothing_for_many_labels() -> None:
    app = flask_app(origins="https://*.example.com")
    started = time.perf_counter()
    assert not Page(app, f"https://{'a.' * 150}example.org").can_read()
    assert Page(app, f"https://{'a.' * 150}example.com").can_read()
    assert time.perf_counter() - started < 1


@pytest.mark.timed
@pytest.mark.parametrize(
    "hostile",
    [
        "," * 8000,
        "," * 65_000,
        "a" * 8000,
        "x, " * 2700,
        ",".join(f"x{number}" for number in range(1000)),
    ],
    ids=["commas", "many commas", "one name", "one name often", "many names"],
)
def test_a_hostile_header_costs_no_more_than_a_normal_one(hostile: str) -> None:
    app = flask_app(origins=GOOD, allow_headers=["content-type", r"x-\w+"])
    asked = {**PREFLIGHT, ORIGIN: GOOD}
    normal = {**asked, HEADERS: "content-type, x-one"}
    found = ratios(
        app, lambda: normal, {"hostile": lambda: {**asked, HEADERS: hostile}}
    )
    assert found["hostile"] < BOUND


@pytest.mark.timed
@pytest.mark.parametrize("origin", ["https://site19999.example", EVIL])
def test_twenty_thousand_origins_cost_no_more_than_one(origin: str) -> None:
    many = flask_app(
        origins=[f"https://site{number}.example" for number in range(20_000)]
    )
    one = flask_app(origins=GOOD)
    assert Page(many, "https://site19999.example").can_read()

    def asked() -> Variables:
        return {**PREFLIGHT, ORIGIN: origin}

    assert ratio((one, asked), (many, asked)) < 4


def test_request_data_is_logged_escaped_and_cut(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = flask_app(origins=GOOD)

    with caplog.at_level(logging.DEBUG, logger="flask_cors"):
        call(app, HTTP_ORIGIN="https://a.example\r\nERROR forged\x1b[31m")
        call(app, HTTP_ORIGIN=f"https://{'a' * 8000}")

    messages = [record.getMessage() for record in caplog.records]
    assert len(messages) == 2
    assert [text for text in messages if not text.isprintable()] == []
    assert max(map(len, messages)) < 1000


def test_a_method_of_any_length_is_not_sent_back() -> None:
    app = application()
    CORS(app, origins=GOOD, methods="*")
    response = Page(app).preflight(method="A" * 8000)
    assert "Access-Control-Allow-Methods" not in response.headers
