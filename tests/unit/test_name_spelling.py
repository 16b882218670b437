"""What was meant by a text that is no method, or no name of a header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flask_cors.sansio import grant_forms
from flask_cors.sansio import name_spelling
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note


def told(parse: grant_forms.Parse, value: object) -> list[Finding]:
    note = Note("option", Source(Place.KEYWORD, "CORS()"), [])
    parse(value, note)
    return note.findings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("GET POST PUT DELETE", "GET, POST, PUT, DELETE"),
        ("PUT;DELETE", "PUT, DELETE"),
        ("GET/POST", "GET, POST"),
        ("[PUT]", "PUT"),
        ("`PUT`", "PUT"),
        ("get patch", "GET, PATCH"),
        ("GET PROPFIND VERSION-CONTROL", "GET, PROPFIND, VERSION-CONTROL"),
        ('"*"', "*"),
        ("'auto'", "auto"),
        ("GET and POST", None),
        ("all methods", None),
        ("P UT", None),
        ("GET TRACE", None),
        ("* PUT", None),
        ("''", None),
        ("", None),
    ],
)
def test_the_methods_that_a_text_holds(text: str, meant: str | None) -> None:
    assert name_spelling.methods_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "is_method"),
    [
        ("PUT", True),
        ("put", True),
        ("PURGE", True),
        ("M-SEARCH", True),
        ("A|B", True),
        ("X'Y", True),
        ("'PUT'", False),
        ("'PUT", False),
        ("PURGE`", False),
        ("GET|PUT", False),
        ("get+put", False),
        ("GET PUT", False),
        ("'", False),
        ("|", True),
    ],
)
def test_what_can_be_one_method(text: str, is_method: bool) -> None:
    assert name_spelling.is_method(text) is is_method


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Accept: text/html", "Accept"),
        ("Accept: text/html; charset=utf-8", "Accept"),
        ("X-One: 1; X-Two: 2", "X-One, X-Two"),
        ("Authorization: Bearer", "Authorization"),
        ("X-One; X-Two", "X-One, X-Two"),
        ("X-One\r\nX-Two", "X-One, X-Two"),
        ("X-One X-Two", "X-One, X-Two"),
        ("x_one x_two", "x_one, x_two"),
        ("Authorization Accept", "Authorization, Accept"),
        ("Accept Language", "Accept-Language"),
        ("X Token", "X-Token"),
        ("Content Type", "Content-Type"),
        ("X Total Count", "X-Total-Count"),
        ('["X-One", "X-Two"]', "X-One, X-Two"),
        ("'X-One'", "X-One"),
        ("X-Total Count", None),
        ("Authorization Bearer", None),
        ("X-Öne", None),
        (": text/html", None),
        ("", None),
    ],
)
def test_the_headers_that_a_text_holds(text: str, meant: str | None) -> None:
    assert name_spelling.headers_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ('["Content-Type", "X-One"]', True),
        ('"X-*"', True),
        ("[X-One]", True),
        ("[ Content-Type, X-One ]", True),
        ("[a-z0-9]", False),
        ("[Xx]-One", False),
        ("X-[a-z]+", False),
        ("X-One", False),
    ],
)
def test_a_list_of_headers_is_no_regex(text: str, is_list: bool) -> None:
    assert name_spelling.is_list(text) is is_list


def test_nothing_is_suggested_that_is_wrong_itself() -> None:
    (finding,) = told(grant_forms.allowed_headers, "Cookie: a")
    assert (finding.fault, finding.suggestions) == (Fault.INVALID_HEADER_NAME, ())
    (finding,) = told(grant_forms.exposed_headers, "Content Type")
    assert (finding.fault, finding.suggestions) == (Fault.INVALID_HEADER_NAME, ())
    (finding,) = told(grant_forms.exposed_headers, [None])
    assert (finding.fault, finding.suggestions) == (Fault.INVALID_HEADER_NAME, ())


PIECES = st.sampled_from(
    [
        *("GET", "put", "patch", "TRACE", "X", "Content", "Type", "Accept", "X-One"),
        *" ;:,|/'\"`[]()*-_é\t\n",
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=20))
def test_what_is_suggested_has_no_fault_itself(text: str) -> None:
    invalid = {Fault.INVALID_METHOD, Fault.INVALID_HEADER_NAME}
    parses: tuple[grant_forms.Parse, ...] = (
        grant_forms.allowed_methods,
        grant_forms.allowed_headers,
        grant_forms.exposed_headers,
    )

    for parse in parses:
        for finding in told(parse, [text]):
            suggestions = finding.suggestions if finding.fault in invalid else ()
            assert [told(parse, meant) for meant in suggestions] in ([], [[]])
