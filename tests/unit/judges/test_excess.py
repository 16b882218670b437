"""What one policy allows, and another does not."""

import typing as t

import pytest

from flask_cors.sansio.judges.excess import excess

from .judging import ADMIN
from .judging import APP
from .judging import policy

COOKIES = {"supports_credentials": True}


def nobody_in_particular(origin: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("lax", "strict", "what"),
    [
        ({}, {"origins": APP}, "any origin"),
        ({"origins": "https://.*"}, {"origins": APP}, "any origin"),
        ({"origins": [APP, ADMIN]}, {"origins": APP}, f"the origin {ADMIN!r}"),
        ({"origins": APP}, {"origins": []}, f"the origin {APP!r}"),
        (
            {"origins": "https://*.example.com:*"},
            {"origins": APP},
            "the origins 'https://*.example.com:*'",
        ),
        pytest.param(
            {"origins": nobody_in_particular},
            {"origins": APP},
            "the origins of a function",
            id="a function",
        ),
        ({**COOKIES, "origins": APP}, {"origins": APP}, "requests with credentials"),
        (COOKIES, {}, "requests with credentials"),
        ({"methods": "*"}, {"methods": "GET"}, "every method"),
        ({}, {"methods": "GET"}, "the method DELETE"),
        ({"methods": ["PUT", "QUERY"]}, {"methods": "PUT"}, "the method QUERY"),
    ],
    ids=repr,
)
def test_it_is_named(
    lax: dict[str, t.Any], strict: dict[str, t.Any], what: str
) -> None:
    assert excess(policy(**lax), policy(**strict)) == what


@pytest.mark.parametrize(
    ("lax", "strict"),
    [
        ({"origins": APP}, {}),
        ({**COOKIES, "origins": APP}, {}),
        ({"origins": []}, {"origins": APP}),
        ({"origins": APP}, {"origins": "https://*.example.com"}),
        ({"origins": APP}, {"origins": r"https://[a-z]+\.example\.com"}),
        ({"origins": "https://*.a.example"}, {"origins": "https://*.example"}),
        ({"origins": r"https://a\d\.example"}, {"origins": APP}),
        pytest.param(
            {"origins": APP},
            {"origins": nobody_in_particular},
            id="less than a function",
        ),
        pytest.param(
            {"origins": nobody_in_particular},
            {"origins": nobody_in_particular},
            id="the same function",
        ),
        ({"methods": ["GET", "POST", "HEAD"]}, {"methods": []}),
        ({"methods": ["PUT"]}, {"methods": "*"}),
        ({"methods": ["PUT"]}, {"methods": "auto"}),
        ({"max_age": 5}, {}),
    ],
    ids=repr,
)
def test_what_is_no_more_or_not_known_is_none(
    lax: dict[str, t.Any], strict: dict[str, t.Any]
) -> None:
    assert excess(policy(**lax), policy(**strict)) is None


def test_one_policy_does_not_exceed_itself() -> None:
    same = policy()
    assert excess(same, same) is None
