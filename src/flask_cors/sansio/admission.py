"""Admission: whether an origin may read, and by which policy of a path."""

from __future__ import annotations

import collections.abc as cabc
import enum
import typing as t

from . import fetch
from .option_types import Check
from .origins import AllowedOrigins
from .origins import NULL
from .policy import Policy

#: Asks a function about an origin.
Ask: t.TypeAlias = cabc.Callable[[Check, str], bool]


class Reason(enum.Enum):
    """The closed set of reasons why a request is refused."""

    MALFORMED_ORIGIN = "the Origin is not one that a browser sends"
    NULL_ORIGIN = "the origin is null, which is not listed"
    ORIGIN_NOT_ALLOWED = "the origin is not allowed"
    CHECK_FAILED = "the function that checks origins failed"
    MALFORMED_METHOD = "the requested method is not the name of a method"
    METHOD_NOT_ALLOWED = "the requested method is not allowed"
    TOO_MANY_HEADERS = "more request headers are asked for than any browser sends"
    HEADER_NOT_ALLOWED = "a requested header is not allowed"


#: Why an origin is refused, and what a function that checks origins raised.
Refusal: t.TypeAlias = tuple[Reason, Exception | None]


def asked(check: Check, origin: str) -> bool:
    """Ask a function that is not async."""
    from . import checks

    return checks.asked(check, origin)


def admitting(policy: Policy, origin: str, ask: Ask) -> tuple[Policy, Refusal | None]:
    """The first policy of a path that allows ``origin``; the first with the reason, if
    none does.
    """
    refusal = _refusal(policy, origin, ask)

    if refusal is None or not policy.alternatives:
        return policy, refusal

    for other in policy.alternatives:
        # Whom a function that failed would have allowed, nobody knows: another policy
        # may be laxer than the one that was meant.
        if refusal[0] is Reason.CHECK_FAILED:
            break

        refusal = _refusal(other, origin, ask)

        if refusal is None:
            return other, None

    return policy, refusal


def _refusal(policy: Policy, origin: str, ask: Ask) -> Refusal | None:
    """Why ``origin`` is refused, or nothing if it is allowed."""
    origins = policy.origins

    if origins.permit(origin):
        return None

    # What is sent is a constant: nothing of the request is.
    if origins.any and policy.send_wildcard and not policy.credentialed:
        return None

    if origin == NULL:
        granted = origins.any and not policy.credentialed
        return None if granted else (Reason.NULL_ORIGIN, None)

    if not fetch.is_origin_text(origin):
        return Reason.MALFORMED_ORIGIN, None

    return None if origins.any else checked(origins, origin, ask)


def checked(origins: AllowedOrigins, origin: str, ask: Ask) -> Refusal | None:
    """Why no function allows ``origin``, or nothing if one does."""
    for check in origins.checks:
        try:
            if ask(check, origin):
                return None
        except Exception as error:
            return Reason.CHECK_FAILED, error

    return Reason.ORIGIN_NOT_ALLOWED, None
