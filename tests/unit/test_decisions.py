"""Decisions that are kept for the requests that are alike."""

import dataclasses
import typing as t

import pytest

from flask_cors.decisions import Decisions
from flask_cors.decisions import DecisionsByPolicy
from flask_cors.sansio.decision import Outcome
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.origins import AllowedOrigins
from flask_cors.sansio.policy import Policy

BOUND = 1024


@pytest.fixture
def policy() -> Policy:
    return Policy.compile(defaults())


def test_a_decision_is_made_once(policy: Policy) -> None:
    decisions = Decisions(policy)
    assert decisions["https://a.example"] is decisions["https://a.example"]
    assert decisions[None].outcome is Outcome.UNASKED


def test_endless_origins_do_not_fill_the_memory(policy: Policy) -> None:
    decisions = Decisions(policy)

    for number in range(3 * BOUND):
        origin = f"https://site{number}.example"
        assert decisions[origin].headers[0][1] == origin
        assert len(decisions) <= BOUND


@pytest.mark.parametrize(("length", "kept"), [(326, 1), (327, 0), (8192, 0)])
def test_a_long_origin_is_not_kept(policy: Policy, length: int, kept: int) -> None:
    decisions = Decisions(policy)
    outcome = Outcome.GRANTED if kept else Outcome.REFUSED
    assert decisions["a" * length].outcome is outcome
    assert len(decisions) == kept


def test_all_that_are_too_long_are_answered_as_one(policy: Policy) -> None:
    decisions = Decisions(policy)
    assert decisions["a" * 327] is decisions["b" * 8192]


@pytest.mark.parametrize("origin", [b"https://a.example", 7, True], ids=repr)
def test_an_origin_that_is_no_text_is_refused(policy: Policy, origin: t.Any) -> None:
    decisions = Decisions(policy)
    assert decisions[origin].outcome is Outcome.REFUSED
    assert len(decisions) == 0


def test_a_listed_origin_is_allowed_however_long_it_is() -> None:
    listed = f"https://{'a' * 400}"
    settings = dict(defaults())
    settings["origins"] = dataclasses.replace(
        settings["origins"], value=AllowedOrigins(literals=frozenset({listed}))
    )
    decisions = Decisions(Policy.compile(settings))
    assert decisions[listed].outcome is Outcome.GRANTED
    assert decisions[f"{listed}b"].outcome is Outcome.REFUSED


def test_endless_policies_do_not_fill_the_memory() -> None:
    """A view that is decorated anew for each request has another one each time."""
    by_policy = DecisionsByPolicy()

    for _ in range(BOUND + 10):
        assert by_policy[Policy.compile(defaults())] == {}
        assert len(by_policy) <= BOUND


def test_every_policy_has_its_own(policy: Policy) -> None:
    by_policy = DecisionsByPolicy()
    other = Policy.compile(defaults())
    assert by_policy[policy] is by_policy[policy]
    assert by_policy[policy] is not by_policy[other]
