"""Several policies of one path: which of them a cause is about."""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import replace

from ..decision import Decision
from ..decision import Reason
from ..origins import NULL
from ..policy import Policy
from . import wording
from .cause import Objection
from .near_misses import near_miss

#: What is refused before one of several policies has been chosen.
OF_ORIGIN: t.Final = frozenset(
    {
        Reason.MALFORMED_ORIGIN,
        Reason.NULL_ORIGIN,
        Reason.ORIGIN_NOT_ALLOWED,
        Reason.CHECK_FAILED,
    }
)


_UNLISTED: t.Final = frozenset({Reason.NULL_ORIGIN, Reason.ORIGIN_NOT_ALLOWED})


def meant(policy: Policy, origin: str, decision: Decision) -> Policy:
    """The policy that refuses a request; where none allows its origin, the one that
    was probably meant to.

    :param policy: that of the path, or the first of several.
    """
    if decision.reason not in OF_ORIGIN:
        return decision.policy or policy

    if decision.reason is Reason.CHECK_FAILED:
        asking = (each for each in policy.each if each.origins.checks)
        return next(asking, policy)

    return nearest(policy, origin)


def nearest(policy: Policy, origin: str, *, credentialed: bool = False) -> Policy:
    """The policy of a path that ``origin`` is to be added to: one that nearly has it,
    or that grants as little as is asked for.

    :param credentialed: whether the user's cookies are to come along.
    """
    if not policy.alternatives:
        return policy

    # What a function lists is not written here.
    named = [each for each in policy.each if not each.origins.checks]
    close = next((each for each in named if _has_near(each, origin)), None)
    alike = (each for each in named if each.credentialed is credentialed)
    return close or next(alike, named[0] if named else policy)


def _has_near(policy: Policy, origin: str) -> bool:
    return origin != NULL and near_miss(policy, origin) is not None


def credentialed_before(policy: Policy, chosen: Policy) -> Policy | None:
    """The policy of a path that lets pages it names send cookies along, and goes before
    the one that was chosen.
    """
    named = _named_before(policy, chosen)
    return next((each for each in named if each.credentialed), None)


def named_before(policy: Policy, chosen: Policy) -> Policy | None:
    """The policy of a path that names those who may read, and goes before the one that
    was chosen.
    """
    return next(iter(_named_before(policy, chosen)), None)


def _named_before(policy: Policy, chosen: Policy) -> list[Policy]:
    before = itertools.takewhile(lambda each: each is not chosen, policy.each)
    return [p for p in before if not (p.origins.checks or p.origins.is_open)]


def of_all(
    policy: Policy, origin: str, decision: Decision, objection: Objection
) -> Objection:
    """What one policy of a path has against an origin, where none allows it."""
    if not policy.alternatives or decision.reason not in _UNLISTED:
        return objection

    message = (
        f"None of the {len(policy.each)} policies of this path allows "
        f"{wording.quoted(origin)}: {objection.message}"
    )
    return replace(objection, message=message)


def of_other(chosen: Policy, origin: str, objection: Objection) -> Objection:
    """What a policy with credentials has against an origin, where one without them
    decides.
    """
    shown = wording.setting("origins", chosen.settings["origins"])
    message = (
        f"{shown} decides on {wording.quoted(origin)}, and lets no page send the "
        f"user's cookies along: {objection.message}"
    )
    return replace(objection, message=message)
