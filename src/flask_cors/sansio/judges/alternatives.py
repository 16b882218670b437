"""Judges of several policies of the same paths: which of them are never reached."""

from __future__ import annotations

import collections.abc as cabc
import re

from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..origins import NULL
from ..policy import Policy
from .coverage import is_covered
from .entries import listed
from .instruments import Instruments


def unreached(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """The policies before one allow all that it allows: it never decides."""
    for number, each in enumerate(policy.each):
        before = _before(each, policy.each[:number])

        if before:
            yield _finding(each, before)


def _before(policy: Policy, earlier: tuple[Policy, ...]) -> tuple[Policy, ...]:
    """Those that go before a policy for each of its origins; none if some are left."""
    found: dict[Policy, None] = {}

    for is_allowed_by in _tests(policy):
        first = next(filter(is_allowed_by, earlier), None)

        if first is None:
            return ()

        found[first] = None

    return tuple(each for each in earlier if each in found)


_Test = cabc.Callable[[Policy], bool]


def _tests(policy: Policy) -> cabc.Iterator[_Test]:
    """What a policy has to pass to allow the origins of another, entry by entry."""
    origins = policy.origins

    if origins.any:
        yield lambda p: p.origins.any and _has_null(p, policy)
        return

    yield from map(_permitting, origins.literals)
    yield from map(_covering, origins.wildcards)
    yield from map(_having, origins.regexes)
    yield from map(_asking, origins.checks)


def _permitting(origin: str) -> _Test:
    if origin == NULL:
        return lambda p: NULL in p.origins.literals or _is_any_null(p)

    return lambda p: p.origins.any or p.origins.permit(origin)


def _covering(wildcard: str) -> _Test:
    return lambda p: p.origins.any or is_covered(wildcard, p.origins.wildcards)


def _having(regex: re.Pattern[str]) -> _Test:
    return lambda p: p.origins.any or regex in p.origins.regexes


def _asking(check: object) -> _Test:
    return lambda p: p.origins.any or any(check is own for own in p.origins.checks)


def _has_null(policy: Policy, other: Policy) -> bool:
    """Whether a policy for everybody allows null, if ``other`` does."""
    allows = NULL in other.origins.literals or _is_any_null(other)
    return not allows or NULL in policy.origins.literals or _is_any_null(policy)


def _is_any_null(policy: Policy) -> bool:
    # With credentials, null is granted only where it is listed.
    return policy.origins.any and not policy.credentialed


def _finding(policy: Policy, before: tuple[Policy, ...]) -> Finding:
    names = listed([str(each.source) for each in before])
    are, allow = ("is", "allows") if len(before) == 1 else ("are", "allow")
    without = ""

    if policy.credentialed and not any(each.credentialed for each in before):
        without = ", without credentials"

    return ruling.finding(
        Fault.UNREACHED_POLICY,
        "origins",
        policy.settings["origins"].written,
        policy.source,
        f"it never decides: {names} {are} tried first, and {allow} all of them"
        f"{without}.",
        "Write the policy for fewer origins before the one for more, or leave it out.",
    )
