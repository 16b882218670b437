"""How methods and header names may be written."""

import re

import pytest

from flask_cors.sansio import grant_forms
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Severity
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.grants import AllowedMethods


@pytest.fixture
def note() -> Note:
    return Note("option", Source(Place.KEYWORD, "CORS()"), [])


@pytest.mark.parametrize(
    ("value", "names", "any_name"),
    [
        ("Content-Type", {"content-type"}, False),
        ("Content-Type, X-One", {"content-type", "x-one"}, False),
        (["Content-Type", ""], {"content-type"}, False),
        ("*", set(), True),
        (".*", set(), True),
        (["*", "Authorization"], {"authorization"}, True),
        (None, set(), False),
        ("", set(), False),
    ],
    ids=["one", "text", "a list", "*", ".*", "* and one", "None", "empty text"],
)
def test_header_names_are_read(
    value: object, names: set[str], any_name: bool, note: Note
) -> None:
    allowed = grant_forms.allowed_headers(value, note)
    assert (allowed.names, allowed.any) == (names, any_name)
    assert allowed.patterns == ()
    assert [f for f in note.findings if f.severity is not Severity.ADVICE] == []


@pytest.mark.parametrize(
    ("pattern", "permitted", "refused"),
    [
        ("X-App-*", "x-app-one", "x-app"),
        ("X-App-*", "X-APP-", "y-x-app-one"),
        ("X-App-.*", "x-app-one", "x-ap"),
        ("X-(One|Two)", "x-two", "x-two-three"),
        ("X-A*B", "x-aab", "x-ac"),
        (re.compile("X-[a-z]+"), "x-one", "x-1"),
        ("X.App*", "x.app1", "xzapp1"),
    ],
    ids=repr,
)
def test_a_pattern_matches_a_whole_name_whatever_its_case(
    pattern: object, permitted: str, refused: str, note: Note
) -> None:
    allowed = grant_forms.allowed_headers(pattern, note)
    assert allowed.permit(permitted)
    assert not allowed.permit(refused)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("GET", AllowedMethods(frozenset({"GET"}))),
        ("get,put", AllowedMethods(frozenset({"GET", "PUT"}))),
        (["GET", "PURGE"], AllowedMethods(frozenset({"GET", "PURGE"}))),
        ("*", AllowedMethods(any=True)),
        ("auto", AllowedMethods(offered=True)),
        (["auto", "PUT"], AllowedMethods(frozenset({"PUT"}), offered=True)),
        (None, AllowedMethods()),
        ("", AllowedMethods()),
    ],
    ids=["one", "text", "a list", "*", "auto", "auto and one", "None", "empty text"],
)
def test_methods_are_read(value: object, expected: AllowedMethods, note: Note) -> None:
    assert grant_forms.allowed_methods(value, note) == expected
    assert note.findings == []


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("X-Two, X-One", ("X-One", "X-Two")),
        (["X-One", "X-One"], ("X-One",)),
        ("*", ("*",)),
        (None, ()),
        ("", ()),
    ],
    ids=repr,
)
def test_exposed_headers_are_sorted_once_each(
    value: object, names: tuple[str, ...], note: Note
) -> None:
    assert grant_forms.exposed_headers(value, note) == names


def names_of(findings: list[Finding]) -> list[object]:
    return [finding.value for finding in findings]


def test_every_wrong_entry_is_told_and_the_others_are_kept(note: Note) -> None:
    assert grant_forms.exposed_headers(["X One", "X-Two", None], note) == ("X-Two",)
    assert names_of(note.findings) == ["X One", None]


def faults(note: Note) -> list[tuple[Fault, object]]:
    return [(finding.fault, finding.value) for finding in note.findings]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (["P UT", "PUT"], [(Fault.INVALID_METHOD, "P UT")]),
        ([7, "PUT"], [(Fault.INVALID_METHOD, 7)]),
        (["patch", "PUT"], [(Fault.METHOD_CASE, "patch")]),
        (["patch", "PATCH", "PUT"], []),
    ],
    ids=repr,
)
def test_a_method_that_is_none_or_in_lower_case_is_told(
    value: object, told: list[tuple[Fault, object]], note: Note
) -> None:
    assert "PUT" in grant_forms.allowed_methods(value, note).names
    assert faults(note) == told


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("X One", Fault.INVALID_HEADER_NAME),
        ("X-(", Fault.INVALID_REGEX),
        (re.compile(b"x"), Fault.WRONG_TYPE),
    ],
    ids=repr,
)
def test_a_header_that_is_none_is_told(value: object, fault: Fault, note: Note) -> None:
    allowed = grant_forms.allowed_headers([value, "X-Two"], note)
    assert allowed.names == {"x-two"}
    assert allowed.patterns == ()
    assert faults(note) == [(fault, value)]


@pytest.mark.parametrize("method", ["CONNECT", "TRACE", "TRACK", "trace", "Connect"])
def test_a_forbidden_method_is_told_and_left_out(method: str, note: Note) -> None:
    """https://fetch.spec.whatwg.org/#forbidden-method"""
    allowed = grant_forms.allowed_methods(["PUT", method], note)
    assert allowed == AllowedMethods(frozenset({"PUT"}))
    assert faults(note) == [(Fault.FORBIDDEN_METHOD, method)]


@pytest.mark.parametrize(
    "name",
    [
        "Accept-Charset",
        "accept-encoding",
        "Access-Control-Request-Headers",
        "Access-Control-Request-Method",
        "Connection",
        "Content-Length",
        "Cookie",
        "Cookie2",
        "Date",
        "DNT",
        "Expect",
        "Host",
        "Keep-Alive",
        "Origin",
        "Referer",
        "Set-Cookie",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "Sec-Fetch-Site",
        "sec-",
        "Proxy-Authorization",
        "Sec-*",
        "proxy-a*",
        "^Sec-[a-z]+$",
        "proxy-.*",
        re.compile("sec-.*"),
    ],
    ids=repr,
)
def test_a_header_that_no_script_can_set_is_told(name: object, note: Note) -> None:
    """https://fetch.spec.whatwg.org/#forbidden-request-header"""
    grant_forms.allowed_headers([name, "X-One"], note)
    assert faults(note) == [(Fault.FORBIDDEN_REQUEST_HEADER, name)]


@pytest.mark.parametrize(
    "name",
    [
        "User-Agent",
        "Content-Type",
        "Authorization",
        "X-HTTP-Method-Override",
        "Secret",
        "Sec*",
        "sec-?",
        "sec-*x",
        "sec-.+|x-.+",
        "X-Sec-*",
        re.compile("x-.*"),
    ],
    ids=repr,
)
def test_other_headers_can_be_set(name: object, note: Note) -> None:
    grant_forms.allowed_headers(name, note)
    assert faults(note) == []


@pytest.mark.parametrize(
    "name",
    [
        "Access-Control-Allow-Origin",
        "access-control-allow-credentials",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers",
        "Access-Control-Expose-Headers",
        "Access-Control-Max-Age",
    ],
)
def test_a_header_of_responses_is_none_to_allow(name: str, note: Note) -> None:
    """https://fetch.spec.whatwg.org/#http-responses"""
    grant_forms.allowed_headers(name, note)
    assert faults(note) == [(Fault.RESPONSE_HEADER_ALLOWED, name)]


@pytest.mark.parametrize("value", ["*", ".*", ["*", "X-One"], ["*", "X-*"]], ids=repr)
def test_any_header_is_told_where_authorization_is_not_named(
    value: object, note: Note
) -> None:
    """https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name"""
    grant_forms.allowed_headers(value, note)
    assert faults(note) == [(Fault.AUTHORIZATION_UNDER_ANY, "*")]
    (finding,) = note.findings
    note.findings.clear()
    grant_forms.allowed_headers(finding.suggestions[0], note)
    assert faults(note) == []


@pytest.mark.parametrize(
    "value", ["*, AUTHORIZATION", ["*", re.compile("auth.*")], "X-*"], ids=repr
)
def test_authorization_may_be_named(value: object, note: Note) -> None:
    grant_forms.allowed_headers(value, note)
    assert faults(note) == []


def test_the_default_is_not_told() -> None:
    note = Note("allow_headers", Source(Place.DEFAULT, "the default"), [])
    grant_forms.allowed_headers("*", note)
    assert note.findings == []


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Set-Cookie", Fault.FORBIDDEN_EXPOSED_HEADER),
        ("set-cookie2", Fault.FORBIDDEN_EXPOSED_HEADER),
        ("Origin", Fault.REQUEST_HEADER_EXPOSED),
        ("Access-Control-Request-Method", Fault.REQUEST_HEADER_EXPOSED),
        ("Access-Control-Request-Headers", Fault.REQUEST_HEADER_EXPOSED),
        ("Access-Control-Allow-Methods", Fault.REQUEST_HEADER_EXPOSED),
        ("access-control-allow-headers", Fault.REQUEST_HEADER_EXPOSED),
        ("Access-Control-Max-Age", Fault.REQUEST_HEADER_EXPOSED),
        ("Cache-Control", Fault.SAFELISTED_EXPOSED_HEADER),
        ("Content-Language", Fault.SAFELISTED_EXPOSED_HEADER),
        ("content-length", Fault.SAFELISTED_EXPOSED_HEADER),
        ("Content-Type", Fault.SAFELISTED_EXPOSED_HEADER),
        ("Expires", Fault.SAFELISTED_EXPOSED_HEADER),
        ("Last-Modified", Fault.SAFELISTED_EXPOSED_HEADER),
        ("Pragma", Fault.SAFELISTED_EXPOSED_HEADER),
    ],
)
def test_a_header_that_is_exposed_for_nothing_is_told(
    name: str, fault: Fault, note: Note
) -> None:
    names = grant_forms.exposed_headers([name, "X-One"], note)
    assert set(names) == {name, "X-One"}
    assert faults(note) == [(fault, name)]


@pytest.mark.parametrize("name", ["*", "ETag", "Content-Disposition", "Set-Cookies"])
def test_other_headers_are_exposed(name: str, note: Note) -> None:
    grant_forms.exposed_headers(name, note)
    assert faults(note) == []
