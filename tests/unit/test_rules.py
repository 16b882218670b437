"""The rules that a compiled configuration is judged by."""

import re
import typing as t

import pytest

from flask_cors.errors import Fault
from flask_cors.errors import Finding
from flask_cors.errors import Place
from flask_cors.sansio import resources
from flask_cors.sansio import rules
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.policy import Policy

APP = "https://app.example.com"


def judged(**options: t.Any) -> list[Fault]:
    settings = overlaid(defaults(), Layer(Place.KEYWORD, "CORS()", options), [])
    return [finding.fault for finding in rules.of_policy(Policy.compile(settings))]


def shadowed(table: t.Any, **options: t.Any) -> list[object]:
    """The entries of a table that are said to be shadowed."""
    findings: list[Finding] = []
    layer = Layer(Place.KEYWORD, "CORS()", {"resources": table, **options})
    entries = resources.compiled(overlaid(defaults(), layer, findings), findings)
    return [f.value for f in rules.judged((), entries) if f.fault is Fault.SHADOWED]


@pytest.mark.parametrize(
    "origins",
    ["*", ".*", "https://.*", "https?://.*", re.compile(".+"), [APP, "*"]],
    ids=repr,
)
def test_any_origin_with_credentials_is_told(origins: t.Any) -> None:
    faults = judged(origins=origins, supports_credentials=True)
    assert faults == [Fault.ANY_ORIGIN_WITH_CREDENTIALS]
    assert judged(origins=origins) == []


@pytest.mark.parametrize(
    "origins",
    [APP, "https://*.example.com", r"https://[a-z]+\.example\.com", [], bool],
    ids=repr,
)
def test_credentials_for_named_origins_are_right(origins: t.Any) -> None:
    assert judged(origins=origins, supports_credentials=True) == []


def test_the_star_for_any_origin_excludes_credentials() -> None:
    faults = judged(supports_credentials=True, send_wildcard=True)
    assert faults == [Fault.CONTRADICTION]
    assert judged(send_wildcard=True) == []


def test_the_origin_null_excludes_credentials() -> None:
    faults = judged(origins=[APP, "null"], supports_credentials=True)
    assert faults == [Fault.NULL_ORIGIN_WITH_CREDENTIALS]
    assert judged(origins=[APP, "null"]) == []


@pytest.mark.parametrize(
    "regex",
    [
        r"https://.*\.example\.com.*",
        r"https://.*example\.com",
        r".*example\.com",
        r"https://app.example.com(:\d+)?",
        r"https?://example\.com.*",
        r"http://localhost.*",
        r"^https://example.com.*$",
        r"https://.+\.example\.com\..+",
    ],
)
def test_a_regex_that_a_stranger_can_satisfy_is_told(regex: str) -> None:
    assert judged(origins=regex) == [Fault.HOSTILE_NEIGHBOUR]


@pytest.mark.parametrize(
    "regex",
    [
        r"https://.*\.example\.com",
        r"https://(app|admin)\.example\.com",
        r"https://[a-z0-9\-]+\.example\.com(:\d+)?",
        r"^https://example\.com$",
        r"http://localhost:\d+",
        r"https://pr-\d+\.preview\.example\.com",
        r"http://192\.168\.0\.\d{1,3}(:\d+)?",
    ],
)
def test_a_regex_that_ends_at_its_host_is_right(regex: str) -> None:
    assert judged(origins=regex) == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"/api/*": "*", "/api*": APP}, ["/api*"]),
        ({"/api/.*": "*", "/ap[a-z]*": APP}, []),
        ({"/(a|b)/.*": "*", "/a*": APP}, ["/a*"]),
        ({"/*": "*", "/api/*": APP}, []),
        ({"/*": APP, "/api/*": "*"}, []),
        ({"/api/*": APP, "/api/open": "*"}, []),
        ({"/a/*": "*", "/b/*": APP}, []),
        ({"/api/*": "*", "/api/login": APP}, []),
    ],
    ids=repr,
)
def test_a_strict_entry_that_a_lax_one_goes_before_is_told(
    table: dict[str, object], expected: list[str]
) -> None:
    assert shadowed(table) == expected
