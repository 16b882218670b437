"""The one function that decides, of which every CORS header of this package comes.

https://fetch.spec.whatwg.org/#http-responses
"""

from __future__ import annotations

import enum
import inspect
import typing as t
from dataclasses import dataclass
from dataclasses import field

from . import fetch
from .grants import requested_headers
from .origins import NULL
from .policy import Headers
from .policy import Policy

_ORIGIN = ("Origin",)
_PREFLIGHT = (fetch.REQUEST_METHOD, fetch.REQUEST_HEADERS)


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


class Outcome(enum.Enum):
    """What becomes of a request."""

    UNASKED = "unasked"
    """It has no Origin: nobody asks."""

    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Preflight:
    """What a preflight asks for.

    :param method: the method of the request that is to follow, as it was sent.
    :param headers: the value of Access-Control-Request-Headers.
    :param offered: the methods that the application has at the path.
    """

    method: str
    headers: str | None = None
    offered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """All of a request that matters.

    :param origin: the value of its Origin header.
    :param preflight: what it asks for, if it is a preflight.
    :param private_network: whether it asks for access to a private network.
    """

    origin: str | None = None
    preflight: Preflight | None = None
    private_network: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said to a request.

    :param headers: the headers to set.
    :param vary: the names to add to Vary.
    :param reason: why it is refused.
    :param error: what a function that checks origins raised.
    :param exposes_all: whether the names of the response's own headers are to be
        exposed.
    """

    outcome: Outcome
    headers: Headers = ()
    vary: tuple[str, ...] = ()
    reason: Reason | None = None
    error: Exception | None = None
    exposes_all: bool = False
    added: Headers = field(init=False, repr=False)
    """All headers to add to a response that has none of them."""

    def __post_init__(self) -> None:
        vary = (("Vary", ", ".join(self.vary)),) if self.vary else ()
        object.__setattr__(self, "added", (*self.headers, *vary))


def decide(policy: Policy, facts: RequestFacts) -> Decision:
    """Decide on a request. Never raises, whatever the request holds.

    :param policy: the policy that governs the request.
    :param facts: the request.
    """
    origin = facts.origin

    if not origin:
        return _decided(policy, facts, Outcome.UNASKED, policy.unasked)

    refusal = _refusal(policy, origin)

    if refusal is not None:
        return _decided(policy, facts, Outcome.REFUSED, (), *refusal)

    headers = policy.constant

    if headers is None:
        is_any_null = origin == NULL and NULL not in policy.origins.literals
        headers = policy.granting("*" if is_any_null else origin)

    if facts.private_network:
        headers = (*headers, *_private_network(policy, facts))

    if facts.preflight is None:
        return _decided(policy, facts, Outcome.GRANTED, headers)

    granted, reason = _grants(policy, facts.preflight)
    outcome = Outcome.GRANTED if reason is None else Outcome.REFUSED
    return _decided(policy, facts, outcome, (*headers, *granted), reason)


def _private_network(policy: Policy, facts: RequestFacts) -> Headers:
    """The answer about a private network: to a preflight, yes or nothing.

    No browser asks outside a preflight. Tests and tools do, and are told "false" too.
    https://wicg.github.io/private-network-access/#headers
    """
    if policy.allow_private_network:
        return ((fetch.ALLOW_PRIVATE_NETWORK, "true"),)

    return () if facts.preflight else ((fetch.ALLOW_PRIVATE_NETWORK, "false"),)


def failed(policy: Policy, facts: RequestFacts, error: Exception) -> Decision:
    """Refuse a request that could not be decided on.

    :param error: what went wrong around the functions that check origins.
    """
    outcome, reason = Outcome.REFUSED, Reason.CHECK_FAILED
    return _decided(policy, facts, outcome, (), reason, error)


def _decided(
    policy: Policy,
    facts: RequestFacts,
    outcome: Outcome,
    headers: Headers,
    reason: Reason | None = None,
    error: Exception | None = None,
) -> Decision:
    # Nothing is exposed to those who may not read, nor on the answer to a preflight.
    exposes_all = policy.exposes_all and bool(headers) and facts.preflight is None
    vary = _vary(policy, facts, headers)
    return Decision(outcome, headers, vary, reason, error, exposes_all)


def _vary(policy: Policy, facts: RequestFacts, headers: Headers) -> tuple[str, ...]:
    """The request headers that this answer depends on.

    A constant answer depends on none; that which takes its place for others does.
    https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
    """
    if not policy.varies:
        return ()

    # Allow-Origin is the first of the headers, where there are any.
    is_constant = bool(headers) and headers[0][1] in ("*", policy.origins.sole)
    vary = () if policy.origins.is_empty or is_constant else _ORIGIN

    if facts.preflight is None:
        return vary

    return (*vary, *_PREFLIGHT)


def _refusal(policy: Policy, origin: str) -> tuple[Reason, Exception | None] | None:
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

    return None if origins.any else _checked(policy, origin)


def _checked(policy: Policy, origin: str) -> tuple[Reason, Exception | None] | None:
    for check in policy.origins.checks:
        try:
            verdict = check(origin)

            # A coroutine would be true, and would let everybody in.
            if inspect.isawaitable(verdict):
                getattr(verdict, "close", bool)()
                raise TypeError(f"{check!r} returned an awaitable, not a bool")

            if verdict:
                return None
        except Exception as error:
            return Reason.CHECK_FAILED, error

    return Reason.ORIGIN_NOT_ALLOWED, None


def _grants(policy: Policy, preflight: Preflight) -> tuple[Headers, Reason | None]:
    """The headers that grant what a preflight asks for; what is missing of it."""
    if not fetch.is_method(preflight.method):
        return (), Reason.MALFORMED_METHOD

    method = fetch.normalize_method(preflight.method)
    methods = policy.methods.granted(method, preflight.offered)

    if methods is None:
        return (), Reason.METHOD_NOT_ALLOWED

    names, reason = _granted_headers(policy, preflight.headers)
    out = []

    if names:
        out.append((fetch.ALLOW_HEADERS, ", ".join(names)))

    if policy.max_age is not None:
        out.append((fetch.MAX_AGE, policy.max_age))

    out.append((fetch.ALLOW_METHODS, methods))
    return tuple(out), reason


def _granted_headers(
    policy: Policy, value: str | None
) -> tuple[t.Sequence[str], Reason | None]:
    requested = requested_headers(value) if value else ()

    if requested is None:
        return (), Reason.TOO_MANY_HEADERS

    names = policy.headers.permitted(requested)
    refused = len(names) < len(requested)
    return names, Reason.HEADER_NOT_ALLOWED if refused else None
