"""What a preflight may be granted, and what a page may read."""

import re

import pytest

from flask_cors.errors import Finding
from flask_cors.errors import Place
from flask_cors.errors import Source
from flask_cors.sansio import grants
from flask_cors.sansio.forms import Note
from flask_cors.sansio.grants import AllowedMethods
from flask_cors.sansio.grants import requested_headers


@pytest.fixture
def note() -> Note:
    return Note("option", Source(Place.KEYWORD, "CORS()"), [])


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("x-one", ("x-one",)),
        ("x-two,x-one", ("x-one", "x-two")),
        (" x-one\t, x-two ", ("x-one", "x-two")),
        ("x-one,X-One,x-ONE", ("x-one",)),
        ("", ()),
        (",,,", ()),
        ("x one,x-two", ("x-two",)),
        ("x-one\r\nx-two", ()),
        ("\x0bx-one", ()),
        ("é", ()),
        (",".join(["x"] * 100), ("x",)),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_requested_headers_are_tokens_once_and_sorted(
    value: str, names: tuple[str, ...]
) -> None:
    assert requested_headers(value) == names


@pytest.mark.parametrize(
    "value", ["x," * 100, "," * 8192, "x" * 4097], ids=["names", "commas", "length"]
)
def test_more_than_any_browser_sends_is_not_read(value: str) -> None:
    assert requested_headers(value) is None


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
    ids=repr,
)
def test_header_names_are_read(
    value: object, names: set[str], any_name: bool, note: Note
) -> None:
    allowed = grants.allowed_headers(value, note)
    assert (allowed.names, allowed.any) == (names, any_name)
    assert allowed.patterns == ()
    assert note.findings == []


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
    allowed = grants.allowed_headers(pattern, note)
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
    ids=repr,
)
def test_methods_are_read(value: object, expected: AllowedMethods, note: Note) -> None:
    assert grants.allowed_methods(value, note) == expected
    assert note.findings == []


OFFERED = frozenset({"GET", "HEAD", "OPTIONS"})


@pytest.mark.parametrize(
    ("allowed", "method", "header"),
    [
        (AllowedMethods(frozenset({"PUT", "GET"})), "GET", "GET, PUT"),
        (AllowedMethods(frozenset({"PUT", "GET"})), "DELETE", None),
        (AllowedMethods(frozenset({"patch"})), "PATCH", None),
        (AllowedMethods(), "GET", None),
        (AllowedMethods(any=True), "PURGE", "PURGE"),
        (AllowedMethods(any=True), "TRACE", None),
        (AllowedMethods(any=True), "connect", None),
        (AllowedMethods(frozenset({"GET"}), any=True), "GET", "GET"),
        (AllowedMethods(offered=True), "GET", "GET, HEAD, OPTIONS"),
        (AllowedMethods(offered=True), "PUT", None),
        (
            AllowedMethods(frozenset({"PUT"}), offered=True),
            "PUT",
            "GET, HEAD, OPTIONS, PUT",
        ),
        (AllowedMethods(any=True, offered=True), "PURGE", "PURGE"),
    ],
)
def test_a_method_is_granted(
    allowed: AllowedMethods, method: str, header: str | None
) -> None:
    assert allowed.granted(method, OFFERED) == header


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
    assert grants.exposed_headers(value, note) == names


def names_of(findings: list[Finding]) -> list[object]:
    return [finding.value for finding in findings]


def test_every_wrong_entry_is_told_and_the_others_are_kept(note: Note) -> None:
    assert grants.exposed_headers(["X One", "X-Two", None], note) == ("X-Two",)
    assert names_of(note.findings) == ["X One", None]
