"""Requests that change something, made by a page of another origin: the algorithm of
Go's ``net/http.CrossOriginProtection``.

Browsers say themselves where a request comes from, so that no token is needed.

https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
"""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass

from .admission import Ask
from .admission import checked
from .admission import Reason
from .admission import Refusal
from .decision import Decision
from .decision import Outcome
from .fetch import is_origin_text
from .fetch import normalize_method
from .fetch import SAFE_METHODS
from .origins import AllowedOrigins
from .origins import NULL

_OWN: t.Final = frozenset({"same-origin", "none"})


class WriteReason(enum.Enum):
    """The closed set of reasons why a request that changes something is refused."""

    CROSS_SITE_WRITE = (
        "Sec-Fetch-Site says that a page of another origin makes this request, and "
        "that origin may not write here"
    )
    FOREIGN_ORIGIN_WRITE = (
        "the Origin of this request is not the one that it was sent to, and may not "
        "write here"
    )


@dataclass(frozen=True, slots=True)
class WriteFacts:
    """All of a request that tells who makes it.

    :param origin: the value of its Origin header.
    :param fetch_site: that of Sec-Fetch-Site.
    :param own_origin: the origin that it was sent to.
    """

    method: str
    origin: str | None
    fetch_site: str | None
    own_origin: str


def suspicion(facts: WriteFacts) -> WriteReason | None:
    """Why a request has to come from an origin that may write, if it does."""
    if facts.method in SAFE_METHODS or facts.fetch_site in _OWN:
        return None

    if facts.fetch_site:
        return WriteReason.CROSS_SITE_WRITE

    # Browsers leave Sec-Fetch-Site out over plain HTTP, and old ones everywhere. What
    # has no Origin either is sent by no page.
    if not facts.origin or facts.origin == facts.own_origin:
        return None

    return WriteReason.FOREIGN_ORIGIN_WRITE


def may_write(decision: Decision, facts: WriteFacts) -> bool:
    """Tell whether one who may read may write.

    A policy that is for everybody, as every page can have the origin null, lets nobody
    write: that all may read says nothing of it.

    :param decision: what the policy of the path decides on the request.
    """
    policy = decision.policy

    if policy is None or decision.outcome is not Outcome.GRANTED:
        return False

    if facts.origin == NULL or policy.origins.is_open:
        return False

    # Where the routes say which methods are allowed, they answer for this one, too.
    method = normalize_method(facts.method)
    return policy.methods.granted(method, frozenset({method})) is not None


def writer_refusal(writers: AllowedOrigins, origin: str, ask: Ask) -> Refusal | None:
    """Why an origin is none of the named writers, or nothing if it is one.

    :param ask: how functions that check origins are asked.
    """
    if writers.permit(origin):
        return None

    if not is_origin_text(origin):
        return Reason.MALFORMED_ORIGIN, None

    return checked(writers, origin, ask)
