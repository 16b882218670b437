"""Sec-Fetch-Site: how far a request is from the page that makes it, and who is told."""

import pytest

from flask_cors.sansio.browser import fetch_metadata
from flask_cors.sansio.browser.urls import parsed
from flask_cors.sansio.browser.urls import Url

PAGE = "https://app.example.com"
OWN = "https://app.example.com/a"
NEAR = "https://api.example.com/a"
OTHER_PORT = "https://app.example.com:8443/a"
FAR = "https://evil.example/a"
PLAIN = "http://app.example.com/a"


def url(text: str) -> Url:
    found = parsed(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        ([OWN], "same-origin"),
        ([NEAR], "same-site"),
        ([OTHER_PORT], "same-site"),
        ([FAR], "cross-site"),
        ([PLAIN], "cross-site"),
        ([OWN, OWN], "same-origin"),
        ([OWN, NEAR], "same-site"),
        ([NEAR, OWN], "same-site"),
        ([OWN, FAR], "cross-site"),
        ([FAR, OWN], "cross-site"),
        ([NEAR, FAR, NEAR], "cross-site"),
    ],
    ids=" to ".join,
)
def test_all_urls_on_the_way_count(urls: list[str], expected: str) -> None:
    assert fetch_metadata.site(url(PAGE), list(map(url, urls))) == expected


def test_a_page_without_an_origin_is_far_from_everything() -> None:
    assert fetch_metadata.site(None, [url(OWN)]) == "cross-site"


@pytest.mark.parametrize(
    ("suffix", "expected"), [("example", "same-site"), ("b.example", "cross-site")]
)
def test_a_public_suffix_keeps_its_names_apart(suffix: str, expected: str) -> None:
    page, target = url("https://one.b.example"), url("https://two.b.example/a")
    assert fetch_metadata.site(page, [target], lambda host: suffix) == expected


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        (["https://api.example/"], True),
        (["http://api.example/"], False),
        (["http://localhost:5000/"], True),
        (["http://shop.localhost/"], True),
        (["http://127.0.0.1:5000/"], True),
        (["http://[::1]/"], True),
        (["http://api.example/", "https://api.example/"], True),
        (["https://api.example/", "http://api.example/"], False),
    ],
)
def test_it_is_said_where_nobody_on_the_way_can_read_it(
    urls: list[str], expected: bool
) -> None:
    assert fetch_metadata.is_said(list(map(url, urls))) is expected
