"""What ``origins`` has against the origin of a request."""

from __future__ import annotations

import typing as t

from .. import forms
from ..decision import Decision
from ..decision import Reason
from ..forms import Note
from ..layers import Setting
from ..origin_forms import allowed_origins
from ..origin_spelling import ANY
from ..origin_spelling import page_origin
from ..origins import NULL
from ..policy import Policy
from . import wording
from .cause import Objection
from .near_misses import near_miss

_OPTION: t.Final = "origins"


def objection(policy: Policy, origin: str, decision: Decision) -> Objection | None:
    """Why ``origin`` is refused, if it is what a decision refuses."""
    setting = policy.settings[_OPTION]

    match decision.reason:
        case Reason.MALFORMED_ORIGIN:
            return _malformed(origin)
        case Reason.CHECK_FAILED:
            return _failed(policy, setting, origin, decision.error)
        case Reason.NULL_ORIGIN:
            return _null(policy, setting)
        case Reason.ORIGIN_NOT_ALLOWED:
            return missing(policy, origin)
        case _:
            return None


def named_instead_of_any(policy: Policy, origin: str) -> Objection:
    """What is to be said of ``*`` where the page asks with credentials."""
    setting = policy.settings[_OPTION]
    message = (
        f"{wording.setting(_OPTION, setting)} lets every site in: with the user's "
        f"cookies, name the origins."
    )
    return Objection(_OPTION, message, wanted(setting, origin), tuple(ANY))


def wanted(setting: Setting, origin: str) -> tuple[str, ...]:
    """The entry that allows ``origin`` and no other; none if it is no page's."""
    if origin == NULL:
        return (NULL,)

    pattern = page_origin(origin)

    if pattern is None or not pattern.is_literal:
        return ()

    entry = str(pattern)
    allowed = allowed_origins(entry, Note(_OPTION, setting.source, []))
    return (entry,) if allowed.permit(origin) else ()


def _malformed(origin: str) -> Objection:
    return Objection(
        _OPTION,
        f"The Origin {wording.quoted(origin)} is not one that a browser sends: no "
        f"value of origins allows it.",
    )


def _failed(
    policy: Policy, setting: Setting, origin: str, error: Exception | None
) -> Objection:
    checks = policy.origins.checks
    name = f"{wording.entry(checks[0])}()" if len(checks) == 1 else "a function"
    return Objection(
        _OPTION,
        f"{wording.setting(_OPTION, setting)} does not allow "
        f"{wording.quoted(origin)}: {name} failed with {type(error).__name__}.",
    )


def _null(policy: Policy, setting: Setting) -> Objection:
    shown = wording.setting(_OPTION, setting)

    # Every site can make a page whose origin is null: with cookies it is never
    # proposed.
    if policy.credentialed:
        return Objection(
            _OPTION,
            f"{shown} does not allow 'null' with the user's cookies: every site can "
            f"make such a page. Give the page an origin of its own.",
        )

    return Objection(
        _OPTION,
        f"{shown} does not have 'null', which is the origin of files and of sandboxed "
        f"frames.",
        (NULL,),
    )


def missing(policy: Policy, origin: str) -> Objection:
    """What is to be said of a policy that does not allow ``origin``."""
    setting = policy.settings[_OPTION]
    shown = wording.setting(_OPTION, setting)
    miss = near_miss(policy, origin)
    replaces = () if miss is None else miss.entries

    if policy.origins.is_empty and miss is None:
        entries = forms.entries(
            setting.written, Note(_OPTION, setting.source, []), "", ""
        )
        message = f"{shown} allows nobody."
        return Objection(_OPTION, message, wanted(setting, origin), entries)

    message = f"{shown} does not have {wording.quoted(origin)}"
    clauses = [] if miss is None else [miss.words]

    if policy.origins.checks:
        names = [f"{wording.entry(check)}()" for check in policy.origins.checks]
        verb = "does" if len(names) == 1 else "do"
        clauses.append(f"{wording.named(names)} {verb} not allow it")

    message = f"{': '.join([message, *clauses[:1]])}{_more(clauses)}."

    if policy.origins.checks:
        return Objection(_OPTION, message)

    return Objection(_OPTION, message, wanted(setting, origin), replaces)


def _more(clauses: list[str]) -> str:
    return "".join(f", and {clause}" for clause in clauses[1:])
