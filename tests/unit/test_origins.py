"""Origins, and the compiled set of those that are allowed."""

import re
import typing as t

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.sansio.origin_patterns import OriginPattern
from flask_cors.sansio.origins import AllowedOrigins
from flask_cors.sansio.origins import is_ordinary


@pytest.mark.parametrize(
    ("text", "serialized"),
    [
        ("https://app.example.com", "https://app.example.com"),
        ("HTTPS://App.Example.COM", "https://app.example.com"),
        ("https://app.example.com:443", "https://app.example.com"),
        ("http://app.example.com:80", "http://app.example.com"),
        ("http://app.example.com:443", "http://app.example.com:443"),
        ("wss://app.example.com:443", "wss://app.example.com"),
        ("https://app.example.com:65535", "https://app.example.com:65535"),
        ("https://*.example.com", "https://*.example.com"),
        ("http://localhost:*", "http://localhost:*"),
        ("https://*.example.com:*", "https://*.example.com:*"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("ionic://localhost", "ionic://localhost"),
        ("app://.", "app://."),
        ("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080"),
        ("http://xn--bcher-kva.example", "http://xn--bcher-kva.example"),
        ("ftp://example.com:21", "ftp://example.com"),
        ("https://4chan", "https://4chan"),
        ("chrome-extension://abc", "chrome-extension://abc"),
        ("https://example.com.", "https://example.com."),
        ("https://under_score.example", "https://under_score.example"),
    ],
)
def test_an_origin_is_kept_as_browsers_serialize_it(text: str, serialized: str) -> None:
    assert str(OriginPattern.parse(text)) == serialized


@pytest.mark.parametrize(
    "text",
    [
        "",
        "*",
        "null",
        "app.example.com",
        "https://",
        "https://app.example.com/",
        "https://app.example.com:",
        "https://app.example.com:0",
        "https://app.example.com:080",
        "https://app.example.com:65536",
        "https://app..example.com",
        "https://.example.com",
        "https://me@app.example.com",
        "https://*",
        "https://*example.com",
        "https://a.*.example.com",
        "https://app.*",
        "*://app.example.com",
        "https://*.*.example.com",
        " https://app.example.com",
        "https://app.example.com\n",
        "https://bücher.example",
        "https://\u212aelvin.example",
        "file://localhost",
        "htps://app.example.com",
        "my_app://app",
        f"{'a' * 65}://app",
        "https://.",
        "app://*..",
        "app://[::1",
        "app://[0::1]",
        "https://192.168.1",
        "https://foo.0x4",
        "https://*.192.168.0.1",
        "https://*.[::1]",
        "http://[0:0:0:0:0:0:0:1]",
        "http://[::ffff:192.168.0.1]",
        "https://xn--a.example",
        f"https://{'a' * 64}.example",
        f"https://*.{'a.' * 125}ab",
    ],
    ids=repr,
)
def test_anything_else_is_no_origin(text: str) -> None:
    assert OriginPattern.parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example",
        "http://app-1.example.com:8080",
        "http://localhost",
        f"https://{'a' * 60}.b",
    ],
)
def test_an_ordinary_origin_is_read_without_a_closer_look(text: str) -> None:
    assert is_ordinary(text)
    assert str(OriginPattern.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "https://A.example",
        "https://a.example:443",
        "http://a.example:80",
        "https://a.example:080",
        "https://a.example:65536",
        "https://a-.example",
        "https://a--b.example",
        "https://xn--bcher-kva.example",
        "https://192.168.0.1",
        "https://1.2.3",
        "https://a.0x4",
        "https://a_b.example",
        "https://a..b",
        "https://a.",
        "ftp://a.example",
        f"https://{'a' * 63}.example",
        f"https://{'a' * 64}",
        f"https://{'a.' * 120}example",
    ],
)
def test_any_other_text_is_looked_at(text: str) -> None:
    assert not is_ordinary(text)


@settings(max_examples=300)
@given(st.from_regex(r"https?://[a-zx0-9.:\-]{1,20}", fullmatch=True))
def test_what_is_ordinary_is_an_origin_as_it_is_sent(text: str) -> None:
    assert not is_ordinary(text) or str(OriginPattern.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "is_literal"),
    [
        ("https://a.example", True),
        ("https://a.example:8080", True),
        ("https://*.a.example", False),
        ("https://a.example:*", False),
    ],
)
def test_a_literal_stands_for_one_origin(text: str, is_literal: bool) -> None:
    parsed = OriginPattern.parse(text)
    assert parsed is not None
    assert parsed.is_literal is is_literal


@pytest.mark.parametrize(
    ("wildcard", "origin"),
    [
        ("https://*.example.com", "https://a.example.com"),
        ("https://*.example.com", "https://a.b.c.example.com"),
        ("https://*.example.com", "https://A.Example.com"),
        ("https://*.example.com:*", "https://a.example.com:8443"),
        ("https://*.example.com:*", "https://a.example.com"),
        ("https://*.example.com:8443", "https://a.example.com:8443"),
        ("http://localhost:*", "http://localhost"),
        ("http://localhost:*", "http://localhost:3000"),
        ("http://[::1]:*", "http://[::1]:3000"),
    ],
)
def test_a_wildcard_permits(wildcard: str, origin: str) -> None:
    assert AllowedOrigins(wildcards=frozenset({wildcard})).permit(origin)


@pytest.mark.parametrize(
    ("wildcard", "origin"),
    [
        ("https://*.example.com", "https://example.com"),
        ("https://*.example.com", "https://.example.com"),
        ("https://*.example.com", "https://aexample.com"),
        ("https://*.example.com", "http://a.example.com"),
        ("https://*.example.com", "https://a.example.com:8443"),
        ("https://*.example.com", "https://a.example.com.evil.example"),
        ("https://*.example.com", "https://evil.example/.example.com"),
        ("https://*.example.com", "https://a..example.com"),
        ("https://*.example.com:8443", "https://a.example.com"),
        ("https://*.example.com:*", "https://a.example.com:"),
        ("http://localhost:*", "http://localhost:99999999"),
        ("http://localhost:*", "http://localhost:*"),
        ("http://localhost:*", "https://localhost:3000"),
        ("http://localhost:*", "http://localhost.evil.example"),
        ("http://localhost:*", "null"),
    ],
)
def test_a_wildcard_permits_nothing_else(wildcard: str, origin: str) -> None:
    assert not AllowedOrigins(wildcards=frozenset({wildcard})).permit(origin)


@pytest.mark.parametrize(
    "origin",
    ["https://a.example/x", "https://me@a.example", "https://a.example:999999", "null"],
)
def test_a_regex_for_everything_sees_hosts_and_ports_alone(origin: str) -> None:
    assert not AllowedOrigins(regexes=(re.compile(".*"),)).permit(origin)


def test_literals_are_compared_whatever_their_case() -> None:
    allowed = AllowedOrigins(literals=frozenset({"https://app.example.com"}))
    assert allowed.permit("https://APP.example.com")
    assert not allowed.permit("https://app.example.com.")
    assert not allowed.permit("NULL")


@pytest.mark.parametrize("origin", ["NULL", "Null", "null "])
@pytest.mark.parametrize("options", [{}, {"regexes": (re.compile(".*"),)}], ids=repr)
def test_null_has_one_spelling(origin: str, options: dict[str, t.Any]) -> None:
    """https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin"""
    allowed = AllowedOrigins(literals=frozenset({"null"}), **options)
    assert allowed.permit("null")
    assert not allowed.permit(origin)


@pytest.mark.parametrize(
    ("allowed", "sole"),
    [
        (AllowedOrigins(literals=frozenset({"https://a"})), "https://a"),
        (AllowedOrigins(literals=frozenset({"null"})), "null"),
        (AllowedOrigins(literals=frozenset({"https://a", "https://b"})), None),
        (AllowedOrigins(literals=frozenset({"https://a"}), any=True), None),
        (
            AllowedOrigins(
                literals=frozenset({"https://a"}), wildcards=frozenset({"http://b:*"})
            ),
            None,
        ),
        (
            AllowedOrigins(
                literals=frozenset({"https://a"}), regexes=(re.compile("b"),)
            ),
            None,
        ),
        (AllowedOrigins(literals=frozenset({"https://a"}), checks=(bool,)), None),
        (AllowedOrigins(), None),
    ],
)
def test_a_single_literal_alone_is_the_sole_origin(
    allowed: AllowedOrigins, sole: str | None
) -> None:
    assert allowed.sole == sole


def test_only_a_set_without_entries_is_empty() -> None:
    assert AllowedOrigins().is_empty
    assert not AllowedOrigins(any=True).is_empty
    assert not AllowedOrigins(checks=(bool,)).is_empty
