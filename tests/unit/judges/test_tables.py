"""The rules that a table of resources is judged by."""

import re
import time
import typing as t

import pytest

from flask_cors.judging import INSTRUMENTS
from flask_cors.sansio import judges
from flask_cors.sansio import resource_forms
from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Location
from flask_cors.sansio.findings import Place
from flask_cors.sansio.judges import tables
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.resources import Resource

APP = "https://app.example.com"
PARTNER = "https://partner.example"


def entries(table: t.Any, line: int = 1, **options: t.Any) -> tuple[Resource, ...]:
    """The entries of a table that is given on a line."""
    findings: list[Finding] = []
    values = options if table is None else {"resources": table, **options}
    layer = Layer(Place.KEYWORD, "CORS()", values, Location("app.py", line))
    return resource_forms.compiled(overlaid(defaults(), layer, findings), findings)


def told(
    fault: Fault, newer: tuple[Resource, ...], older: tuple[Resource, ...] = ()
) -> list[object]:
    """The entries that a fault is found in."""
    found = judges.judged(older, newer, INSTRUMENTS)
    return [finding.value for finding in found if finding.fault is fault]


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
        ({"/api/*": APP, "/api": "*"}, []),
        ({"/api/*": APP, "/api/x*": "*"}, []),
        ({"/api/*": APP, r"/api/\d+": "*"}, []),
        ({"/api/*": APP, r"/api/[^/]+": "*"}, ["/api/*"]),
        ({"/api/*": APP, r"/api/[^/]+": ["*"], "/b": "*"}, ["/api/*"]),
        ({re.compile("/API", re.I): APP, r"/[^/]+": "*"}, ["/API"]),
    ],
    ids=repr,
)
def test_a_strict_entry_that_a_lax_one_goes_before_is_told(
    table: dict[t.Any, object], expected: list[str]
) -> None:
    assert told(Fault.LAXER_OVERLAP, entries(table)) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"/api/.*": APP, "/api/v*": PARTNER}, ["/api/v*"]),
        ({"/api/v*": PARTNER, "/api/.*": APP}, []),
        ({"/.*": APP, "/a*": PARTNER}, ["/a*"]),
        ({"/api*": APP, "/api.*": PARTNER}, ["/api*"]),
        ({"/api*": APP, "/api.*": APP}, []),
        ({"/api/*": APP, "/api(/.*)?": PARTNER}, ["/api/*"]),
        ({"/api/*": APP, "/api(/.*)?$": PARTNER}, ["/api/*"]),
        ({"/api/*": APP, "/api(/.*)?$": APP}, []),
        ({"/api/*": APP, "/api/.*": PARTNER, "/api": PARTNER}, ["/api/*"]),
        ({"/api/*": APP, "/api/v1/.*": PARTNER}, []),
        ({"/api/v1/*": APP, "/api/v1.*": PARTNER}, ["/api/v1.*"]),
        ({"/api/v1/*": APP, "/api/v1.*x": PARTNER}, []),
        ({"/api/v1/*": APP, "/api/v1*": PARTNER}, []),
        ({"/api/v1/*": APP, re.compile("/api/v1"): PARTNER}, []),
        ({re.compile("/api/"): APP, "/api/*": PARTNER}, ["/api/"]),
        ({re.compile("/api/", re.I): APP, "/api/*": PARTNER}, []),
        ({re.compile("/.*"): APP, "/*": PARTNER}, ["/*"]),
        ({"/api/*": APP, "/api/admin/*": PARTNER, "/api/admin": APP}, []),
    ],
    ids=repr,
)
def test_an_entry_that_others_go_before_everywhere_is_told(
    table: dict[t.Any, object], expected: list[str]
) -> None:
    assert told(Fault.SHADOWED_RESOURCE, entries(table)) == expected


def test_what_is_shadowed_is_not_told_again_as_overlapped() -> None:
    table = entries({"/api/.*": "*", "/api/v*": APP})
    (found,) = judges.judged((), table, INSTRUMENTS)
    assert found.fault is Fault.SHADOWED_RESOURCE


@pytest.mark.parametrize(
    ("older", "newer", "fault", "expected"),
    [
        ({"/api*": APP}, {"/api/*": "*"}, Fault.LAXER_OVERLAP, ["/api*"]),
        ({"/api/*": "*"}, {"/api*": APP}, Fault.LAXER_OVERLAP, ["/api*"]),
        ({"/api/*": "*", "/api*": APP}, {"/b": "*"}, Fault.LAXER_OVERLAP, []),
        ({"/a*": APP}, {"/.*": PARTNER}, Fault.SHADOWED_RESOURCE, []),
        ({"/.*": APP}, {"/a*": PARTNER}, Fault.SHADOWED_RESOURCE, ["/a*"]),
        ({"/.*": APP, "/a*": PARTNER}, {"/b": APP}, Fault.SHADOWED_RESOURCE, []),
        ({"/*": APP}, {"*": PARTNER}, Fault.REPLACED_RESOURCE, ["*"]),
        ({"/*": APP}, {"*": APP}, Fault.REPLACED_RESOURCE, []),
        ({}, {"/*": APP, "*": PARTNER}, Fault.REPLACED_RESOURCE, ["*"]),
    ],
    ids=repr,
)
def test_a_later_call_is_told_what_it_adds_to_an_earlier_one(
    older: dict[str, object],
    newer: dict[str, object],
    fault: Fault,
    expected: list[str],
) -> None:
    assert told(fault, entries(newer), entries(older)) == expected


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ({"table": "/api/*"}, {"table": "/api/*", "origins": APP}, 2),
        ({"table": None}, {"table": None, "origins": APP}, 2),
        ({"table": None, "origins": APP}, {"table": None}, None),
    ],
    ids=["the table", "an option", "nothing but the default"],
)
def test_what_replaces_a_policy_is_shown_where_it_was_written(
    first: dict[str, t.Any], second: dict[str, t.Any], line: int | None
) -> None:
    older, newer = entries(**first, line=1), entries(**second, line=2)
    (found,) = tables.replaced_resource(older, newer, INSTRUMENTS)
    at = found.source.location
    assert (at and at.line) == line


def test_a_long_value_is_cut_in_what_is_said_of_its_replacement() -> None:
    origins = [f"https://a{number}.example" for number in range(1000)]
    older, newer = entries("/a", origins=origins), entries("/a", origins=APP)
    (found,) = tables.replaced_resource(older, newer, INSTRUMENTS)
    assert len(str(found)) < 300


@pytest.mark.timed
@pytest.mark.parametrize(
    "pattern",
    ["/api/v{}", "/api/v{}/*", "/api/v{}*", "/api/v{}/.*", r"/api/(a|b)\d{{{}}}"],
)
def test_a_table_of_a_thousand_entries_is_judged_at_once(pattern: str) -> None:
    table = entries({pattern.format(n): f"https://{n}.example" for n in range(1000)})
    began = time.thread_time()
    assert list(tables.preceded_resource((), table, INSTRUMENTS)) == []
    assert time.thread_time() - began < 0.2
