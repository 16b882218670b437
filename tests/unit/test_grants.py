"""What a preflight may be granted."""

import re

import pytest

from flask_cors.sansio.grants import AllowedHeaders
from flask_cors.sansio.grants import AllowedMethods
from flask_cors.sansio.grants import requested_headers


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
        (",".join(["x"] * 32), ("x",)),
        ("x" * 1024, ("x" * 1024,)),
        ("X-Two,x-one,X-TWO", ("X-Two", "x-one")),
        ("x-one(,x-two", ("x-two",)),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_requested_headers_are_tokens_once_and_sorted(
    value: str, names: tuple[str, ...]
) -> None:
    assert requested_headers(value) == names


@pytest.mark.parametrize(
    "value", ["x," * 32, "," * 8192, "x" * 1025], ids=["names", "commas", "length"]
)
def test_more_than_any_browser_sends_is_not_read(value: str) -> None:
    assert requested_headers(value) is None


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
        (AllowedMethods(frozenset({"TRACE"})), "TRACE", None),
        (AllowedMethods(frozenset({"TRACE"}), offered=True), "trace", None),
    ],
)
def test_a_method_is_granted(
    allowed: AllowedMethods, method: str, header: str | None
) -> None:
    assert allowed.granted(method, OFFERED) == header


def test_a_forbidden_method_is_not_named_where_the_application_has_it() -> None:
    offered = frozenset({"GET", "TRACE"})
    assert AllowedMethods(offered=True).granted("GET", offered) == "GET"
    assert AllowedMethods(offered=True).granted("TRACE", offered) is None


@pytest.mark.parametrize(
    ("length", "permitted"), [(1, True), (256, True), (257, False), (4096, False)]
)
def test_no_pattern_sees_a_name_that_is_longer_than_any_there_is(
    length: int, permitted: bool
) -> None:
    name = "x" * length
    assert AllowedHeaders(patterns=(re.compile("x+"),)).permit(name) is permitted
    assert AllowedHeaders(names=frozenset({name})).permit(name)
    assert AllowedHeaders(any=True).permit(name)
