"""Whom a policy allows, and what of it has no effect or is unsafe."""

import typing as t

import pytest

from flask_cors.sansio.judges import policies

from .judging import ADMIN
from .judging import APP
from .judging import found
from .judging import values


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"origins": "null"}, ["null"]),
        ({"origins": [APP, "null"]}, ["null"]),
        ({"origins": ["*", "null"]}, []),
        ({"origins": "null", "supports_credentials": True}, []),
        ({"origins": APP}, []),
        ({"origins": "*"}, []),
    ],
    ids=repr,
)
def test_a_listed_null_is_told_where_nothing_worse_is(
    options: dict[str, t.Any], expected: list[str]
) -> None:
    assert values(policies.null_origin, **options) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["*"]),
        ({"max_age": 5}, ["*"]),
        ({"origins": "*"}, []),
        ({"origins": []}, []),
        ({"supports_credentials": True}, []),
    ],
    ids=repr,
)
def test_origins_that_nobody_has_named_are_told(
    options: dict[str, t.Any], expected: list[str]
) -> None:
    assert values(policies.open_by_default, **options) == expected


@pytest.mark.parametrize(
    ("options", "needless", "left"),
    [
        ({"methods": ["PUT", "options"]}, ["OPTIONS"], "PUT"),
        ({"methods": ["GET", "PUT", "OPTIONS"]}, ["OPTIONS"], "GET, PUT"),
        ({"methods": "GET, POST", "allow_headers": None}, ["GET", "POST"], None),
        (
            {"methods": "OPTIONS, HEAD, PUT, PATCH", "allow_headers": []},
            ["HEAD", "OPTIONS"],
            "PATCH, PUT",
        ),
    ],
    ids=repr,
)
def test_methods_that_are_listed_for_nothing_are_told(
    options: dict[str, t.Any], needless: list[str], left: str | None
) -> None:
    findings = found(policies.needless_method, **options)
    assert [finding.value for finding in findings] == needless
    assert {finding.suggestions for finding in findings} == {(left,) if left else ()}
    rest = {**options, "methods": left}
    assert values(policies.needless_method, **rest) == []


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"allow_headers": []},
        {"methods": ["GET", "POST", "PUT"]},
        {"methods": ["GET"], "allow_headers": "Content-Type"},
        {"methods": ["GET"], "allow_headers": "Accept"},
        {"methods": ["GET"], "allow_headers": "X-*"},
        {"methods": ["*", "OPTIONS"]},
        {"methods": ["auto", "OPTIONS"]},
    ],
    ids=repr,
)
def test_methods_whose_listing_makes_a_difference_are_right(
    options: dict[str, t.Any],
) -> None:
    assert values(policies.needless_method, **options) == []


@pytest.mark.parametrize(
    ("exposed", "credentialed", "expected"),
    [
        ("*", True, ["*"]),
        (["*", "X-A"], True, ["*"]),
        ("*", False, []),
        ("X-A", True, []),
        (None, True, []),
    ],
)
def test_exposing_every_header_with_credentials_is_told(
    exposed: object, credentialed: bool, expected: list[str]
) -> None:
    judged = values(
        policies.exposes_everything,
        origins=APP,
        expose_headers=exposed,
        supports_credentials=credentialed,
    )
    assert judged == expected


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"origins": [APP, ADMIN]},
        {"origins": "https://*.example.com"},
        {"origins": bool},
        {"origins": APP, "always_send": False},
        {"send_wildcard": True, "always_send": False},
    ],
    ids=repr,
)
def test_vary_that_is_off_is_told_where_answers_differ(
    options: dict[str, t.Any],
) -> None:
    assert values(policies.vary_off, vary_header=False, **options) == [False]
    assert values(policies.vary_off, **options) == []


@pytest.mark.parametrize(
    "options",
    [{"origins": APP}, {"send_wildcard": True}, {"origins": []}, {"origins": None}],
    ids=repr,
)
def test_vary_may_be_off_where_the_answer_is_the_same_for_all(
    options: dict[str, t.Any],
) -> None:
    assert values(policies.vary_off, vary_header=False, **options) == []
