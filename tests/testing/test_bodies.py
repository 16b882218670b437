"""Bodies, with the ``Content-Type`` that browsers give them."""

import io
import typing as t

import pytest

from flask_cors.pytest_plugin import OpenBrowser
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient

from .conftest import PAGE

FORM = "application/x-www-form-urlencoded;charset=UTF-8"


@pytest.fixture
def client(cors_browser: OpenBrowser) -> BrowserClient:
    return cors_browser(PAGE)


@pytest.mark.parametrize(
    ("options", "content_type", "body"),
    [
        ({"json": {"é": [1, None]}}, "application/json", '{"é":[1,null]}'),
        ({"data": "Emma, é"}, "text/plain;charset=UTF-8", "Emma, é"),
        ({"data": b"Emma"}, None, "Emma"),
        ({"data": ""}, "text/plain;charset=UTF-8", ""),
        ({"data": {"a": "1 2", "b": ["é", "&"]}}, FORM, "a=1+2&b=%C3%A9&b=%26"),
        ({"data": {}}, FORM, ""),
        ({}, None, ""),
    ],
    ids=str,
)
def test_a_body_brings_its_content_type(
    client: BrowserClient, options: t.Any, content_type: str | None, body: str
) -> None:
    arrived = client.fetch("/api/echo", method="POST", **options).json
    assert arrived["headers"].get("Content-Type") == content_type
    assert arrived["body"] == body


def test_a_form_with_a_file_is_of_several_parts(client: BrowserClient) -> None:
    data = {"title": "Emma", "cover": (io.BytesIO(b"a cover"), "emma.txt")}
    arrived = client.fetch("/api/echo", method="POST", data=data).json
    kind, _, boundary = arrived["headers"]["Content-Type"].partition("; boundary=")
    assert kind == "multipart/form-data"
    assert boundary.strip('"') in arrived["body"]
    assert 'filename="emma.txt"' in arrived["body"]
    assert "a cover" in arrived["body"]


def test_a_form_takes_no_preflight_and_json_does(client: BrowserClient) -> None:
    form = client.fetch("/api/echo", method="POST", data={"title": "Emma"})
    assert form.preflight is None
    assert client.fetch("/api/echo", method="POST", json={}).preflight is not None


def test_the_page_may_say_the_content_type_itself(client: BrowserClient) -> None:
    headers = {"content-type": "text/plain"}
    response = client.fetch("/api/echo", method="POST", json=[], headers=headers)
    assert response.json["headers"]["Content-Type"] == "text/plain"
    assert response.preflight is None


@pytest.mark.parametrize("method", ["GET", "get", "HEAD"])
def test_a_get_with_a_body_is_an_error(client: BrowserClient, method: str) -> None:
    with pytest.raises(
        TypeError, match=rf"^A request of the method {method} has no body in a browser"
    ):
        client.fetch("/api/echo", method=method, data="a")


def test_two_bodies_are_an_error(client: BrowserClient) -> None:
    with pytest.raises(
        TypeError, match=r"^A request has one body: give json or data\.$"
    ):
        client.fetch("/api/echo", method="POST", data="a", json=1)


@pytest.mark.parametrize("text", ["true", "[1]"])
def test_a_response_is_json_if_it_says_so(client: BrowserClient, text: str) -> None:
    client_of = client.fetch("/api/echo", method="POST", data=text)
    assert client_of.json["body"] == text


def test_a_response_that_does_not_say_so_can_be_forced(
    cors_browser: OpenBrowser,
) -> None:
    def application(environ: t.Any, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"\xef\xbb\xbf[1]" if environ["PATH_INFO"] == "/" else b"[1"]

    client = cors_browser("https://api.example", app=application)
    response = client.fetch("/")
    assert response.json is None
    assert response.text == "[1]"
    assert client.fetch("/half").get_json(force=True, silent=True) is None


def test_a_header_that_http_cannot_carry_is_an_error(client: BrowserClient) -> None:
    with pytest.raises(BlockedByCORS) as caught:
        client.fetch("/api/echo", headers={"X-Title": "Emma\nUlysses"})

    assert caught.value.reason.value == "invalid-header"
    assert caught.value.exchanges == ()
