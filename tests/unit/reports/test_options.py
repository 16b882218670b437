"""The table of options as people and programs read it."""

import json

import click
import pytest

from flask_cors.reports.options import document
from flask_cors.reports.options import render
from flask_cors.sansio.options import Option
from flask_cors.sansio.options import OPTIONS


def test_an_option_is_shown_in_full() -> None:
    shown = render([OPTIONS["methods"]], 72)
    assert click.unstyle(shown).splitlines() == [
        "methods",
        "  The methods that pages may use, compared with their case: PATCH is not",
        "  patch. * is any method, auto those of the application's own routes at",
        "  the path. Requests that need no preflight, such as a plain GET, are",
        "  not kept from being sent by it.",
        "  Written as: a method such as PUT, a list of them, *, or auto",
        "  Default:    GET, HEAD, POST, OPTIONS, PUT, PATCH, DELETE",
        "  Key:        CORS_METHODS",
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("origins", '  Default:    "*"'),
        ("origins", "  Old name:   origin"),
        ("supports_credentials", "  Default:    False"),
        ("max_age", "  Default:    not set"),
        ("strict", "  Not for:    a single path"),
        ("resources", "  Not for:    a decorated view, a single path"),
    ],
)
def test_a_line_says_what_there_is_to_say(name: str, line: str) -> None:
    assert line in render([OPTIONS[name]], 80).splitlines()


def test_options_stand_apart() -> None:
    shown = render([OPTIONS["origins"], OPTIONS["methods"]], 80)
    assert click.unstyle(shown).count("\n\nmethods\n") == 1


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.name)
def test_no_mark_of_restructuredtext_is_left(option: Option) -> None:
    assert "`" not in render([option], 80)
    assert "`" not in document([option])


def test_a_program_reads_all_of_it() -> None:
    shown = json.loads(document(OPTIONS.values()))
    assert shown["version"] == 1
    assert [option["name"] for option in shown["options"]] == list(OPTIONS)
    assert shown["options"][2] == {
        "name": "allow_headers",
        "key": "CORS_ALLOW_HEADERS",
        "default": "*",
        "forms": "a header name, a glob such as X-App-*, a regex, *, or a list of them",
        "doc": (
            "The request headers that pages may set, such as Authorization. Upper and "
            "lower case make no difference. Only those are sent back that were asked "
            "for."
        ),
        "old_names": ["headers"],
        "not_for": [],
    }
