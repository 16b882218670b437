"""The reference is right about what it is to be right about."""

import pytest

from .grammar import parses
from .reference import Anyone
from .reference import Entry
from .reference import is_inside
from .reference import is_outside
from .reference import Literal
from .reference import Loopback
from .reference import Null
from .reference import Wildcard
from .strategies import REGEXES

BELOW = Wildcard("https", "example.com", below=True, any_port=False)
PORTS = Wildcard("http", "localhost", below=False, any_port=True)
LITERAL = Literal("https://app.example.com")


@pytest.mark.parametrize(
    "entry",
    [LITERAL, BELOW, PORTS, Null(), Anyone(), Loopback(), *REGEXES],
    ids=lambda entry: repr(entry.written),
)
def test_an_entry_stands_for_its_example(entry: Entry) -> None:
    assert is_inside([entry], entry.example)


@pytest.mark.parametrize(
    ("entry", "origin"),
    [
        (LITERAL, "https://app.example.com.evil.example"),
        (LITERAL, "http://app.example.com"),
        (LITERAL, "null"),
        (BELOW, "https://example.com"),
        (BELOW, "https://evilexample.com"),
        (BELOW, "https://a.example.com:8443"),
        (BELOW, "https://.example.com"),
        (BELOW, "https://evil.example/.example.com"),
        (PORTS, "http://localhost.evil.example"),
        (PORTS, "http://localhost:3000.evil.example"),
        (Null(), "NULL"),
        (Loopback(), "ftp://localhost"),
        *((entry, f"{entry.example}.evil") for entry in REGEXES),
        *((entry, "null") for entry in REGEXES),
    ],
    ids=str,
)
def test_an_entry_does_not_stand_for_a_neighbour(entry: Entry, origin: str) -> None:
    assert is_outside([entry], origin)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Access-Control-Allow-Origin", "https://a.example, https://b.example"),
        ("Access-Control-Allow-Origin", "https://a.example/"),
        ("Access-Control-Allow-Origin", "a.example"),
        ("Access-Control-Allow-Credentials", "True"),
        ("Access-Control-Max-Age", "-1"),
        ("Access-Control-Max-Age", "1.5"),
        ("Access-Control-Allow-Methods", "GET,, PUT"),
        ("Access-Control-Allow-Headers", "x one"),
        ("Access-Control-Expose-Headers", ""),
        ("Access-Control-Allow-Anything", "true"),
    ],
)
def test_the_grammar_is_strict(name: str, value: str) -> None:
    assert not parses(name, value)
