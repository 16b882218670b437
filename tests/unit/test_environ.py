"""What a WSGI environ says of a request."""

import typing as t

import pytest

from flask_cors import environ
from flask_cors.sansio.decision import Preflight
from flask_cors.sansio.decision import RequestFacts

APP = "https://app.example.com"
PREFLIGHT = {
    "REQUEST_METHOD": "OPTIONS",
    "HTTP_ORIGIN": APP,
    "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PUT",
}


def test_a_preflight_is_options_with_two_headers() -> None:
    """https://fetch.spec.whatwg.org/#cors-preflight-request"""
    assert environ.is_preflight(PREFLIGHT)


@pytest.mark.parametrize(
    "changed",
    [
        {"REQUEST_METHOD": "GET"},
        {"HTTP_ORIGIN": ""},
        {"HTTP_ORIGIN": None},
        {"HTTP_ACCESS_CONTROL_REQUEST_METHOD": None},
        {"HTTP_ACCESS_CONTROL_REQUEST_METHOD": b"PUT"},
    ],
    ids=["another method", "empty origin", "no origin", "no requested method", "bytes"],
)
def test_nothing_less_is_a_preflight(changed: dict[str, t.Any]) -> None:
    given = {key: v for key, v in {**PREFLIGHT, **changed}.items() if v is not None}
    assert not environ.is_preflight(given)


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ("/a", "/a"),
        ("", "/"),
        ("a", "/a"),
        ("//a", "/a"),
        ("/a//b", "/a//b"),
        ("/a%2e", "/a%2e"),
        ("/\xc3\xa9", "/é"),
        ("/\xff", "/\ufffd"),
        ("/\u0431", "/\u0431"),
        ("/\udcff", "/\udcff"),
    ],
)
def test_a_path_is_the_one_that_flask_has(raw: str, path: str) -> None:
    """https://peps.python.org/pep-3333/#unicode-issues"""
    assert environ.routed_path(raw) == path


@pytest.mark.parametrize(
    ("extra", "offered", "expected"),
    [
        ({}, None, RequestFacts(APP)),
        ({}, frozenset({"GET"}), RequestFacts(APP, Preflight("PUT", None, {"GET"}))),  # type: ignore[arg-type]
        (
            {"HTTP_ACCESS_CONTROL_REQUEST_HEADERS": "x-a"},
            frozenset(),
            RequestFacts(APP, Preflight("PUT", "x-a")),
        ),
        (
            {"HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK": "true"},
            None,
            RequestFacts(APP, private_network=True),
        ),
        (
            {"HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK": "TRUE"},
            None,
            RequestFacts(APP),
        ),
    ],
    ids=["request", "preflight", "headers", "private network", "not quite"],
)
def test_the_facts_are_read(
    extra: dict[str, str], offered: t.Any, expected: RequestFacts
) -> None:
    assert environ.facts({**PREFLIGHT, **extra}, offered) == expected


def test_what_is_no_text_means_nothing() -> None:
    """https://peps.python.org/pep-3333/#a-note-on-string-types"""
    wrong = {"HTTP_ORIGIN": 7, "HTTP_ACCESS_CONTROL_REQUEST_HEADERS": b"x-a"}
    facts = environ.facts({**PREFLIGHT, **wrong}, frozenset())
    assert facts == RequestFacts("\0", Preflight("PUT", "\0"))


MANY = "," * 32
METHOD = "HTTP_ACCESS_CONTROL_REQUEST_METHOD"
HEADERS = "HTTP_ACCESS_CONTROL_REQUEST_HEADERS"
PRIVATE = "HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK"


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({}, ("", APP, "PUT", None, False, "")),
        ({"PATH_INFO": "/a"}, ("/a", APP, "PUT", None, False, "")),
        ({HEADERS: "x-a, X-B"}, ("", APP, "PUT", "x-a, X-B", False, "")),
        ({HEADERS: ""}, ("", APP, "PUT", "", False, "")),
        ({PRIVATE: "true"}, ("", APP, "PUT", None, True, "")),
        ({PRIVATE: "TRUE"}, ("", APP, "PUT", None, False, "")),
        ({METHOD: "put"}, ("", APP, "put", None, False, "")),
    ],
    ids=["least", "path", "headers", "empty", "private network", "not quite", "method"],
)
def test_all_that_a_preflight_says_is_one_value(
    extra: dict[str, str], expected: environ.Asked
) -> None:
    assert environ.asked({**PREFLIGHT, **extra}) == expected


def test_the_site_is_a_part_of_what_was_asked() -> None:
    assert environ.asked(PREFLIGHT, "http://a.example")[-1] == "http://a.example"


@pytest.mark.parametrize(
    ("key", "longest", "stands_for_all"),
    [
        ("HTTP_ORIGIN", 326, ("", "\0", "PUT", None, False, "")),
        (METHOD, 64, ("", APP, "\0", None, False, "")),
        (HEADERS, 1024, ("", APP, "PUT", MANY, False, "")),
    ],
)
def test_all_that_no_browser_sends_is_one_and_the_same(
    key: str, longest: int, stands_for_all: environ.Asked
) -> None:
    kept = environ.asked({**PREFLIGHT, key: "a" * longest})
    assert "a" * longest in kept

    for value in ("a" * (longest + 1), "b" * 8192):
        assert environ.asked({**PREFLIGHT, key: value}) == stands_for_all


@pytest.mark.parametrize("value", [b"x-a", 7, True, ["x-a"]], ids=repr)
def test_a_preflight_that_is_no_text_says_nothing_that_is_allowed(
    value: object,
) -> None:
    wrong = {"HTTP_ORIGIN": value, HEADERS: value}
    said = environ.asked({**PREFLIGHT, **wrong})
    assert said == ("", "\0", "PUT", "\0", False, "")


@pytest.mark.parametrize("headers", [None, "", "x-a", "x" * 1024])
@pytest.mark.parametrize("private_network", ["true", "false"])
def test_the_facts_are_those_of_what_was_asked(
    headers: str | None, private_network: str
) -> None:
    given = {**PREFLIGHT, PRIVATE: private_network}
    given = given if headers is None else {**given, HEADERS: headers}
    offered = frozenset({"GET"})
    said = environ.asked(given)
    assert environ.preflight_facts(said, offered) == environ.facts(given, offered)


def test_what_a_request_says_is_quoted_and_cut() -> None:
    told = environ.shown(
        {
            "REQUEST_METHOD": "OPTIONS\r\n" + "x" * 100,
            "PATH_INFO": "/a\r\n" + "b" * 1000,
            "HTTP_ORIGIN": APP,
            "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "\x1b[31m",
            "HTTP_ACCESS_CONTROL_REQUEST_HEADERS": "",
        }
    )
    assert told == (
        "'OPTIONS\\r\\nxxxxxxxx '/a\\r\\n" + "b" * 193 + "; "
        f"Origin: {APP!r}, Access-Control-Request-Method: '\\x1b[31m'"
    )
