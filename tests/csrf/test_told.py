"""What programs are told of requests that may not write."""

import typing as t

import pytest
from flask import Flask

from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import CORSDecision
from flask_cors import Kind
from flask_cors import Outcome
from flask_cors import WriteReason

from .case import APP
from .case import EVIL
from .case import flask_app
from .case import Request
from .case import wrapped_app

STRANGER = Request(site="cross-site", origin=EVIL)


def told(app: t.Any, request: Request) -> list[CORSDecision]:
    """The decisions on writing that are announced."""
    out: list[CORSDecision] = []

    def receive(sender: object, decision: CORSDecision) -> None:
        assert sender is app
        out.append(decision)

    with cors_refused.connected_to(receive), cors_granted.connected_to(receive):
        request.sent(app)

    return [decision for decision in out if decision.kind is Kind.WRITE]


@pytest.mark.parametrize("build", [flask_app, wrapped_app], ids=["Flask", "WSGI"])
@pytest.mark.parametrize(("mode", "is_enforced"), [(True, True), ("report", False)])
def test_a_refusal_is_announced_once(
    build: t.Callable[..., t.Any], mode: t.Any, is_enforced: bool
) -> None:
    (decision,) = told(build({"origins": APP, "csrf_protect": mode}), STRANGER)
    assert decision.origin == EVIL
    assert decision.outcome is Outcome.REFUSED
    assert decision.reason is WriteReason.CROSS_SITE_WRITE
    assert decision.is_enforced is is_enforced
    assert decision.source is not None


@pytest.mark.parametrize(
    "request_",
    [
        Request(site="same-origin"),
        Request(site="cross-site", origin=APP),
        Request(),
        Request(site="cross-site", origin=EVIL, method="GET"),
    ],
    ids=["the own origin", "a writer", "no browser", "reading"],
)
def test_what_may_is_not(request_: Request) -> None:
    assert told(flask_app({"origins": APP, "csrf_protect": True}), request_) == []


def test_a_path_without_a_policy_has_no_source() -> None:
    app = flask_app({"resources": [], "csrf_protect": True})
    (decision,) = told(app, STRANGER)
    assert decision.source is None


def fail(sender: object, decision: CORSDecision) -> t.NoReturn:
    raise ConnectionError("no metrics")


@pytest.mark.parametrize(("mode", "status"), [(True, 403), ("report", 200)])
def test_a_receiver_that_fails_changes_nothing(mode: t.Any, status: int) -> None:
    app = flask_app({"origins": APP, "csrf_protect": mode})

    with cors_refused.connected_to(fail):
        assert STRANGER.sent(app).status_code == status


def test_in_debug_mode_it_is_the_same_refusal() -> None:
    app: Flask = flask_app({"origins": APP, "csrf_protect": True})
    app.debug = True
    response = STRANGER.sent(app)
    assert response.status_code == 403
    assert response.text.startswith("Forbidden: Sec-Fetch-Site says")
