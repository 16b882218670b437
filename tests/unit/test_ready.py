"""Decisions that are ready, and kept for the requests that are alike."""

import dataclasses
import gc
import typing as t

import pytest
from werkzeug.wrappers import Response

from flask_cors import CORSMiddleware
from flask_cors.ready import KeptDecisions
from flask_cors.ready import MOST
from flask_cors.ready import Ready
from flask_cors.ready import ReadyDecisions
from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Outcome
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.origins import AllowedOrigins
from flask_cors.sansio.policy import Policy

from ..users.page import Page

APP = "https://app.example.com"
EVIL = "https://evil.example"


def policy(**values: t.Any) -> Policy:
    """The default, but for the values that are given."""
    settings = dict(defaults())

    for name, value in values.items():
        settings[name] = dataclasses.replace(settings[name], value=value)

    return Policy.compile(settings)


def listing(*origins: str) -> Policy:
    return policy(origins=AllowedOrigins(literals=frozenset(origins)))


def kept_by(owner: object) -> list[Ready]:
    """All that are kept on behalf of ``owner``, wherever that is."""
    return [o for o in gc.get_objects() if type(o) is Ready and o.owner is owner]


def let_others_ask(app: CORSMiddleware, number: int) -> None:
    """Let pages of so many other origins ask for ``/``."""
    for n in range(number):
        origin = f"https://site{n}.example"
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_ORIGIN": origin}
        app({**environ, "wsgi.url_scheme": "http"}, lambda status, headers: None)


@pytest.fixture
def kept() -> KeptDecisions:
    return KeptDecisions()


@pytest.fixture
def decisions(kept: KeptDecisions) -> ReadyDecisions:
    return found(kept, listing(APP, "https://b.example"))


def found(kept: KeptDecisions, policy: Policy) -> ReadyDecisions:
    rv = kept.of(policy)
    assert rv is not None
    return rv


def test_a_decision_is_made_once(decisions: ReadyDecisions) -> None:
    assert decisions.of(APP) is decisions.of(APP)
    assert decisions.known[APP] is decisions.of(APP)


def test_nobody_asks_where_there_is_no_origin(decisions: ReadyDecisions) -> None:
    assert decisions.of(None) is decisions.unasked
    assert decisions.unasked.decision.outcome is Outcome.UNASKED


@pytest.mark.parametrize(
    ("origin", "refused"), [(APP, False), (EVIL, True), ("null", True), (None, False)]
)
def test_what_a_response_needs_of_a_decision_is_at_hand(
    origin: str | None, refused: bool
) -> None:
    owner = object()
    governing = listing(APP)
    ready = found(KeptDecisions(owner), governing).of(origin)
    assert ready.decision == decide(governing, RequestFacts(origin))
    assert ready.added == ready.decision.added
    assert ready.is_refused is refused
    assert ready.owner is owner


@pytest.mark.parametrize(("length", "kept"), [(326, 1), (327, 0), (8192, 0)])
def test_a_long_origin_is_not_kept(length: int, kept: int) -> None:
    decisions = found(KeptDecisions(), policy(origins=AllowedOrigins(any=True)))
    outcome = Outcome.GRANTED if kept else Outcome.REFUSED
    assert decisions.of("a" * length).decision.outcome is outcome
    assert list(decisions.known).count("a" * length) == kept


def test_all_that_are_too_long_are_answered_as_one(decisions: ReadyDecisions) -> None:
    assert decisions.of("a" * 327) is decisions.of("b" * 8192)


@pytest.mark.parametrize("origin", [APP.encode(), 7, True, [APP], 1.5], ids=repr)
def test_an_origin_that_is_no_text_is_refused(
    decisions: ReadyDecisions, origin: object
) -> None:
    assert decisions.of(origin).decision.outcome is Outcome.REFUSED
    assert origin not in list(decisions.known)


def test_a_listed_origin_is_allowed_however_long_it_is(kept: KeptDecisions) -> None:
    listed = f"app://{'a' * 400}"
    decisions = found(kept, listing(listed, APP))
    assert decisions.of(listed).decision.outcome is Outcome.GRANTED
    assert decisions.of(f"{listed}b").decision.outcome is Outcome.REFUSED
    assert decisions.of(listed.encode()).decision.outcome is Outcome.REFUSED
    assert listed not in decisions.known


def test_every_policy_has_its_own(kept: KeptDecisions) -> None:
    one, other = listing(APP), listing(EVIL)
    assert kept.of(one) is kept.of(one)
    assert found(kept, one).of(EVIL).is_refused
    assert not found(kept, other).of(EVIL).is_refused


@pytest.mark.parametrize(
    "values",
    [
        {"origins": AllowedOrigins(checks=(bool,))},
        {"expose_headers": ("*",), "supports_credentials": True},
        {"intercept_exceptions": False},
    ],
    ids=["a check", "the names of the response's headers", "unhandled exceptions"],
)
def test_a_decision_on_more_than_the_origin_is_not_kept(
    kept: KeptDecisions, values: dict[str, t.Any]
) -> None:
    assert kept.of(policy(**values)) is None


def test_where_no_policy_governs_there_is_nothing_to_keep(kept: KeptDecisions) -> None:
    assert kept.of(None) is None


def test_endless_origins_do_not_fill_the_memory() -> None:
    owner = object()
    kept, governing = KeptDecisions(owner), policy(origins=AllowedOrigins(any=True))

    for number in range(3 * MOST + 9):
        origin = f"https://site{number}.example"
        ready = found(kept, governing).of(origin)
        assert ready.added[0][1] == origin

    assert 0 < len(kept_by(owner)) <= MOST


def test_endless_policies_do_not_fill_the_memory() -> None:
    """A view that is decorated anew for each request has another one each time."""
    owner = object()
    kept = KeptDecisions(owner)

    for _ in range(2 * MOST + 9):
        assert not found(kept, listing(APP)).of(APP).is_refused

    assert 0 < len(kept_by(owner)) <= MOST


def test_all_policies_together_have_one_bound() -> None:
    owner = object()
    kept, policies = KeptDecisions(owner), [listing(APP) for _ in range(16)]

    for number in range(MOST):
        for governing in policies:
            found(kept, governing).of(f"https://site{number}.example")

    assert 0 < len(kept_by(owner)) <= MOST


@pytest.mark.parametrize(
    "options",
    [{"origins": APP}, {"resources": {"/": APP, "/a/*": "*"}}],
    ids=["all paths alike", "by path"],
)
def test_what_a_layer_keeps_is_bounded_however_long_it_serves(
    options: dict[str, t.Any],
) -> None:
    app = CORSMiddleware(Response("ok"), **options)

    let_others_ask(app, 3 * MOST + 9)

    # Beside those that are counted: the one without Origin.
    assert 0 < len(kept_by(app._governor)) <= MOST + 1


def test_what_was_forgotten_is_decided_as_before() -> None:
    app = CORSMiddleware(Response("ok"), origins=[APP, "https://b.example"])
    page, other = Page(app, APP), Page(app, EVIL)
    before = [page.fetch().headers, other.fetch().headers]

    let_others_ask(app, 2 * MOST)

    assert [page.fetch().headers, other.fetch().headers] == before
