"""Causes: why a policy refuses a request, in words, and what would allow it.

Each function returns what stands in the way, in the order in which a browser meets it:
the path, the origin, credentials, the method, headers. After all changes the request is
allowed.
"""

from __future__ import annotations

import collections.abc as cabc

from .. import fetch
from ..decision import Decision
from ..decision import Reason
from ..decision import RequestFacts
from ..origins import NULL
from ..policy import Policy
from . import changes
from . import grants
from . import openings
from . import origins
from . import several
from . import wording
from .cause import Cause as Cause
from .cause import Change as Change
from .cause import Objection
from .tables import of_exempt as of_exempt
from .tables import of_no_call as of_no_call
from .tables import of_no_policy as of_no_policy

_CREDENTIALS = "supports_credentials"
_EXPOSED = "expose_headers"
_INTERCEPT = "intercept_exceptions"


def of_decision(
    policy: Policy, facts: RequestFacts, decision: Decision
) -> tuple[Cause, ...]:
    """Why a request is refused; nothing where it is not.

    No function that checks origins is asked again.

    :param policy: the policy that governs the request.
    :param facts: the request.
    :param decision: what was decided on it.
    """
    meant = several.meant(policy, facts.origin or "", decision)
    found = _objections(policy, meant, facts, decision)
    return tuple(_cause(meant, objection) for objection in found)


def of_credentialed(
    policy: Policy, facts: RequestFacts, decision: Decision, origin: str
) -> tuple[Cause, ...]:
    """The same of a request with the user's cookies.

    :param origin: the origin of the page.
    """
    meant = several.meant(policy, facts.origin or "", decision)

    if decision.reason in several.OF_ORIGIN:
        if decision.reason is not Reason.CHECK_FAILED:
            meant = several.nearest(policy, facts.origin or "", credentialed=True)
    elif not meant.credentialed:
        other = several.credentialed_before(policy, meant)

        if other is not None:
            return tuple(_of_other(other, meant, facts))

    found = _objections(policy, meant, facts, decision)
    causes = (_cause(meant, objection) for objection in found)
    return (*causes, *of_credentials(meant, origin))


def _of_other(
    other: Policy, chosen: Policy, facts: RequestFacts
) -> cabc.Iterator[Cause]:
    """What a policy with credentials needs, to decide in place of the one that does."""
    origin = facts.origin or ""
    found = several.of_other(chosen, origin, origins.missing(other, origin))
    yield _cause(other, found)

    if facts.preflight is not None:
        for objection in grants.objections(other, facts.preflight):
            yield _cause(other, objection)


def sentence(policy: Policy, facts: RequestFacts, decision: Decision) -> str:
    """The messages of the same causes, for a log: without what would cost more."""
    meant = several.meant(policy, facts.origin or "", decision)
    found = _objections(policy, meant, facts, decision)
    return " ".join(objection.message for objection in found)


def of_credentials(policy: Policy, origin: str) -> tuple[Cause, ...]:
    """Why a page may not send the user's cookies along; nothing where it may.

    Where every origin is allowed, the page's is named at the same time.

    :param origin: the origin of the page, which the policy allows.
    """
    if policy.credentialed:
        return ()

    setting = policy.settings[_CREDENTIALS]
    message = (
        f"{wording.setting(_CREDENTIALS, setting)} lets no page send the user's "
        f"cookies along."
    )
    narrowing = _narrowing(policy, origin)
    is_safe = origin != NULL and all(cause.change for cause in narrowing)
    change = changes.changed(policy, _CREDENTIALS, True) if is_safe else None
    who = f"Pages of {origin:.100}" if narrowing else openings.everybody(policy)
    opens = "" if change is None else openings.credentialed(policy, who)
    value = wording.value(setting.written)
    cause = Cause(_CREDENTIALS, value, setting.source, message, change, opens)
    return (*narrowing, cause)


def of_unexposed(policy: Policy, name: str) -> tuple[Cause, ...]:
    """Why a page does not see the response header ``name``; nothing where it does."""
    lowered = name.lower()

    if lowered in fetch.FORBIDDEN_RESPONSE_HEADERS:
        message = f"No page can read {wording.quoted(name)}, whatever is exposed."
        return (_cause(policy, Objection(_EXPOSED, message)),)

    if not fetch.is_exposable(name) or _is_exposed(policy, lowered):
        return ()

    setting = policy.settings[_EXPOSED]
    message = (
        f"{wording.setting(_EXPOSED, setting)} does not have {wording.quoted(name)}."
    )
    return (_cause(policy, Objection(_EXPOSED, message, (name,))),)


def of_unhandled(policy: Policy) -> tuple[Cause, ...]:
    """Why a page does not see the 500 of an exception that nothing has handled."""
    if policy.intercept_exceptions:
        return ()

    setting = policy.settings[_INTERCEPT]
    message = (
        f"{wording.setting(_INTERCEPT, setting)} leaves the 500 of an exception that "
        f"nothing handles without CORS headers."
    )
    change = changes.changed(policy, _INTERCEPT, True)
    opens = f"{openings.everybody(policy)} could then read it."
    value = wording.value(setting.written)
    return (Cause(_INTERCEPT, value, setting.source, message, change, opens),)


def _objections(
    policy: Policy, meant: Policy, facts: RequestFacts, decision: Decision
) -> cabc.Iterator[Objection]:
    """What a policy of the path has against a request.

    :param policy: that of the path, or the first of several.
    :param meant: the one that the objections are about.
    """
    if decision.reason is None:
        return

    origin = facts.origin or ""
    found = origins.objection(meant, origin, decision)

    if found is not None:
        yield several.of_all(policy, origin, decision, found)

    if facts.preflight is not None:
        yield from grants.objections(meant, facts.preflight)


def _cause(policy: Policy, objection: Objection) -> Cause:
    setting = policy.settings[objection.option]
    change = changes.change_of(policy, objection)
    return Cause(
        objection.option,
        wording.value(setting.written),
        setting.source,
        objection.message,
        change,
        openings.opens(policy, objection, change),
    )


def _narrowing(policy: Policy, origin: str) -> tuple[Cause, ...]:
    """What is to be said of ``*``, which is never proposed with credentials."""
    if not policy.origins.any:
        return ()

    objection = origins.named_instead_of_any(policy, origin)
    found = _cause(policy, objection)
    opens = "Pages of other sites could no longer read them." if found.change else ""
    return (
        Cause(
            found.option, found.value, found.source, found.message, found.change, opens
        ),
    )


def _is_exposed(policy: Policy, name: str) -> bool:
    exposed = {each.lower() for each in policy.exposed}
    return "*" in exposed or name in exposed
