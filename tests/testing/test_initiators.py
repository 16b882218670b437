"""What browsers say of a request of their own accord: who made it, and from where."""

import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors.testing import BrowserClient

from .conftest import echo
from .conftest import to

CHROMIUM = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Safari/537.36"
)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
NAMES = ("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User")


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="*")
    app.add_url_rule("/", view_func=echo, methods=["GET", "POST"])
    app.add_url_rule("/to", view_func=to, methods=["GET", "POST"])
    return app


def said(response: t.Any) -> list[str | None]:
    headers = response.json["headers"]
    return [headers.get(name) for name in NAMES]


@pytest.mark.parametrize(
    ("origin", "url", "site"),
    [
        ("https://api.example", "/", "same-origin"),
        ("https://api.example:8443", "/", "same-site"),
        ("http://api.example", "/", "cross-site"),
        ("https://app.example", "/", "cross-site"),
        ("null", "/", "cross-site"),
        ("https://app.shop.example", "https://api.shop.example/", "same-site"),
        ("https://app.co.uk", "https://api.co.uk/", "cross-site"),
        ("https://app.shop.co.uk", "https://api.shop.co.uk/", "same-site"),
        ("https://api.example", "/to?url=https://other.example/", "cross-site"),
    ],
)
def test_how_far_the_page_is(app: Flask, origin: str, url: str, site: str) -> None:
    response = BrowserClient(app, origin).fetch(url)
    assert said(response) == [site, "cors", "empty", None]


def test_the_way_counts_as_well(app: Flask) -> None:
    """A request that has been elsewhere is never one of the same origin again."""
    response = BrowserClient(app, "https://api.example").fetch(
        "/to?url=https://other.example/to?url=https://api.example/"
    )
    assert response.url == "https://api.example/"
    assert said(response)[0] == "cross-site"


def test_what_anybody_can_read_on_the_way_says_nothing(app: Flask) -> None:
    response = BrowserClient(app, "http://app.example").fetch("http://api.example/")
    assert said(response) == [None] * 4


def test_a_preflight_says_it_too(app: Flask) -> None:
    response = BrowserClient(app).fetch("/", method="POST", json=[])
    assert response.preflight is not None
    headers = dict(response.preflight.sent.headers)
    assert [headers[name] for name in NAMES[:3]] == ["cross-site", "cors", "empty"]


@pytest.mark.parametrize(
    ("origin", "url", "referer"),
    [
        ("https://app.example", "/", "https://app.example/"),
        ("https://app.example", "http://api.example/", None),
        ("http://app.example", "http://api.example/", "http://app.example/"),
        ("null", "/", None),
    ],
)
def test_where_the_page_is(
    app: Flask, origin: str, url: str, referer: str | None
) -> None:
    response = BrowserClient(app, origin).fetch(url)
    assert response.json["headers"].get("Referer") == referer


@pytest.mark.parametrize(
    ("browser", "agent"),
    [("chromium", CHROMIUM), ("firefox", FIREFOX), ("standard", "Mozilla/5.0")],
)
def test_which_browser_it_is(app: Flask, browser: t.Any, agent: str) -> None:
    response = BrowserClient(app, browser=browser).fetch("/")
    assert response.json["headers"]["User-Agent"] == agent
    assert response.json["headers"]["Accept"] == "*/*"


def test_a_user_who_opens_a_url_comes_from_nowhere(app: Flask) -> None:
    shown = BrowserClient(app).visit("/to?url=https://other.example/")
    assert said(shown) == ["none", "navigate", "document", "?1"]
    assert shown.json["headers"]["Accept"].startswith("text/html,")
    assert "Referer" not in shown.json["headers"]


def test_a_form_comes_from_the_page_that_it_is_on(app: Flask) -> None:
    shown = BrowserClient(app).visit("/", data={"name": "Emma"})
    assert said(shown) == ["same-origin", "navigate", "document", "?1"]
    assert shown.json["headers"]["Referer"] == "https://api.example/"
    assert shown.json["headers"]["Origin"] == "https://api.example"
    assert shown.json["body"] == "name=Emma"
