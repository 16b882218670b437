"""Cookies: those of a login, and whether a page's requests carry them."""

import typing as t

import pytest
from flask import Flask
from flask import request
from flask import session

from flask_cors import CORS
from flask_cors.pytest_plugin import OpenBrowser
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient

from .conftest import API
from .conftest import PAGE

NEAR_PAGE = "https://app.shop.example"
NEAR_API = "https://api.shop.example"


def name_at(client: BrowserClient, credentials: t.Any = "include") -> str | None:
    """Whom the application takes the page's user for."""
    name: str | None = client.fetch("/api/me", credentials=credentials).json["name"]
    return name


@pytest.fixture
def _open_session(app: Flask) -> None:
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)


@pytest.mark.usefixtures("_open_session")
def test_a_user_logs_in_on_a_page_of_the_application(
    cors_browser: OpenBrowser,
) -> None:
    client = cors_browser(PAGE)
    shown = client.visit("/login", data={"name": "Emma"})
    assert shown.json == {"name": "Emma"}
    assert shown.url == f"{API}/api/me"
    assert shown.redirected
    assert shown.headers["Vary"] == "Cookie"
    assert name_at(client) == "Emma"


@pytest.mark.usefixtures("_open_session")
@pytest.mark.parametrize("credentials", ["omit", "same-origin"])
def test_a_page_that_does_not_ask_for_cookies_sends_none(
    cors_browser: OpenBrowser, credentials: str
) -> None:
    client = cors_browser(PAGE)
    client.visit("/login")
    assert name_at(client, credentials) is None


def test_a_cookie_that_says_nothing_stays_with_its_own_site(
    cors_browser: OpenBrowser,
) -> None:
    client = cors_browser(PAGE)
    client.visit("/login", data={"name": "Emma"})
    assert [cookie.name for cookie in client.cookies] == ["session"]
    assert name_at(client) is None


def test_pages_of_the_same_site_send_it() -> None:
    app = Flask(__name__)
    CORS(app, origins=NEAR_PAGE, supports_credentials=True)
    app.add_url_rule("/api/theme", view_func=lambda: request.headers.get("Cookie"))
    client = BrowserClient(app, NEAR_PAGE, base_url=NEAR_API)
    client.set_cookie("theme", "dark")
    assert client.fetch("/api/theme", credentials="include").text == "theme=dark"


@pytest.mark.usefixtures("_open_session")
def test_a_page_logs_in_by_itself(app: Flask, cors_browser: OpenBrowser) -> None:
    @app.post("/api/session")
    def log_in() -> str:
        session["name"] = "Emma"
        return ""

    client = cors_browser(PAGE)
    client.fetch("/api/session", method="POST", credentials="include")
    assert name_at(client) == "Emma"


@pytest.mark.usefixtures("_open_session")
def test_firefox_keeps_the_cookies_of_each_site_apart(
    cors_browser: OpenBrowser,
) -> None:
    """https://developer.mozilla.org/docs/Web/Privacy/Guides/State_Partitioning"""
    client = cors_browser(PAGE, browser="firefox")
    client.visit("/login", data={"name": "Emma"})
    assert name_at(client) is None
    client.fetch("/login", mode="no-cors", credentials="include")
    assert name_at(client) == "nobody"


@pytest.mark.usefixtures("_open_session")
def test_without_credentials_a_cookie_that_comes_is_not_kept(
    app: Flask, cors_browser: OpenBrowser
) -> None:
    @app.post("/api/session")
    def log_in() -> str:
        session["name"] = "Emma"
        return ""

    client = cors_browser(PAGE)
    client.fetch("/api/session", method="POST")
    assert client.cookies == ()


def test_a_cookie_can_be_set_beforehand(cors_browser: OpenBrowser) -> None:
    client = cors_browser(PAGE)
    client.set_cookie("theme", "dark", secure=True, samesite="None")
    arrived = client.fetch("/api/echo", credentials="include").json
    assert arrived["headers"]["Cookie"] == "theme=dark"


def test_and_deleted(cors_browser: OpenBrowser) -> None:
    client = cors_browser(PAGE)
    client.set_cookie("theme", "dark")
    client.set_cookie("theme", max_age=0)
    assert client.cookies == ()


def test_a_cookie_that_browsers_refuse_is_an_error(cors_browser: OpenBrowser) -> None:
    with pytest.raises(
        ValueError,
        match=r"^A browser refuses this cookie of https://api\.example/: theme=dark; ",
    ):
        cors_browser(PAGE).set_cookie("theme", "dark", samesite="None")


def test_cookies_grow_old(app: Flask) -> None:
    now = 1_000_000_000.0
    client = BrowserClient(app, PAGE, clock=lambda: now)
    client.set_cookie("theme", "dark", max_age=60)
    now += 59
    assert len(client.cookies) == 1
    now += 2
    assert client.cookies == ()


def test_a_visit_to_nowhere_is_an_error(cors_browser: OpenBrowser) -> None:
    client = cors_browser(PAGE)

    with pytest.raises(BlockedByCORS) as caught:
        client.visit("/api/to?url=tel:1")

    assert caught.value.reason.value == "redirect-not-http"

    with pytest.raises(BlockedByCORS) as caught:
        client.visit("https://")

    assert caught.value.reason.value == "invalid-url"
