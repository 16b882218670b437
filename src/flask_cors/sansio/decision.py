"""The one function that decides, of which every CORS header of this package comes.

https://fetch.spec.whatwg.org/#http-responses
"""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass
from dataclasses import field

from . import fetch
from .admission import admitting
from .admission import Ask
from .admission import asked
from .admission import Reason as Reason
from .grants import requested_headers
from .origins import NULL
from .policy import Headers
from .policy import Policy

_ORIGIN = ("Origin",)
_PREFLIGHT = (fetch.REQUEST_METHOD, fetch.REQUEST_HEADERS)


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
    :param policy: the policy that decided, where a path has several; of a refusal that
        none of them made alone, the first.
    """

    outcome: Outcome
    headers: Headers = ()
    vary: tuple[str, ...] = ()
    reason: Reason | None = None
    error: Exception | None = None
    exposes_all: bool = False
    policy: Policy | None = field(default=None, repr=False, compare=False)
    added: Headers = field(init=False, repr=False)
    """All headers to add to a response that has none of them."""

    def __post_init__(self) -> None:
        vary = (("Vary", ", ".join(self.vary)),) if self.vary else ()
        object.__setattr__(self, "added", (*self.headers, *vary))


def decide(policy: Policy, facts: RequestFacts, ask: Ask = asked) -> Decision:
    """Decide on a request. Never raises, whatever the request holds.

    :param policy: the policy that governs the request; or the first of several.
    :param facts: the request.
    :param ask: how functions that check origins are asked.
    """
    origin = facts.origin

    if not origin:
        return _decided(policy, facts, Outcome.UNASKED, policy.unasked)

    by, refusal = admitting(policy, origin, ask)

    if refusal is not None:
        return _decided(policy, facts, Outcome.REFUSED, (), *refusal)

    headers = by.constant

    if headers is None:
        is_any_null = origin == NULL and NULL not in by.origins.literals
        headers = by.granting("*" if is_any_null else origin)

    if facts.private_network:
        headers = (*headers, *_private_network(by, facts))

    if facts.preflight is None:
        timed = by.timed(headers)
        return _decided(policy, facts, Outcome.GRANTED, timed, chosen=by)

    granted, reason = _grants(by, facts.preflight)
    outcome = Outcome.GRANTED if reason is None else Outcome.REFUSED
    headers = (*headers, *granted)
    return _decided(policy, facts, outcome, headers, reason, chosen=by)


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
    *,
    chosen: Policy | None = None,
) -> Decision:
    """A decision of the policy of a path, or of the one that was chosen there."""
    by = policy if chosen is None else chosen

    # Nothing is exposed to those who may not read, nor on the answer to a preflight.
    exposes_all = by.exposes_all and bool(headers) and facts.preflight is None
    vary = _vary(policy, facts, headers)
    return Decision(outcome, headers, vary, reason, error, exposes_all, by)


def _vary(policy: Policy, facts: RequestFacts, headers: Headers) -> tuple[str, ...]:
    """The request headers that this answer depends on.

    A constant answer depends on none; that which takes its place for others does.
    https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
    """
    if not policy.varies:
        return ()

    # Allow-Origin is the first of the headers, where there are any.
    is_constant = bool(headers) and headers[0][1] in ("*", policy.origins.sole)
    is_same = (policy.origins.is_empty or is_constant) and not policy.alternatives
    vary = () if is_same else _ORIGIN

    if facts.preflight is None:
        return vary

    return (*vary, *_PREFLIGHT)


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
