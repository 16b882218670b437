"""What a page asks for, read from words; and what is said of words that are wrong."""

import pytest

from flask_cors import asking
from flask_cors.asking import WordError

EXAMPLE = "'https://app.example.com'"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://api.example.com", "https://api.example.com/"),
        ("HTTP://API.Example.com:80/a?b#c", "http://api.example.com/a?b"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
    ],
)
def test_a_url_is_read_as_browsers_read_it(text: str, url: str) -> None:
    assert asking.url(text) == url


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "api.example.com/a",
            "'api.example.com/a' has no scheme. Write 'https://api.example.com/a'.",
        ),
        (
            "localhost:8000",
            "'localhost:8000' has no scheme. Write 'http://localhost:8000'.",
        ),
        ("127.0.0.1/a", "'127.0.0.1/a' has no scheme. Write 'http://127.0.0.1/a'."),
        (
            "localhosts.example",
            "'localhosts.example' has no scheme. Write 'https://localhosts.example'.",
        ),
        (
            "https://api.example.com:99999/",
            "'https://api.example.com:99999/' is no URL. Look at its host and its "
            "port.",
        ),
        (
            "ftp://api.example.com/",
            "'ftp://api.example.com/' is of another scheme than http and https.",
        ),
        (
            "https://me:secret@api.example.com/",
            "'https://me:***@api.example.com/' has a user name: browsers let no page "
            "fetch such a URL. Give --header Authorization:VALUE.",
        ),
    ],
)
def test_a_url_that_no_page_can_fetch(text: str, message: str) -> None:
    with pytest.raises(WordError) as caught:
        asking.url(text)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://app.example.com", "https://app.example.com"),
        ("HTTPS://App.example.com:443", "https://app.example.com"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("chrome-extension://aBcD", "chrome-extension://aBcD"),
        ("null", "null"),
    ],
)
def test_an_origin_is_read_as_browsers_write_it(text: str, origin: str) -> None:
    assert asking.origin(text) == origin


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "https://app.example.com/",
            "'https://app.example.com/': an origin has no path and no trailing slash. "
            f"Write {EXAMPLE}.",
        ),
        (
            "https://app.example.com/basket?a=1",
            "'https://app.example.com/basket?a=1': an origin has no path and no "
            f"trailing slash. Write {EXAMPLE}.",
        ),
        (
            "app.example.com",
            f"'app.example.com': an origin needs a scheme. Write {EXAMPLE}.",
        ),
        (
            "https://app.example.com:99999",
            "'https://app.example.com:99999': a port is a number from 1 to 65535, "
            f"without a zero before it. Write one such as {EXAMPLE}.",
        ),
        (
            "*",
            f"'*' stands for many origins. Name that of one page, such as {EXAMPLE}.",
        ),
        (
            "https://*.example.com",
            "'https://*.example.com' stands for many origins. Name that of one page, "
            f"such as {EXAMPLE}.",
        ),
        (
            r"https://.*\.example\.com",
            rf"'https://.*\\.example\\.com' is no origin. Write one such as {EXAMPLE}.",
        ),
        (
            "https://me:secret@app.example.com",
            "'https://me:***@app.example.com': an origin has no user name. "
            f"Write {EXAMPLE}.",
        ),
    ],
)
def test_an_origin_that_no_page_has(text: str, message: str) -> None:
    with pytest.raises(WordError) as caught:
        asking.origin(text)

    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["GET", "put", "PATCH", "QUERY", "x-own"])
def test_a_method_keeps_its_case(text: str) -> None:
    assert asking.method(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("GET,PUT", "'GET,PUT' is no method."),
        ("", "'' is no method."),
        ("trace", "'trace' is a method that browsers let no page send."),
    ],
)
def test_a_method_that_no_page_can_send(text: str, message: str) -> None:
    with pytest.raises(WordError) as caught:
        asking.method(text)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("X-Token", ("X-Token", "1")),
        ("X-Token:", ("X-Token", "")),
        ("X-Token: a:b ", ("X-Token", "a:b")),
        ("content-type", ("content-type", "application/json")),
        ("Content-Type:text/plain", ("Content-Type", "text/plain")),
    ],
)
def test_a_header_has_a_value_or_some_value(text: str, header: tuple[str, str]) -> None:
    assert asking.header(text) == header


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "X Token:1",
            "'X Token:1' is no header. Write 'Name' or 'Name:value'.",
        ),
        ("X:a\nb", r"'X:a\nb' is no header. Write 'Name' or 'Name:value'."),
        ("Cookie:a=b", "'Cookie' is a header that browsers let no page set."),
        ("Sec-Own", "'Sec-Own' is a header that browsers let no page set."),
    ],
)
def test_a_header_that_no_page_can_set(text: str, message: str) -> None:
    with pytest.raises(WordError) as caught:
        asking.header(text)

    assert str(caught.value) == message
