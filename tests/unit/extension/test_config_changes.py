"""What reconfiguring returns: each difference that it has made, and how it reads."""

import dataclasses
import re
import typing as t
import warnings
from datetime import timedelta

import pytest
from werkzeug.wrappers import Response

from flask_cors import ConfigChange
from flask_cors import CORS
from flask_cors import CORSMiddleware

from ...users.page import ADMIN
from ...users.page import application
from ...users.page import GOOD

Options = dict[str, t.Any]


def told(before: Options, after: Options) -> list[str]:
    """The changes from some options to others, as an application and a layer tell."""
    app = application()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cors = CORS(app, **before)
        layer = CORSMiddleware(Response("ok"), **before)
        changes = cors.reconfigure(app, **after)
        assert layer.reconfigure(**after) == changes

    return [*map(str, changes)]


def allows(origin: str) -> bool:
    return origin == GOOD


def test_a_change_knows_the_path_the_option_and_both_values() -> None:
    app = application()
    cors = CORS(app, origins=GOOD)
    (change,) = cors.reconfigure(app, origins=[ADMIN])
    assert change == ConfigChange("/*", "origins", GOOD, [ADMIN])
    assert (change.blueprint, change.view, change.number) == (None, None, None)
    assert str(change) == (
        "'/*': origins was 'https://app.example.com', is ['https://admin.example.com']"
    )


def test_a_change_cannot_be_changed() -> None:
    change = ConfigChange("/*", "max_age", 5, 600)

    with pytest.raises(dataclasses.FrozenInstanceError):
        change.after = 7  # type: ignore[misc]


REGEXES = [r"https://a\d\.example", GOOD, r"https://b\d\.example"]
CHECKS = [allows, re.compile(r"https://a\.b"), len]
NAMES = ["X-A-*", "x-b", "y+"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"origins": "*", "always_send": True}),
        ({"origins": [GOOD, ADMIN]}, {"origins": f"{ADMIN},{GOOD}"}),
        ({"origins": REGEXES}, {"origins": REGEXES[::-1]}),
        ({"origins": CHECKS}, {"origins": CHECKS[::-1]}),
        ({"max_age": timedelta(minutes=10)}, {"max_age": "600"}),
        ({"send_wildcard": "on"}, {"send_wildcard": True}),
        ({"allow_headers": NAMES}, {"allow_headers": NAMES[::-1]}),
        ({"resources": "*"}, {"resources": ["/*"]}),
        ({"resources": {"/a": GOOD}}, {"resources": "/a", "origins": GOOD}),
        ({"strict": True}, {"strict": False}),
        ({"csrf_origins": CHECKS}, {"csrf_origins": CHECKS[::-1]}),
    ],
    ids=[
        "the defaults",
        "a list and a text",
        "regexes in another order",
        "functions in another order",
        "seconds",
        "a switch",
        "names in another order",
        "every path",
        "options in one place and another",
        "how strict it is read",
        "writers in another order",
    ],
)
def test_what_means_the_same_is_no_change(before: Options, after: Options) -> None:
    assert told(before, after) == told(after, before) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            {"origins": GOOD, "max_age": 5},
            {"origins": GOOD, "max_age": timedelta(minutes=10)},
            ["'/*': max_age was 5, is datetime.timedelta(seconds=600)"],
        ),
        (
            {"origins": GOOD},
            {"origins": GOOD, "methods": "GET,PUT", "expose_headers": ["X-A"]},
            [
                "'/*': methods was ('GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', "
                "'DELETE'), is 'GET,PUT'",
                "'/*': expose_headers was None, is ['X-A']",
            ],
        ),
        (
            {"origins": allows},
            {"origins": [GOOD, re.compile("https://a.b")]},
            [
                "'/*': origins was allows, is ['https://app.example.com', "
                "re.compile('https://a.b')]"
            ],
        ),
        (
            {"origins": lambda origin: True},
            {"origins": lambda origin: False},
            ["'/*': origins was <lambda>, is another"],
        ),
        (
            {"resources": {"/old": GOOD, "/both": GOOD}},
            {"resources": {"/new": ADMIN, "/both": ADMIN}, "max_age": 5},
            [
                "'/old' was removed: origins='https://app.example.com'",
                "'/both': origins was 'https://app.example.com', is "
                "'https://admin.example.com'",
                "'/both': max_age was None, is 5",
                "'/new' was added: origins='https://admin.example.com', max_age=5",
            ],
        ),
        (
            {"resources": re.compile(r"/v\d"), "origins": GOOD},
            {"resources": r"/v\d", "origins": ADMIN},
            [
                "'/v\\\\d': origins was 'https://app.example.com', is "
                "'https://admin.example.com'"
            ],
        ),
        (
            {"origins": "https://me:secret@a.example,https://b.example"},
            {"origins": GOOD},
            [
                "'/*': origins was 'https://me:***@a.example,https://b.example', is "
                "'https://app.example.com'"
            ],
        ),
        (
            {"origins": GOOD},
            {"origins": GOOD, "csrf_protect": True, "csrf_origins": [ADMIN]},
            [
                "paths without a policy: csrf_protect was None, is True",
                "paths without a policy: csrf_origins was None, is "
                "['https://admin.example.com']",
                "'/*': csrf_protect was None, is True",
                "'/*': csrf_origins was None, is ['https://admin.example.com']",
            ],
        ),
    ],
    ids=[
        "a number",
        "several options",
        "a function",
        "another function",
        "entries",
        "a regex",
        "a password",
        "CSRF",
    ],
)
def test_changes_are_told_as_lines_of_a_log(
    before: Options, after: Options, expected: list[str]
) -> None:
    assert told(before, after) == expected


def test_what_has_a_password_has_it_nowhere() -> None:
    app = application()

    with pytest.warns(UserWarning, match=r"me:\*\*\*@a"):
        cors = CORS(app, resources={"/a": "https://me:secret@a.example"})

    changes = cors.reconfigure(app, origins=GOOD)
    assert "secret" not in repr(changes)
    assert "me:***@a.example" in repr(changes)


def tenants(first: int, last: int) -> list[str]:
    return [f"https://t{number}.example" for number in range(first, last)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            tenants(0, 100_000),
            tenants(1, 100_003),
            "'/*': origins gained ['https://t100000.example', "
            "'https://t100001.example', 'https://t100002.example'] and lost "
            "['https://t0.example'] (100,000 entries before, 100,002 now)",
        ),
        (
            GOOD,
            [re.compile("https://x"), ",".join(tenants(0, 10_000))],
            "'/*': origins gained [re.compile('https://x'), 'https://t0.example', "
            "'https://t1.example', 'https://t2.example', 'https://t3.example', "
            "'https://t4.example', 'https://t5.example', 'https://t6.example', and "
            "9,993 more] and lost ['https://app.example.com'] (1 entry before, 10,001 "
            "now)",
        ),
        (
            [*tenants(0, 9), "HTTPS://T9.example"],
            tenants(0, 9),
            "'/*': origins lost ['HTTPS://T9.example'] (10 entries before, 9 now)",
        ),
    ],
    ids=["a list", "text", "one less"],
)
def test_of_many_origins_those_are_told_that_came_and_went(
    before: t.Any, after: t.Any, expected: str
) -> None:
    assert told({"origins": before}, {"origins": after}) == [expected]


def test_of_many_entries_in_another_order_it_is_told_that_they_changed() -> None:
    change = ConfigChange("/*", "origins", [*map(str, range(9))], [*"876543210"])
    assert str(change) == "'/*': origins changed (9 entries before, 9 now)"


def test_of_several_policies_for_one_path_each_is_told() -> None:
    one, two = {"origins": GOOD, "max_age": 5}, {"origins": "*", "methods": "GET"}
    three = {"origins": GOOD, "max_age": 6}
    assert told({"resources": {"/a": [one, two]}}, {"resources": {"/a": [three]}}) == [
        "'/a', policy 1: max_age was 5, is 6",
        "'/a', policy 2 was removed: origins='*', methods='GET'",
    ]
    assert told({"resources": {"/a": one}}, {"resources": {"/a": [three, two]}}) == [
        "'/a', policy 1: max_age was 5, is 6",
        "'/a', policy 2 was added: origins='*', methods='GET'",
    ]
