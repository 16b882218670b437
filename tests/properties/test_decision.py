"""What is decided for every configuration, whatever a request says."""

from hypothesis import given
from hypothesis import strategies as st

from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Outcome
from flask_cors.sansio.decision import RequestFacts

from .invariants import check_sent
from .invariants import Config
from .invariants import Said
from .reference import Entry
from .reference import Literal
from .reference import serialized
from .reference import Wildcard
from .strategies import affixes
from .strategies import configs
from .strategies import decided
from .strategies import entries
from .strategies import examples
from .strategies import labels
from .strategies import origins
from .strategies import policy
from .strategies import ports
from .strategies import REGEXES
from .strategies import said_by
from .strategies import texts
from .strategies import wildcards


@examples
@given(decided())
def test_deciding_never_raises_and_says_nothing_wrong(
    given: tuple[Config, RequestFacts],
) -> None:
    config, facts = given
    decision = decide(policy(config.given), facts)
    assert len(set(decision.vary)) == len(decision.vary)
    check_sent(config, said_by(facts), decision.added)


@examples
@given(decided())
def test_a_refused_origin_gets_nothing(given: tuple[Config, RequestFacts]) -> None:
    config, facts = given
    decision = decide(policy(config.given), facts)

    if decision.outcome is Outcome.REFUSED and facts.preflight is None:
        assert decision.headers == ()

    assert (decision.reason is not None) is (decision.outcome is Outcome.REFUSED)


@examples
@given(configs, st.none() | origins, st.none() | origins)
def test_an_answer_that_does_not_vary_is_the_same_for_everybody_who_gets_it(
    config: Config, one: str | None, other: str | None
) -> None:
    """https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches"""
    compiled = policy({**config.given, "vary_header": True})
    answers = [decide(compiled, RequestFacts(origin)) for origin in (one, other)]
    constant = [a.headers for a in answers if "Origin" not in a.vary]
    assert constant in ([], constant[:1], constant[:1] * 2)


@examples
@given(st.sampled_from(REGEXES) | entries, affixes, affixes)
def test_a_neighbour_of_what_is_allowed_gets_what_the_entry_says(
    entry: Entry, before: str, after: str
) -> None:
    config = Config((entry,), {})

    for origin in (f"{before}{entry.example}", f"{entry.example}{after}"):
        decision = decide(policy(config.given), RequestFacts(origin))
        check_sent(config, Said(origin), decision.added)


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
    compiled = policy({"origins": [wildcard.written for wildcard in allowed]})
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
    compiled = policy({"origins": wildcard.written})
    assert decide(compiled, RequestFacts(origin)).outcome is Outcome.GRANTED


@examples
@given(st.sets(origins, min_size=1, max_size=4), texts)
def test_text_that_is_not_listed_is_never_granted(allowed: set[str], text: str) -> None:
    decision = decide(policy({"origins": allowed}), RequestFacts(text))
    is_listed = any(Literal(origin).allows(text) for origin in allowed)
    assert decision.outcome is not Outcome.GRANTED or is_listed
    assert text not in allowed or decision.outcome is Outcome.GRANTED
