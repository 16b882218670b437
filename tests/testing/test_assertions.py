"""What suites assert, and what they are told when it is wrong."""

import typing as t

import pytest
from flask import Flask

from flask_cors.pytest_plugin import OpenBrowser
from flask_cors.testing import assert_allowed
from flask_cors.testing import assert_blocked
from flask_cors.testing import BlockReason
from flask_cors.testing import BrowserClient

from .conftest import API
from .conftest import PAGE

GOT_BOOKS = (
    f"GET {API}/api/books\n"
    f"    Origin: {PAGE}\n"
    "-> 200\n"
    f"    Access-Control-Allow-Origin: {PAGE}\n"
    "    Access-Control-Expose-Headers: X-Total\n"
    "    Access-Control-Allow-Credentials: true"
)


@pytest.fixture
def client(cors_browser: OpenBrowser) -> BrowserClient:
    return cors_browser(PAGE)


def failure(of: t.Callable[..., object], *args: t.Any, **options: t.Any) -> str:
    """What a suite is told."""
    with pytest.raises(AssertionError) as caught:
        of(*args, **options)

    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return str(caught.value)


def test_what_is_allowed_gives_the_response(client: BrowserClient) -> None:
    response = client.assert_allowed("/api/books", readable=["X-Total"])
    assert response.json == ["Emma", "Ulysses"]


def test_what_is_blocked_gives_the_error(client: BrowserClient) -> None:
    blocked = client.assert_blocked("/api/echo", method="DELETE")
    assert blocked.reason is BlockReason.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "reason", [BlockReason.METHOD_NOT_ALLOWED, "method-not-allowed", None]
)
def test_the_reason_may_be_named(
    client: BrowserClient, reason: BlockReason | str | None
) -> None:
    client.assert_blocked("/api/echo", method="DELETE", reason=reason)


def test_both_are_functions_of_an_application_as_well(app: Flask) -> None:
    assert_allowed(app, "/api/echo", origin=PAGE, method="PUT")
    assert_blocked(
        app,
        "/api/echo",
        origin="https://evil.example",
        reason="allow-origin-missing",
    )
    response = assert_allowed(app, "/api/books", base_url="https://shop.example")
    assert response.url == "https://shop.example/api/books"
    blocked = assert_blocked(app, "/private", browser="firefox")
    assert blocked.message == blocked.messages["firefox"]


def test_a_failure_says_why_the_page_gets_an_error(client: BrowserClient) -> None:
    options = {"url": "/api/echo", "method": "DELETE"}
    blocked = client.assert_blocked("/api/echo", method="DELETE")
    assert failure(client.assert_allowed, **options) == (
        f"The page cannot read the response.\n\n{blocked}"
    )


def test_a_failure_names_the_headers_that_the_page_lacks(
    client: BrowserClient,
) -> None:
    readable = ["X-Total", "X-Shelf", "X-Page"]
    assert failure(client.assert_allowed, "/api/books", readable=readable) == (
        "X-Shelf was sent, but the page cannot read it: name it in expose_headers.\n"
        "X-Page is not among the headers of the response.\n"
        "\n"
        f"{GOT_BOOKS}"
    )


def test_a_failure_says_that_nothing_was_blocked(client: BrowserClient) -> None:
    assert failure(client.assert_blocked, "/api/books") == (
        f"Nothing was blocked. The page can read the response.\n\n{GOT_BOOKS}"
    )


def test_a_failure_says_that_cors_plays_no_part(cors_browser: OpenBrowser) -> None:
    told = failure(cors_browser(API).assert_blocked, "/api/books")
    assert told.splitlines()[0] == (
        "Nothing was blocked. The page and the URL are of one origin, where CORS plays "
        "no part."
    )


def test_a_failure_says_which_reason_it_was(client: BrowserClient) -> None:
    blocked = client.assert_blocked("/private")
    assert failure(client.assert_blocked, "/private", reason="method-not-allowed") == (
        "Blocked, but for the reason 'allow-origin-missing', and not for "
        f"'method-not-allowed'.\n\n{blocked}"
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            {"mode": "no-cors"},
            "In the mode 'no-cors' the request goes out: the page can read nothing of "
            "the response, and gets no error either.",
        ),
        (
            {"redirect": "manual"},
            "With redirect='manual' the page gets no error: it can read nothing of a "
            "redirect.",
        ),
    ],
    ids=str,
)
def test_what_the_page_cannot_look_into_is_neither_allowed_nor_blocked(
    client: BrowserClient, options: t.Any, told: str
) -> None:
    url = "/api/to?url=/api/books"
    allowed = failure(client.assert_allowed, url, **options)
    blocked = failure(client.assert_blocked, url, **options)
    assert allowed.splitlines()[0] == told
    assert blocked.splitlines()[0] == f"Nothing was blocked. {told}"


def test_a_reason_that_there_is_not_is_an_error(client: BrowserClient) -> None:
    with pytest.raises(ValueError, match=r"^reason cannot be") as caught:
        client.assert_blocked("/private", reason="method_not_allowed")

    assert str(caught.value) == (
        "reason cannot be 'method_not_allowed'. Did you mean 'method-not-allowed'?"
    )


def test_an_unknown_option_is_an_error(client: BrowserClient) -> None:
    with pytest.raises(TypeError, match=r"'methods'"):
        client.assert_allowed("/api/books", methods="PUT")  # type: ignore[call-arg]
