"""The list of policies: each once, all of it in words."""

import re
import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.inspection import inspected
from flask_cors.page.places import Places
from flask_cors.page.policies import entries
from flask_cors.page.policies import Entry
from flask_cors.sansio import routing_table

APP: t.Final = "https://app.example"


def listed(app: Flask) -> list[Entry]:
    application = inspected(app)
    rows = routing_table.rows(application.routes, application.tables)
    return list(entries(application, rows, Places.here()).values())


def only(**options: t.Any) -> Entry:
    app = Flask("shop", static_folder=None)
    CORS(app, **options)
    (entry,) = listed(app)
    return entry


def test_tables_come_first_and_views_last() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, resources={"/b/*": [APP, {"origins": "*"}], "/a": APP})
    app.add_url_rule("/a", "a", cross_origin(APP)(list))
    app.add_url_rule("/b/c", "c", list)
    found = listed(app)
    assert [(entry.number, entry.name, entry.routes) for entry in found] == [
        (1, "resources: /a", 0),
        (2, "resources: /b/*", 1),
        (3, "resources: /b/*, for other origins", 1),
        (4, "view: a", 1),
    ]


@pytest.mark.parametrize(
    ("options", "field", "text"),
    [
        ({}, "methods", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"),
        ({"methods": []}, "methods", "none"),
        ({"methods": "*"}, "methods", "any"),
        ({"methods": "auto"}, "methods", "those of the routes"),
        ({"methods": ["PUT", "auto"]}, "methods", "those of the routes, PUT"),
        ({}, "headers", "any"),
        ({"allow_headers": []}, "headers", "none"),
        (
            {"allow_headers": ["X-B", "X-A", re.compile("X-App-.+")]},
            "headers",
            "x-a, x-b, X-App-.+",
        ),
        ({}, "exposed", "none besides the usual"),
        ({"expose_headers": ["ETag", "X-A"]}, "exposed", "ETag, X-A"),
        ({}, "max_age", "unset: 5 s"),
        ({"max_age": 600}, "max_age", "600 s"),
        ({}, "protection", "as the application says"),
        ({"csrf_protect": True}, "protection", "on"),
        ({"csrf_protect": "report"}, "protection", "only reports"),
        ({"csrf_protect": False}, "protection", "off"),
        ({}, "origins_from", None),
    ],
)
def test_an_option_is_put_into_words(
    options: dict[str, t.Any], field: str, text: str | None
) -> None:
    assert getattr(only(origins=APP, **options), field) == text


def test_it_is_told_where_origins_are_set() -> None:
    app = Flask("shop", static_folder=None)
    app.config["CORS_ORIGINS"] = APP
    CORS(app)
    assert listed(app)[0].origins_from == "app.config['CORS_ORIGINS']"
