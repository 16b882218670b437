"""What ``csrf_protect`` has against a request that changes something."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import dataclass

from ..csrf import WriteFacts
from ..csrf import WriteReason
from ..decision import Decision
from ..decision import Outcome
from ..fetch import normalize_method
from ..findings import Place
from ..origins import NULL
from ..policy import Policy
from ..protection import Protection
from . import changes
from . import origins
from . import several
from . import wording
from .cause import Cause
from .cause import Change
from .cause import Objection

_PROTECT: t.Final = "csrf_protect"
_ORIGINS: t.Final = "csrf_origins"
_METHODS: t.Final = "methods"


@dataclass(frozen=True, slots=True)
class RefusedWrite:
    """A request that may not change anything.

    :param policy: that of the path, or the first of several; absent where it has none.
    :param protection: what is in force there.
    :param protecting: the settings, as a policy, that protect the path.
    :param naming: the settings that say who may write, where they do.
    :param decision: what the policy decides on it.
    """

    reason: WriteReason
    facts: WriteFacts
    policy: Policy | None
    protection: Protection
    protecting: Policy
    naming: Policy
    decision: Decision | None

    @property
    def origin(self) -> str:
        """The origin of the page."""
        return self.facts.origin or ""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a page could come to write.

    :param message: who may write, as a sentence.
    :param change: what would name the page; absent where nothing is to be proposed.
    :param policy: the policy by which it would write then, with the methods of that.
    """

    message: str
    change: Change | None = None
    policy: Policy | None = None


def of_write(
    refused: RefusedWrite, found: tuple[Cause, ...] = ()
) -> cabc.Iterator[Cause]:
    """Why a page may not change anything; with all changes, it may.

    :param found: the causes why it may not read the response.
    """
    setting = refused.protecting.settings[_PROTECT]
    shown = wording.setting(_PROTECT, setting)
    way = _way(refused, found)
    method = _method(refused, way.policy)
    message = (
        f"{shown} refuses the request with a 403, before any code of the application "
        f"runs: {refused.reason.value}. {way.message}"
    )
    opens = "" if way.change is None else _opens(refused)
    value = wording.value(setting.written)
    yield Cause(_PROTECT, value, setting.source, message, way.change, opens)

    if method is not None and all(cause.option != _METHODS for cause in found):
        yield method


def _way(refused: RefusedWrite, found: tuple[Cause, ...]) -> _Way:
    policy, decision = refused.policy, refused.decision
    to_read = found[0].change if found else None

    if refused.origin == NULL:
        return _Way("Every page can have the origin null, which never may.")

    if refused.protection.writers is not None:
        return _unnamed(refused)

    if policy is None or decision is None:
        return _Way("No policy governs the path: only its own pages may.", to_read)

    chosen = several.meant(policy, refused.origin, decision)

    if decision.outcome is not Outcome.GRANTED:
        shown = wording.quoted(refused.origin)
        message = f"Those may that origins names, and {shown} is not among them."
        return _Way(message, to_read, chosen)

    if chosen.origins.is_open:
        naming = next((cause for cause in found if cause.option == "origins"), None)
        return _unspoken(refused, policy, chosen, naming)

    message = "Those may that origins names, with the methods that they are granted."
    return _Way(message, _with_method(refused, chosen), None)


def _unnamed(refused: RefusedWrite) -> _Way:
    """The way where ``csrf_origins`` does not have the origin."""
    setting = refused.naming.settings[_ORIGINS]
    shown = wording.setting(_ORIGINS, setting)
    message = f"{shown} does not have {wording.quoted(refused.origin)}."
    writers = refused.protection.writers
    asks = writers is not None and bool(writers.checks)
    wanted = () if asks else origins.wanted(setting, refused.origin)
    return _Way(message, _shared(refused.naming, wanted))


def _unspoken(
    refused: RefusedWrite, policy: Policy, chosen: Policy, naming: Cause | None
) -> _Way:
    """The way where a policy lets everybody read.

    :param naming: the cause, if there is one, whose change names the page.
    """
    setting = chosen.settings["origins"]
    shown = wording.setting("origins", setting)
    message = f"{shown} lets every page read, which lets none write."
    named = several.named_before(policy, chosen)
    wanted = origins.wanted(setting, refused.origin)

    if naming is not None:
        written = (
            p for p in policy.each if p.settings["origins"].source == naming.source
        )
        return _Way(message, naming.change, next(written, chosen))

    if named is not None and not _grants_as_much(named, chosen):
        return _Way(message)

    if named is not None:
        objection = Objection("origins", "", wanted)
        return _Way(message, changes.change_of(named, objection), named)

    is_table = isinstance(chosen.settings["resources"].written, cabc.Mapping)

    # Those who are named for other paths could no longer write.
    if is_table and changes.home(chosen, _ORIGINS).place is not Place.RESOURCE:
        return _Way(message)

    return _Way(message, _shared(chosen, wanted))


def _grants_as_much(policy: Policy, other: Policy) -> bool:
    """Tell whether a policy grants a page what another does, but for methods."""
    has_headers = policy.headers.any or policy.headers == other.headers
    return has_headers and policy.credentialed >= other.credentialed


def _shared(policy: Policy, wanted: tuple[str, ...]) -> Change | None:
    """``csrf_origins`` with more entries, unless that is to be written in each of
    several policies.
    """
    if changes.is_one_of_several(changes.home(policy, _ORIGINS)):
        return None

    return changes.change_of(policy, Objection(_ORIGINS, "", wanted))


def _method(refused: RefusedWrite, policy: Policy | None) -> Cause | None:
    """What the method needs, where a policy would let the page write."""
    method = normalize_method(refused.facts.method)

    if (
        policy is None
        or policy.methods.granted(method, frozenset({method})) is not None
    ):
        return None

    setting = policy.settings[_METHODS]
    shown = wording.setting(_METHODS, setting)
    return Cause(
        _METHODS,
        wording.value(setting.written),
        setting.source,
        f"{shown} does not have {wording.quoted(method)}: without it, nobody writes.",
        _with_method(refused, policy),
        _opens(refused),
    )


def _with_method(refused: RefusedWrite, policy: Policy) -> Change | None:
    method = normalize_method(refused.facts.method)
    return changes.change_of(policy, Objection(_METHODS, "", (method,)))


def _opens(refused: RefusedWrite) -> str:
    who = f"Pages of {wording.quoted(refused.origin)[1:-1]}"
    return f"{who} could then send requests that change something."
