"""The tables and predicates of the Fetch standard."""

import pytest

from flask_cors.sansio import fetch

SYMBOLS = "!#$%&'*+-.^_`|~"


@pytest.mark.parametrize("value", ["GET", "x-one", "a", "0", SYMBOLS, "A" * 8192])
def test_a_token_is_made_of_letters_digits_and_fifteen_symbols(value: str) -> None:
    """https://httpwg.org/specs/rfc9110.html#tokens"""
    assert fetch.is_token(value)


@pytest.mark.parametrize(
    "value",
    ["", " ", "a b", "a\n", "a\r\nb", "a,b", "a:b", "a/b", "(a)", "a\x00", "é", '"a"'],
    ids=repr,
)
def test_nothing_else_is_a_token(value: str) -> None:
    assert not fetch.is_token(value)


@pytest.mark.parametrize(
    ("method", "normalized"),
    [
        ("get", "GET"),
        ("Delete", "DELETE"),
        ("head", "HEAD"),
        ("options", "OPTIONS"),
        ("pOsT", "POST"),
        ("put", "PUT"),
        ("patch", "patch"),
        ("PATCH", "PATCH"),
        ("purge", "purge"),
        ("ﬀ", "ﬀ"),
    ],
)
def test_six_methods_are_normalized_and_no_other(method: str, normalized: str) -> None:
    """https://fetch.spec.whatwg.org/#concept-method-normalize"""
    assert fetch.normalize_method(method) == normalized


@pytest.mark.parametrize("method", ["CONNECT", "connect", "TRACE", "Track"])
def test_three_methods_are_forbidden_in_any_case(method: str) -> None:
    """https://fetch.spec.whatwg.org/#forbidden-method"""
    assert fetch.is_forbidden_method(method)


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "PATCH", "TRACER"])
def test_other_methods_are_not_forbidden(method: str) -> None:
    assert not fetch.is_forbidden_method(method)


@pytest.mark.parametrize(
    "value",
    [
        "https://app.example.com",
        "http://[::1]:8080",
        "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai",
        "ionic://localhost",
        "https://under_score.example",
        "null",
        "a" * 326,
    ],
)
def test_an_origin_has_the_characters_that_serialized_origins_have(value: str) -> None:
    assert fetch.is_origin_text(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a" * 327,
        "https://a b",
        "https://a,b",
        "<a>",
        "a\n",
        "a\x00",
        "é",
        "a?",
        "'",
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_matters_in_a_header_or_a_page_is_not_in_an_origin(value: str) -> None:
    assert not fetch.is_origin_text(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("PUT", True),
        ("X" * 64, True),
        ("X" * 65, False),
        ("PU T", False),
        ("", False),
    ],
)
def test_a_method_is_a_token_of_limited_length(value: str, expected: bool) -> None:
    assert fetch.is_method(value) is expected


@pytest.mark.parametrize("name", ["Cookie", "HOST", "sec-ch-ua", "Proxy-Foo", "te"])
def test_some_request_headers_are_the_browsers_own(name: str) -> None:
    """https://fetch.spec.whatwg.org/#forbidden-request-header"""
    assert fetch.is_forbidden_request_header(name)


def test_there_are_twenty_one_of_them_and_two_prefixes() -> None:
    assert len(fetch.FORBIDDEN_REQUEST_HEADERS) == 21
    assert fetch.FORBIDDEN_REQUEST_PREFIXES == ("proxy-", "sec-")


@pytest.mark.parametrize("name", ["X-Cookie", "Authorization", "User-Agent", "Section"])
def test_scripts_can_set_the_others(name: str) -> None:
    assert not fetch.is_forbidden_request_header(name)


@pytest.mark.parametrize("name", ["X-Total", "ETag", "Vary", "Content-Disposition"])
def test_a_response_header_is_read_where_it_is_exposed(name: str) -> None:
    assert fetch.is_exposable(name)


@pytest.mark.parametrize(
    "name", ["Content-Type", "PRAGMA", "Set-Cookie", "set-cookie2", "X Total", "é", ""]
)
def test_some_are_always_read_and_others_never(name: str) -> None:
    """https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name"""
    assert not fetch.is_exposable(name)
