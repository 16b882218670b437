"""Each published advisory of flask-cors, and of what shares its code."""

import logging
import re
import typing as t

import pytest
from flask import Flask
from werkzeug.test import create_environ
from werkzeug.test import run_wsgi_app

from flask_cors import CORS

from .page import ADMIN
from .page import application
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import REQUEST_METHOD


@pytest.fixture
def app() -> Flask:
    """An application that answers on every path."""
    return application("/", "/<path:rest>")


@pytest.mark.parametrize("path", ["/api/../foo.txt", "/api/%2e%2e/foo.txt"])
def test_cve_2020_25032_a_path_that_climbs_has_no_policy(app: Flask, path: str) -> None:
    CORS(app, resources={"/api/*": {"origins": "*"}})
    assert Page(app).can_read("/api/foo.txt")
    assert not Page(app).can_read(path)


def test_cve_2024_1681_a_request_cannot_forge_a_log_line(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    CORS(app, resources={"/api/*": {"origins": GOOD}})

    with caplog.at_level(logging.DEBUG, logger="flask_cors"):
        environ = create_environ("/api/x\nERROR root: forged")
        environ["HTTP_ORIGIN"] = "https://a.example\r\nERROR root: forged"
        run_wsgi_app(app, environ, buffered=True)

    assert caplog.records
    assert [
        record for record in caplog.records if not record.getMessage().isprintable()
    ] == []


def test_cve_2024_6221_private_networks_are_closed_by_default(app: Flask) -> None:
    CORS(app)
    asked = {
        REQUEST_METHOD: "PUT",
        "Access-Control-Request-Private-Network": "true",
    }
    response = Page(app).fetch("/", "OPTIONS", **asked)
    assert "Access-Control-Allow-Private-Network" not in response.headers


@pytest.mark.parametrize("reverse", [False, True], ids=["as written", "reversed"])
def test_cve_2024_6839_a_longer_pattern_is_not_the_more_specific_one(
    app: Flask, reverse: bool
) -> None:
    entries: list[tuple[t.Any, t.Any]] = [
        ("/api/*", {"origins": "*"}),
        ("/api/admin/*", {"origins": ADMIN}),
        (re.compile("/api/admin"), {"origins": "*"}),
    ]
    CORS(app, resources=dict(reversed(entries) if reverse else entries))
    assert Page(app, EVIL).can_read("/api/users")
    assert not Page(app, EVIL).can_read("/api/admin/users")
    assert Page(app, ADMIN).can_read("/api/admin/users")


def test_cve_2024_6844_a_plus_is_no_blank(app: Flask) -> None:
    CORS(app, resources={r"/a\+b": GOOD, "/a b": ADMIN})
    assert Page(app, GOOD).can_read("/a+b")
    assert not Page(app, ADMIN).can_read("/a+b")
    assert Page(app, ADMIN).can_read("/a%20b")
    assert not Page(app, GOOD).can_read("/a%20b")


def test_cve_2024_6844_a_path_is_decoded_once(app: Flask) -> None:
    CORS(app, resources={"/public/*": {"origins": "*"}})
    assert not Page(app).can_read("/%2570ublic/a")


def test_cve_2024_6866_paths_are_case_sensitive(app: Flask) -> None:
    CORS(app, resources={"/api/*": {"origins": "*"}, "/API/*": {"origins": ADMIN}})
    assert Page(app, EVIL).can_read("/api/x")
    assert not Page(app, EVIL).can_read("/API/x")
    assert not Page(app, EVIL).can_read("/Api/x")


@pytest.mark.parametrize(
    "origins",
    [r"https://.*\.example\.com", re.compile(r"https://.*\.example\.com")],
    ids=["string", "compiled"],
)
def test_cve_2026_37737_a_regex_matches_the_whole_origin(
    app: Flask, origins: t.Any
) -> None:
    CORS(app, origins=origins, supports_credentials=True)
    assert Page(app).can_read()
    assert not Page(app, "https://app.example.com.evil.example").can_read()
