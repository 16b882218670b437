"""What is decided for every configuration, whatever a request says."""

import typing as t

from hypothesis import given
from hypothesis import strategies as st

from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Outcome
from flask_cors.sansio.decision import RequestFacts

from .strategies import examples
from .strategies import facts
from .strategies import is_sendable
from .strategies import labels
from .strategies import options
from .strategies import origins
from .strategies import policy
from .strategies import ports
from .strategies import serialized
from .strategies import texts
from .strategies import Wildcard
from .strategies import wildcards

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"


@examples
@given(options, facts)
def test_deciding_never_raises_and_says_nothing_wrong(
    given: dict[str, t.Any], facts: RequestFacts
) -> None:
    compiled = policy(given)
    decision = decide(compiled, facts)
    headers = dict(decision.headers)
    assert len(headers) == len(decision.headers)
    assert len(set(decision.vary)) == len(decision.vary)
    assert is_sendable(list(decision.added))
    assert headers.get(ALLOW_ORIGIN) in {
        None,
        "*",
        facts.origin,
        compiled.origins.sole,
    }

    if ALLOW_CREDENTIALS in headers:
        assert headers[ALLOW_ORIGIN] not in (None, "*")


@examples
@given(options, facts)
def test_a_refused_origin_gets_nothing(
    given: dict[str, t.Any], facts: RequestFacts
) -> None:
    decision = decide(policy(given), facts)

    if decision.outcome is Outcome.REFUSED and facts.preflight is None:
        assert decision.headers == ()

    assert (decision.reason is not None) is (decision.outcome is Outcome.REFUSED)


@examples
@given(options, st.none() | origins, st.none() | origins)
def test_an_answer_that_does_not_vary_is_the_same_for_everybody_who_gets_it(
    given: dict[str, t.Any], one: str | None, other: str | None
) -> None:
    """https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches"""
    compiled = policy({**given, "vary_header": True})
    answers = [decide(compiled, RequestFacts(origin)) for origin in (one, other)]
    constant = [a.headers for a in answers if "Origin" not in a.vary]
    assert constant in ([], constant[:1], constant[:1] * 2)


@examples
@given(st.sets(origins, max_size=4), origins)
def test_literals_allow_themselves_and_nothing_else(
    allowed: set[str], origin: str
) -> None:
    compiled = policy({"origins": allowed})
    granted = decide(compiled, RequestFacts(origin)).outcome is Outcome.GRANTED
    assert granted is (origin in allowed)

    for literal in allowed:
        assert decide(compiled, RequestFacts(literal)).outcome is Outcome.GRANTED


@examples
@given(st.lists(wildcards, min_size=1, max_size=3), origins)
def test_wildcards_allow_what_they_look_like(
    allowed: list[Wildcard], origin: str
) -> None:
    compiled = policy({"origins": [str(wildcard) for wildcard in allowed]})
    granted = decide(compiled, RequestFacts(origin)).outcome is Outcome.GRANTED
    assert granted is any(wildcard.allows(origin) for wildcard in allowed)


@examples
@given(wildcards, st.lists(labels, min_size=1, max_size=3).map(".".join), ports)
def test_an_origin_inside_a_wildcard_is_always_allowed(
    wildcard: Wildcard, name: str, port: int | None
) -> None:
    host = f"{name}.{wildcard.host}" if wildcard.below else wildcard.host
    port = port if wildcard.any_port else wildcard.port
    origin = serialized(wildcard.scheme, host, port)
    compiled = policy({"origins": str(wildcard)})
    assert decide(compiled, RequestFacts(origin)).outcome is Outcome.GRANTED


@examples
@given(st.sets(origins, min_size=1, max_size=4), texts)
def test_text_that_is_not_listed_is_never_granted(allowed: set[str], text: str) -> None:
    decision = decide(policy({"origins": allowed}), RequestFacts(text))
    assert decision.outcome is not Outcome.GRANTED or text.lower() in allowed
    assert text not in allowed or decision.outcome is Outcome.GRANTED
