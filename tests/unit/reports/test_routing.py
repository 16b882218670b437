"""The routing table as people and programs read it."""

import functools
import json
import re
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest

from flask_cors.reports import Surroundings
from flask_cors.reports.routing import document
from flask_cors.reports.routing import render
from flask_cors.sansio.findings import Location
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.routing_table import Governing
from flask_cors.sansio.routing_table import Level
from flask_cors.sansio.routing_table import RouteRow

APP = "https://app.example.com"
HERE = Surroundings(Path("/srv/shop"))
CALL = Source(Place.KEYWORD, "CORS()", Location("/srv/shop/app.py", 7))


def is_tenant(origin: str) -> bool:
    return False


def policy(call: Source | None = CALL, **options: t.Any) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", options)
    return Policy.compile(overlaid(defaults(), layer, []), call)


def governing(found: Policy) -> Governing:
    return Governing(Level.RESOURCES, found, "/*")


def row(*governed: Governing, is_odd: bool = False) -> RouteRow:
    return RouteRow("/books", ("GET", "PUT"), "books", None, governed, is_odd)


def cells(shown: str) -> list[list[str]]:
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    return [re.split(r"\s\s+", line.strip()) for line in lines if line]


NONE = Governing(Level.NONE)
OPEN = governing(policy())
LOGIN = governing(policy(origins=APP, supports_credentials=True))


def test_a_line_has_the_route_its_policy_and_where_that_is_written() -> None:
    assert cells(render((row(LOGIN), row(NONE)), HERE, None)) == [
        ["Route", "Methods", "Policy", "Origins", "Credentials", "Source"],
        ["/books", "GET, PUT", "resources: /*", APP, "yes", "app.py:7, CORS()"],
        ["/books", "GET, PUT", "none", "-", "-", "-"],
    ]


def test_what_depends_on_the_path_has_a_line_for_each_that_may_govern() -> None:
    assert cells(render((row(OPEN, NONE),), HERE, None))[1:] == [
        ["/books", "GET, PUT", "depends on the path:"],
        ["resources: /*", "*", "no", "app.py:7, CORS()"],
        ["none", "-", "-", "-"],
    ]


def several() -> Governing:
    first = policy(origins=APP, supports_credentials=True)
    others = (policy(origins="https://b.example"), policy())
    return governing(replace(first, alternatives=others))


def test_each_of_several_policies_has_a_line_in_the_order_they_are_tried() -> None:
    assert cells(render((row(several()),), HERE, None))[1:] == [
        ["/books", "GET, PUT", "resources: /*", APP, "yes", "app.py:7, CORS()"],
        ["for other origins", "https://b.example", "no"],
        ["for other origins", "*", "no"],
    ]


def test_where_it_depends_on_the_path_each_of_several_policies_has_a_line_too() -> None:
    assert cells(render((row(several(), NONE),), HERE, None))[2:] == [
        ["resources: /*", APP, "yes", "app.py:7, CORS()"],
        ["for other origins", "https://b.example", "no"],
        ["for other origins", "*", "no"],
        ["none", "-", "-", "-"],
    ]


def test_a_program_reads_each_of_several_policies() -> None:
    (route,) = json.loads(document((row(several()),), HERE))["routes"]
    assert route["governed_by"][0]["alternatives"] == [
        {"origins": ["https://b.example"], "credentials": False},
        {"origins": ["*"], "credentials": False},
    ]


def test_a_mark_is_explained_below_the_table() -> None:
    shown = cells(render((row(NONE), row(OPEN, is_odd=True)), HERE, None))
    assert [line[0] for line in shown[1:]] == ["/books", "!", "!"]
    assert shown[-1] == ["!", "Most routes of its blueprint are governed differently."]


def test_without_a_mark_there_is_no_column_for_it() -> None:
    assert render((row(NONE),), HERE, None).startswith("\x1b[2mRoute")


def test_no_routes_are_said_in_words() -> None:
    assert render((), HERE, None) == "The application has no routes."


@pytest.mark.parametrize(
    ("origins", "shown"),
    [
        ("*", "*"),
        (APP, APP),
        ([APP, "https://a.example", "null"], "https://a.example +2 more"),
        (["https://*.example.com", APP], f"{APP} +1 more"),
        (r"https://\w+\.example\.com", r"regex https://\w+\.example\.com"),
        (is_tenant, "function is_tenant"),
        (functools.partial(is_tenant), "function"),
        ([], "nobody"),
    ],
)
def test_origins_are_short(origins: t.Any, shown: str) -> None:
    found = governing(policy(origins=origins))
    assert cells(render((row(found),), HERE, None))[1][3] == shown


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        (CALL, "app.py:7, CORS()"),
        (Source(Place.KEYWORD, "CORS()"), "CORS()"),
        (None, "-"),
    ],
)
def test_a_source_is_shown_as_far_as_it_is_known(
    call: Source | None, shown: str
) -> None:
    found = governing(policy(call))
    assert cells(render((row(found),), HERE, None))[1][5] == shown


@pytest.mark.parametrize(
    ("call", "source"),
    [
        (CALL, {"place": "keyword", "name": "CORS()", "file": "app.py", "line": 7}),
        (
            Source(Place.KEYWORD, "CORS()"),
            {"place": "keyword", "name": "CORS()", "file": None, "line": None},
        ),
        (None, None),
    ],
)
def test_a_program_reads_all_of_it(call: Source | None, source: t.Any) -> None:
    origins = [APP, "https://a.example"]
    found = governing(policy(call, origins=origins))
    (route,) = json.loads(document((row(found),), HERE))["routes"]
    assert route == {
        "rule": "/books",
        "methods": ["GET", "PUT"],
        "endpoint": "books",
        "blueprint": None,
        "differs": False,
        "depends_on_path": False,
        "governed_by": [
            {
                "level": "resources",
                "blueprint": None,
                "pattern": "/*",
                "origins": ["https://a.example", APP],
                "credentials": False,
                "alternatives": [],
                "source": source,
            }
        ],
    }


def test_a_program_reads_null_where_nothing_governs() -> None:
    (route,) = json.loads(document((row(NONE),), HERE))["routes"]
    assert route["governed_by"] == [
        {
            "level": "none",
            "blueprint": None,
            "pattern": None,
            "origins": None,
            "credentials": None,
            "alternatives": [],
            "source": None,
        }
    ]


def test_the_source_goes_below_the_policy_where_the_width_needs_it() -> None:
    shown = (row(LOGIN), row(OPEN, NONE))
    assert len(cells(render(shown, HERE, 95))) == 5
    assert cells(render(shown, HERE, 80)) == [
        ["Route", "Methods", "Policy", "Origins", "Credentials"],
        ["Source"],
        ["/books", "GET, PUT", "resources: /*", APP, "yes"],
        ["app.py:7, CORS()"],
        ["/books", "GET, PUT", "depends on the path:"],
        ["resources: /*", "*", "no"],
        ["app.py:7, CORS()"],
        ["none", "-", "-"],
    ]
