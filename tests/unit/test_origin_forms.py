"""How an allowed origin may be written."""

import re
import typing as t

import pytest

from flask_cors.errors import Finding
from flask_cors.errors import Place
from flask_cors.errors import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.origin_forms import allowed_origins
from flask_cors.sansio.origin_forms import any_port
from flask_cors.sansio.origins import AllowedOrigins

APP = "https://app.example.com"


def read(value: object) -> tuple[AllowedOrigins, list[Finding]]:
    findings: list[Finding] = []
    source = Source(Place.KEYWORD, "CORS()")
    return allowed_origins(value, Note("origins", source, findings)), findings


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (APP, "literals"),
        ("null", "literals"),
        ("https://*.example.com", "wildcards"),
        ("http://localhost:*", "wildcards"),
        ("localhost", "wildcards"),
        ("LOCALHOST", "wildcards"),
        ("127.0.0.1", "wildcards"),
        ("127.9.9.9", "wildcards"),
        ("[::1]", "wildcards"),
        (r"https://[a-z]+\.example\.com", "regexes"),
        (re.compile(r"https://[a-z]+\.example\.com"), "regexes"),
        (lambda origin: True, "checks"),
        ("*", "any"),
        (".*", "any"),
    ],
    ids=repr,
)
def test_each_form_is_of_its_kind(value: object, kind: str) -> None:
    allowed, findings = read(value)
    kinds = ("any", "literals", "wildcards", "regexes", "checks")
    assert [name for name in kinds if getattr(allowed, name)] == [kind]
    assert findings == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_loopback_host_means_both_schemes_and_every_port(host: str) -> None:
    allowed, _ = read(host)

    for origin in (f"http://{host}", f"https://{host}", f"http://{host}:3000"):
        assert allowed.permit(origin)

    assert not allowed.permit(f"ftp://{host}")


@pytest.mark.parametrize("host", ["::1", "0.0.0.0", "10.0.0.1", "[::2]", "[::1]:80"])
def test_any_other_host_without_a_scheme_allows_nobody(host: str) -> None:
    allowed, findings = read(host)
    assert allowed.is_empty or not allowed.permit(f"http://{host}")
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"http://(a|b):*", r"http://(a|b)(?::[0-9]{1,5})?"),
        (r"http://(a|b)\:*", r"http://(a|b)(?::[0-9]{1,5})?"),
        (r"http://(a|b):*$", r"http://(a|b)(?::[0-9]{1,5})?"),
        (r"http://(a|b)", r"http://(a|b)"),
        (r"http://(a|b):\d+$", r"http://(a|b):\d+$"),
    ],
)
def test_a_star_in_place_of_a_port_is_any_port(written: str, read_as: str) -> None:
    assert any_port(written) == read_as


def test_a_compiled_pattern_keeps_its_flags() -> None:
    allowed, _ = read(re.compile(r"https://[a-z]+\.example\.com"))
    assert allowed.permit("https://a.example.com")
    assert not allowed.permit("https://A.example.com")


def test_the_same_regex_twice_is_one() -> None:
    allowed, _ = read([r"https://[ab]\.example"] * 3)
    assert len(allowed.regexes) == 1


@pytest.mark.parametrize(
    "value",
    [
        [APP, "https://b.example"],
        f"{APP},https://b.example",
        {APP, "https://b.example"},
    ],
    ids=["list", "text", "set"],
)
def test_many_origins_are_all_allowed(value: t.Any) -> None:
    allowed, _ = read(value)
    assert allowed.literals == {APP, "https://b.example"}
    assert allowed.sole is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"{APP}/", APP),
        (f"{APP}/index.html", APP),
        (f"{APP}:8443/*", f"{APP}:8443"),
        ("app.example.com", APP),
        ("app.example.com/", APP),
        ("//app.example.com", APP),
        ("localhost:3000", "http://localhost:3000"),
        ("https://me@app.example.com", APP),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://*example.com", "https://*.example.com"),
        ("*.example.com", "https://*.example.com"),
        ("*example.com", "https://*.example.com"),
        ("https://*:3000", "https://.*:3000"),
        ("https://*", "https://.*"),
    ],
)
def test_what_was_probably_meant_is_suggested_and_not_allowed(
    written: str, meant: str
) -> None:
    allowed, findings = read(written)
    assert [finding.suggestions for finding in findings] == [(meant,)]
    assert allowed.is_empty
    assert not allowed.permit(meant)


@pytest.mark.parametrize(
    "written",
    [
        "https://",
        "https://a b",
        "https://a..b",
        "file://",
        "https://a:99999",
        "a b",
        "é",
    ],
)
def test_where_nothing_can_be_guessed_nothing_is_suggested(written: str) -> None:
    allowed, findings = read(written)
    assert [finding.suggestions for finding in findings] == [()]
    assert allowed.is_empty


def test_an_invalid_regex_without_a_leading_glob_has_no_suggestion() -> None:
    _, findings = read("*://a.example")
    assert [finding.suggestions for finding in findings] == [()]
