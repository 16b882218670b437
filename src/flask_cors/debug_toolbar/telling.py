"""Telling: what was decided on a request, in words."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from flask import Flask

from .. import governing
from ..current import decision_on
from ..decisions import CORSDecision
from ..decisions import Kind
from ..environ import Environ
from ..environ import facts
from ..environ import routed_path
from ..flask_governor import FlaskGovernor
from ..headers import HeaderList
from ..headers import with_cors
from ..sansio import causes
from ..sansio import fetch
from ..sansio.causes import Cause
from ..sansio.causes import wording
from ..sansio.decision import Decision
from ..sansio.decision import Outcome
from ..sansio.routing_table import Governing
from ..sansio.routing_table import Level
from ..state import State

_TELLING = fetch.CORS_RESPONSE_HEADERS | {fetch.TIMING_ALLOW_ORIGIN.lower(), "vary"}

#: What is shown of a policy: who may read, and whether with cookies.
_SHOWN: t.Final = ("origins", "supports_credentials")

_ADDS_NOTHING: t.Final = "CORS adds nothing to the response."

#: What is said where nothing is decided.
_UNGOVERNED: t.Final = {
    Level.NONE: ("no policy", f"No policy governs this path: {_ADDS_NOTHING}"),
    Level.EXEMPT: ("no policy", f"The view is taken out of CORS: {_ADDS_NOTHING}"),
}
_OWN_PAGE: t.Final = (
    "A page of the application's own origin asks: it can read the response, whatever "
    "the policy says."
)
_UNASKED: t.Final = "No page of another origin asks: the request names no Origin."


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of a request.

    :param word: in a word.
    :param sentence: in a sentence.
    :param decision: absent where no policy governs the request.
    :param governing: what governs it.
    :param settings: what the policy says, and where: of several policies, each.
    :param headers: those of CORS that the response is sent with.
    :param causes: what stands in the way of a page that may not read the response.
    """

    word: str
    sentence: str
    decision: CORSDecision | None
    governing: Governing
    settings: tuple[str, ...]
    headers: HeaderList
    causes: tuple[Cause, ...]


def told(app: Flask, environ: Environ, headers: HeaderList) -> Telling:
    """Tell of a request that ``app`` has answered.

    :param headers: those of the answer.
    """
    state = State.of(app)
    governor = FlaskGovernor(app, state)
    found = governor.found(environ, environ["REQUEST_METHOD"])
    by = governing.named(state, governor, found)
    decision = decision_on(app, environ)
    sent = headers if decision is None else with_cors(headers, decision)
    public = None if decision is None else CORSDecision.of(decision, environ)
    settings = tuple(
        wording.setting(name, policy.settings[name])
        for policy in by.policies
        for name in _SHOWN
    )
    shown = [(name, value) for name, value in sent if name.lower() in _TELLING]
    word, sentence = _verdict(public, by, shown)
    why = _Reasons(state, governor, environ, by).found(decision)
    return Telling(word, sentence, public, by, settings, shown, why)


def _verdict(
    decision: CORSDecision | None, by: Governing, headers: HeaderList
) -> tuple[str, str]:
    if decision is None:
        return _UNGOVERNED.get(by.level, ("no headers", _ADDS_NOTHING))

    if decision.kind is Kind.SAME_ORIGIN:
        return "own page", _OWN_PAGE

    if decision.outcome is Outcome.UNASKED:
        return "no Origin", _UNASKED

    origin = f"{decision.origin:.100}"

    if decision.reason is not None:
        return "refused", f"Pages of {origin} cannot read it: {decision.reason.value}."

    names = {name.lower() for name, _ in headers}
    is_credentialed = fetch.ALLOW_CREDENTIALS.lower() in names
    cookies = "also" if is_credentialed else "but not"
    return "allowed", f"Pages of {origin} can read it, {cookies} with cookies."


@dataclass(frozen=True, slots=True)
class _Reasons:
    """Why a page of another origin cannot read a response."""

    state: State
    governor: FlaskGovernor
    environ: Environ
    by: Governing

    def found(self, decision: Decision | None) -> tuple[Cause, ...]:
        """What stands in the way, as ``flask cors explain`` says it; nothing where no
        page of another origin asks.
        """
        if Kind.of(self.environ) in (Kind.NO_ORIGIN, Kind.SAME_ORIGIN):
            return ()

        said = facts(self.environ)
        policy = self.by.policy

        if policy is None:
            return self._of_no_policy(said.origin or "")

        if decision is None:
            return causes.of_unhandled(policy)

        return causes.of_decision(policy, said, decision)

    def _of_no_policy(self, origin: str) -> tuple[Cause, ...]:
        raw = self.environ.get("PATH_INFO", "")
        path = routed_path(raw)

        if self.by.level is Level.EXEMPT:
            return causes.of_exempt(path)

        if not (self.state.attached or self.state.scopes):
            return causes.of_no_call(path, origin)

        method = self.environ["REQUEST_METHOD"]
        table = self.governor.tried(self.environ, raw, method)
        return causes.of_no_policy(table, path, origin)
