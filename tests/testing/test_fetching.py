"""``fetch()`` of a page: what goes out, and what the page reads of the answer."""

import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors.pytest_plugin import OpenBrowser
from flask_cors.sansio.browser.exchanges import Exchange
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BlockReason
from flask_cors.testing import BrowserClient

from .conftest import API
from .conftest import PAGE


def lines(exchanges: tuple[Exchange, ...]) -> list[str]:
    return [f"{exchange.sent.method} {exchange.sent.url}" for exchange in exchanges]


def sent(response: t.Any) -> dict[str, str]:
    """What of a page's request arrives."""
    headers: dict[str, str] = response.json["headers"]
    return headers


@pytest.fixture
def client(cors_browser: OpenBrowser) -> BrowserClient:
    return cors_browser(PAGE)


def test_a_page_reads_the_response_that_it_may_read(client: BrowserClient) -> None:
    response = client.fetch("/api/books")
    assert response.status == 200
    assert response.ok
    assert response.json == ["Emma", "Ulysses"]
    assert response.text == '["Emma","Ulysses"]\n'
    assert response.data == b'["Emma","Ulysses"]\n'
    assert response.type == "cors"
    assert response.url == f"{API}/api/books"
    assert not response.redirected


def test_a_simple_request_takes_no_preflight(client: BrowserClient) -> None:
    response = client.fetch("/api/books")
    assert response.preflight is None
    assert lines(response.exchanges) == [f"GET {API}/api/books"]


def test_one_that_is_not_simple_takes_a_preflight(client: BrowserClient) -> None:
    response = client.fetch("/api/echo", method="PUT", json={"title": "Emma"})
    assert lines(response.exchanges) == [
        f"OPTIONS {API}/api/echo",
        f"PUT {API}/api/echo",
    ]
    assert response.preflight is response.exchanges[0]
    assert dict(response.preflight.sent.headers).items() >= {
        ("Origin", PAGE),
        ("Access-Control-Request-Method", "PUT"),
        ("Access-Control-Request-Headers", "content-type"),
    }
    assert dict(response.preflight.answer.headers)["Access-Control-Max-Age"] == "60"


def test_the_preflight_has_no_body_and_no_cookies(client: BrowserClient) -> None:
    client.set_cookie("name", "value", secure=True, samesite="None")
    response = client.fetch(
        "/api/echo", method="PUT", json={"title": "Emma"}, credentials="include"
    )
    preflight, request = response.exchanges
    assert "Cookie" not in dict(preflight.sent.headers)
    assert "Content-Type" not in dict(preflight.sent.headers)
    assert dict(request.sent.headers)["Cookie"] == "name=value"
    assert response.json["body"] == '{"title":"Emma"}'


def test_the_answer_to_a_preflight_is_remembered(app: Flask) -> None:
    now = 1_000_000.0
    client = BrowserClient(app, PAGE, clock=lambda: now)
    assert client.fetch("/api/echo", method="PUT").preflight is not None
    now += 59
    assert client.fetch("/api/echo", method="PUT").preflight is None
    now += 2
    assert client.fetch("/api/echo", method="PUT").preflight is not None


def test_a_page_cannot_read_the_headers_that_are_not_exposed(
    client: BrowserClient,
) -> None:
    headers = client.fetch("/api/books").headers
    assert headers["X-Total"] == "2"
    assert headers["x-total"] == "2"
    assert set(headers) == {"content-length", "content-type", "x-total"}
    assert headers.get("X-Shelf") is None
    assert "X-Shelf" not in headers
    assert "x-shelf" in headers.hidden


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "X-Shelf",
            "X-Shelf was sent, but the page cannot read it: name it in expose_headers.",
        ),
        ("X-Page", "X-Page is not among the headers of the response."),
        ("Set-Cookie", "Set-Cookie is a header that no page can read."),
    ],
)
def test_a_header_that_the_page_lacks_is_a_key_error_that_says_why(
    client: BrowserClient, name: str, message: str
) -> None:
    headers = client.fetch("/api/books").headers

    with pytest.raises(KeyError) as caught:
        headers[name]

    assert caught.value.args == (message,)


def test_the_headers_of_a_page_are_a_mapping(client: BrowserClient) -> None:
    headers = client.fetch("/api/echo", method="HEAD").headers
    assert len(headers) == 2
    assert repr(headers).startswith("PageHeaders({'content-length': ")


def test_a_page_of_another_origin_gets_an_error(cors_browser: OpenBrowser) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        cors_browser("https://evil.example").fetch("/api/books")

    assert caught.value.reason is BlockReason.ALLOW_ORIGIN_MISSING


def test_a_sandboxed_page_has_the_origin_null(cors_browser: OpenBrowser) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        cors_browser("null").fetch("/api/books")

    assert dict(caught.value.exchanges[0].sent.headers)["Origin"] == "null"


def test_a_page_of_the_applications_own_origin_reads_everything(
    cors_browser: OpenBrowser,
) -> None:
    response = cors_browser(API).fetch("/private")
    assert response.type == "basic"
    assert response.headers["X-Shelf"] == "7"


def test_in_the_mode_no_cors_the_page_learns_nothing(client: BrowserClient) -> None:
    response = client.fetch("/private", mode="no-cors")
    assert (response.status, response.type, response.data) == (0, "opaque", b"")
    assert not response.ok
    assert response.json is None
    assert dict(response.headers) == {}
    assert response.exchanges[0].answer.status == 200


def test_the_mode_same_origin_keeps_a_page_to_its_own(client: BrowserClient) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        client.fetch("/api/books", mode="same-origin")

    assert caught.value.reason is BlockReason.NOT_SAME_ORIGIN
    assert caught.value.exchanges == ()


def test_browsers_drop_headers_that_a_page_cannot_set(client: BrowserClient) -> None:
    headers = {"Cookie": "a=b", "Origin": "https://other.example", "Accept": "a/b"}
    arrived = sent(client.fetch("/api/echo", headers=headers))
    assert "Cookie" not in arrived
    assert arrived["Origin"] == PAGE
    assert arrived["Accept"] == "a/b"


def test_headers_may_be_pairs(client: BrowserClient) -> None:
    pairs = [("Accept", "a/b"), ("Accept", "a/c")]
    assert sent(client.fetch("/api/echo", headers=pairs))["Accept"] == "a/b, a/c"


def test_a_value_that_is_no_text_becomes_one(client: BrowserClient) -> None:
    headers: t.Any = {"Accept-Language": 7}
    assert sent(client.fetch("/api/echo", headers=headers))["Accept-Language"] == "7"


def test_the_method_is_the_one_that_the_page_writes(client: BrowserClient) -> None:
    assert client.fetch("/api/echo", method="put").json["method"] == "PUT"

    with pytest.raises(BlockedByCORS) as caught:
        client.fetch("/api/echo", method="patch")

    assert caught.value.refusal.value == "patch"


def test_a_redirect_is_followed(client: BrowserClient) -> None:
    response = client.fetch("/api/to?url=/api/books")
    assert response.redirected
    assert response.url == f"{API}/api/books"
    assert response.json == ["Emma", "Ulysses"]
    assert [e.answer.status for e in response.exchanges] == [302, 200]


@pytest.mark.parametrize(
    ("status", "method", "body"),
    [
        (301, "GET", ""),
        (302, "GET", ""),
        (303, "GET", ""),
        (307, "POST", "a"),
        (308, "POST", "a"),
    ],
)
def test_a_redirect_may_take_the_body_away(
    client: BrowserClient, status: int, method: str, body: str
) -> None:
    url = f"/api/to?status={status}&url=/api/echo"
    response = client.fetch(url, method="POST", data="a")
    assert response.json["method"] == method
    assert response.json["body"] == body
    assert ("Content-Type" in sent(response)) == bool(body)


def test_a_redirect_to_what_is_not_allowed_is_an_error(client: BrowserClient) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        client.fetch("/api/to?url=/private")

    assert lines(caught.value.exchanges) == [
        f"GET {API}/api/to?url=/private",
        f"GET {API}/private",
    ]


def test_a_redirect_can_be_an_error_or_left_alone(client: BrowserClient) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        client.fetch("/api/to?url=/api/books", redirect="error")

    assert caught.value.reason is BlockReason.REDIRECT_REFUSED
    response = client.fetch("/api/to?url=/api/books", redirect="manual")
    assert (response.status, response.type) == (0, "opaqueredirect")


def test_what_a_view_raises_comes_out(client: BrowserClient) -> None:
    with pytest.raises(RuntimeError, match=r"^no shelf$"):
        client.fetch("/api/broken")


def test_or_the_page_reads_the_500(app: Flask, client: BrowserClient) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    assert client.fetch("/api/broken").status == 500


@pytest.mark.parametrize(
    ("browser", "is_remembered"),
    [("chromium", False), ("firefox", True), ("standard", True)],
)
def test_chromium_remembers_no_longer_than_two_hours(
    browser: t.Any, is_remembered: bool
) -> None:
    app = Flask(__name__)
    CORS(app, origins=PAGE, max_age=86_400)
    app.add_url_rule("/", view_func=list, methods=["PUT"])
    now = 1_000_000.0
    client = BrowserClient(app, PAGE, browser=browser, clock=lambda: now)
    client.fetch("/", method="PUT")
    now += 7201
    assert (client.fetch("/", method="PUT").preflight is None) is is_remembered


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"mode": "nocors"},
            "mode cannot be 'nocors'. Did you mean 'no-cors'?",
        ),
        (
            {"mode": "navigate"},
            "mode cannot be 'navigate'. There are 'cors', 'no-cors', 'same-origin'.",
        ),
        (
            {"credentials": "included"},
            "credentials cannot be 'included'. Did you mean 'include'?",
        ),
        (
            {"redirect": "followed"},
            "redirect cannot be 'followed'. Did you mean 'follow'?",
        ),
    ],
    ids=str,
)
def test_an_option_that_browsers_do_not_know_is_an_error(
    client: BrowserClient, options: t.Any, message: str
) -> None:
    with pytest.raises(ValueError, match=r"cannot be") as caught:
        client.fetch("/api/books", **options)

    assert str(caught.value) == message
