"""The one function that decides: why it refuses, and what it says then."""

import gc
import typing as t
import warnings

import pytest

from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Decision
from flask_cors.sansio.decision import Outcome
from flask_cors.sansio.decision import Preflight
from flask_cors.sansio.decision import Reason
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.policy import Policy

APP = "https://app.example.com"
EVIL = "https://evil.example"


def policy(**options: t.Any) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", options)
    return Policy.compile(overlaid(defaults(), layer, []))


def asked(
    method: str, headers: str | None = None, offered: str = "GET", origin: str = APP
) -> RequestFacts:
    return RequestFacts(origin, Preflight(method, headers, frozenset({offered})))


@pytest.mark.parametrize(
    ("options", "facts", "reason"),
    [
        ({}, RequestFacts("https://a b"), Reason.MALFORMED_ORIGIN),
        ({}, RequestFacts("a" * 327), Reason.MALFORMED_ORIGIN),
        ({"origins": APP}, RequestFacts("\x00"), Reason.MALFORMED_ORIGIN),
        ({"origins": APP}, RequestFacts("null"), Reason.NULL_ORIGIN),
        ({"supports_credentials": True}, RequestFacts("null"), Reason.NULL_ORIGIN),
        ({"origins": ".+"}, RequestFacts("null"), Reason.NULL_ORIGIN),
        ({"origins": APP}, RequestFacts(EVIL), Reason.ORIGIN_NOT_ALLOWED),
        ({"origins": []}, RequestFacts(APP), Reason.ORIGIN_NOT_ALLOWED),
        ({"origins": lambda o: None}, RequestFacts(APP), Reason.ORIGIN_NOT_ALLOWED),
        ({"origins": lambda o: 1 / 0}, RequestFacts(APP), Reason.CHECK_FAILED),
        ({}, asked(""), Reason.MALFORMED_METHOD),
        ({}, asked("PUT\r\nX: y"), Reason.MALFORMED_METHOD),
        ({"methods": "*"}, asked("P UT"), Reason.MALFORMED_METHOD),
        ({"methods": "GET"}, asked("PUT"), Reason.METHOD_NOT_ALLOWED),
        ({"methods": "*"}, asked("TRACE"), Reason.METHOD_NOT_ALLOWED),
        ({"methods": None}, asked("GET"), Reason.METHOD_NOT_ALLOWED),
        ({"methods": "auto"}, asked("PUT"), Reason.METHOD_NOT_ALLOWED),
        ({}, asked("PUT", "x," * 100), Reason.TOO_MANY_HEADERS),
        ({"allow_headers": "x-b"}, asked("PUT", "x-a"), Reason.HEADER_NOT_ALLOWED),
        ({"allow_headers": None}, asked("PUT", "x-a"), Reason.HEADER_NOT_ALLOWED),
        ({"origins": APP}, asked("", origin=EVIL), Reason.ORIGIN_NOT_ALLOWED),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_refusal_has_its_reason(
    options: dict[str, t.Any], facts: RequestFacts, reason: Reason
) -> None:
    decision = decide(policy(**options), facts)
    assert (decision.outcome, decision.reason) == (Outcome.REFUSED, reason)


def test_every_reason_reads_as_a_sentence_about_the_request() -> None:
    assert {reason.name: reason.value for reason in Reason} == {
        "MALFORMED_ORIGIN": "the Origin is not one that a browser sends",
        "NULL_ORIGIN": "the origin is null, which is not listed",
        "ORIGIN_NOT_ALLOWED": "the origin is not allowed",
        "CHECK_FAILED": "the function that checks origins failed",
        "MALFORMED_METHOD": "the requested method is not the name of a method",
        "METHOD_NOT_ALLOWED": "the requested method is not allowed",
        "TOO_MANY_HEADERS": (
            "more request headers are asked for than any browser sends"
        ),
        "HEADER_NOT_ALLOWED": "a requested header is not allowed",
    }


@pytest.mark.parametrize("origin", [None, ""])
def test_without_an_origin_nobody_asks(origin: str | None) -> None:
    decision = decide(policy(origins=[APP, EVIL]), RequestFacts(origin))
    assert decision == Decision(Outcome.UNASKED, vary=("Origin",))


@pytest.mark.parametrize("facts", [RequestFacts(APP), asked("GET", "x-a")])
def test_a_grant_has_no_reason(facts: RequestFacts) -> None:
    decision = decide(policy(), facts)
    assert (decision.outcome, decision.reason) == (Outcome.GRANTED, None)


def test_a_refused_method_keeps_the_origin_and_grants_nothing() -> None:
    decision = decide(policy(methods="GET", max_age=5), asked("PUT", "x-a"))
    assert decision.headers == (("Access-Control-Allow-Origin", APP),)


def test_a_refused_header_leaves_out_that_header_only() -> None:
    decision = decide(
        policy(allow_headers="x-a", methods="PUT"), asked("PUT", "X-A,x-b")
    )
    assert decision.headers == (
        ("Access-Control-Allow-Origin", APP),
        ("Access-Control-Allow-Headers", "X-A"),
        ("Access-Control-Allow-Methods", "PUT"),
    )


def test_a_failing_check_is_kept_and_the_others_are_not_asked() -> None:
    error = LookupError("away")
    later: list[str] = []

    def check(origin: str) -> bool:
        raise error

    decision = decide(policy(origins=[check, later.append]), RequestFacts(APP))
    assert decision.error is error
    assert decision.headers == ()
    assert later == []


def test_checks_are_asked_about_what_nothing_else_allows() -> None:
    later: list[str] = []
    compiled = policy(origins=[APP, later.append])
    decide(compiled, RequestFacts(APP))
    decide(compiled, RequestFacts(EVIL))
    decide(compiled, RequestFacts("null"))
    decide(compiled, RequestFacts("a b"))
    assert later == [EVIL]


async def later(origin: str) -> bool:
    return True


def asks_later(origin: str) -> object:
    """A function that looks plain, and whose answer nobody can wait for."""
    return later(origin)


def test_an_awaitable_is_no_permission_and_is_not_left_behind() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        decision = decide(policy(origins=asks_later), RequestFacts(APP))
        reason, error = decision.reason, repr(decision.error)
        del decision
        gc.collect()

    assert reason is Reason.CHECK_FAILED
    assert "returned an awaitable, not a bool" in error
    assert [str(warning.message) for warning in caught] == []


@pytest.mark.parametrize(
    ("options", "private", "preflight", "value"),
    [
        ({"allow_private_network": True}, True, True, "true"),
        ({"allow_private_network": True}, True, False, "true"),
        ({"allow_private_network": True}, False, True, None),
        ({}, True, True, None),
        ({}, True, False, "false"),
    ],
)
def test_a_private_network_is_answered_where_it_is_asked_for(
    options: dict[str, t.Any], private: bool, preflight: bool, value: str | None
) -> None:
    """https://wicg.github.io/private-network-access/#headers"""
    asks = Preflight("PUT") if preflight else None
    decision = decide(policy(**options), RequestFacts(APP, asks, private))
    headers = dict(decision.headers)
    assert headers.get("Access-Control-Allow-Private-Network") == value


def test_what_is_added_is_the_headers_and_vary() -> None:
    headers = (("Access-Control-Allow-Origin", APP),)
    decision = Decision(Outcome.GRANTED, headers, ("Origin", "X-A"))
    assert decision.added == (*headers, ("Vary", "Origin, X-A"))
    assert Decision(Outcome.GRANTED, headers).added == headers


EXPOSING: dict[str, t.Any] = {"expose_headers": "*", "supports_credentials": True}


@pytest.mark.parametrize(
    ("options", "facts", "exposes_all"),
    [
        ({"origins": [APP, EVIL]}, RequestFacts(APP), True),
        ({"origins": APP}, RequestFacts(APP), True),
        ({"origins": APP}, RequestFacts(None), True),
        ({"origins": lambda origin: True}, RequestFacts(APP), True),
        ({"origins": [APP, EVIL]}, RequestFacts(None), False),
        ({"origins": APP, "always_send": False}, RequestFacts(None), False),
        ({"origins": APP}, RequestFacts(EVIL), False),
        ({"origins": APP}, asked("PUT", "x-a"), False),
        ({"origins": APP, "expose_headers": "X-A"}, RequestFacts(APP), False),
        ({"origins": APP, "supports_credentials": False}, RequestFacts(APP), False),
    ],
)
def test_all_headers_are_exposed_to_those_who_may_read_the_response(
    options: dict[str, t.Any], facts: RequestFacts, exposes_all: bool
) -> None:
    decision = decide(policy(**{**EXPOSING, **options}), facts)
    assert decision.exposes_all is exposes_all
    star = ("Access-Control-Expose-Headers", "*")
    assert (star in decision.headers) is (options.get("supports_credentials") is False)
