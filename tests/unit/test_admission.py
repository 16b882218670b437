"""Whether an origin may read, and by which of the policies of a path."""

import typing as t
from dataclasses import replace

import pytest

from flask_cors.sansio.admission import admitting
from flask_cors.sansio.admission import asked
from flask_cors.sansio.admission import Reason
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.option_types import Check
from flask_cors.sansio.policy import Policy

APP = "https://app.example.com"
TENANT = "https://tenant.example"
EVIL = "https://evil.example"

AWAY = LookupError("the tenants' database is away")


def is_tenant(origin: str) -> bool:
    return origin == TENANT


def fail(origin: str) -> t.NoReturn:
    raise AWAY


def policy(origins: t.Any, **options: t.Any) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", {"origins": origins, **options})
    return Policy.compile(overlaid(defaults(), layer, []))


@pytest.mark.parametrize(
    ("options", "origin", "reason"),
    [
        ({"origins": APP}, APP, None),
        ({"origins": APP}, EVIL, Reason.ORIGIN_NOT_ALLOWED),
        ({"origins": APP}, "null", Reason.NULL_ORIGIN),
        ({"origins": APP}, "a b", Reason.MALFORMED_ORIGIN),
        ({"origins": "null"}, "null", None),
        ({"origins": is_tenant}, TENANT, None),
        ({"origins": is_tenant}, EVIL, Reason.ORIGIN_NOT_ALLOWED),
        ({"origins": is_tenant}, "null", Reason.NULL_ORIGIN),
        ({"origins": fail}, EVIL, Reason.CHECK_FAILED),
        ({"origins": [is_tenant, fail]}, TENANT, None),
        ({"origins": [APP, fail]}, APP, None),
        ({"origins": "*"}, EVIL, None),
        ({"origins": "*"}, "null", None),
        ({"origins": "*"}, "a b", Reason.MALFORMED_ORIGIN),
        ({"origins": "*", "supports_credentials": True}, "null", Reason.NULL_ORIGIN),
        ({"origins": "*", "send_wildcard": True}, "a b", None),
        ({"origins": "*", "send_wildcard": True}, "null", None),
    ],
)
def test_one_policy_allows_or_says_why_not(
    options: dict[str, t.Any], origin: str, reason: Reason | None
) -> None:
    asked_policy = policy(**options)
    by, refusal = admitting(asked_policy, origin, asked)
    assert by is asked_policy
    assert (refusal and refusal[0]) is reason


def test_a_failure_says_what_was_raised() -> None:
    _, refusal = admitting(policy(fail), EVIL, asked)
    assert refusal == (Reason.CHECK_FAILED, AWAY)


ONE, OTHER, OPEN = policy(APP), policy([APP, TENANT]), policy("*")
TENANTS, BROKEN = policy(is_tenant), policy(fail)


@pytest.mark.parametrize(
    ("policies", "origin", "chosen", "reason"),
    [
        ([ONE, OTHER], APP, 0, None),
        ([ONE, OTHER], TENANT, 1, None),
        ([ONE, OTHER], EVIL, 0, Reason.ORIGIN_NOT_ALLOWED),
        ([ONE, OTHER, OPEN], EVIL, 2, None),
        ([ONE, OPEN], "null", 1, None),
        ([ONE, OTHER], "null", 0, Reason.NULL_ORIGIN),
        ([TENANTS, OPEN], TENANT, 0, None),
        ([TENANTS, OPEN], EVIL, 1, None),
        ([BROKEN, OPEN], EVIL, 0, Reason.CHECK_FAILED),
        ([ONE, BROKEN, OPEN], EVIL, 0, Reason.CHECK_FAILED),
        ([ONE, BROKEN, OPEN], APP, 0, None),
        ([ONE, BROKEN], EVIL, 0, Reason.CHECK_FAILED),
    ],
)
def test_of_several_the_first_that_allows_decides(
    policies: list[Policy], origin: str, chosen: int, reason: Reason | None
) -> None:
    first = replace(policies[0], alternatives=tuple(policies[1:]))
    by, refusal = admitting(first, origin, asked)
    assert by is [first, *policies[1:]][chosen]
    assert (refusal and refusal[0]) is reason


def test_a_function_is_asked_in_the_way_that_is_given() -> None:
    said: list[tuple[Check, str]] = []

    def ask(check: Check, origin: str) -> bool:
        said.append((check, origin))
        return True

    assert admitting(TENANTS, EVIL, ask)[1] is None
    assert said == [(is_tenant, EVIL)]
