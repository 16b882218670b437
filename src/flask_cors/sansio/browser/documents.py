"""Documents: what a page asked, what went over the wire and what a browser makes of it,
as values that JSON has.

:doc:`/commands` documents their shapes; all commands that judge a request share them.
"""

from __future__ import annotations

import typing as t

from .exchanges import Credentials
from .exchanges import Exchange
from .exchanges import PageRequest
from .secrets import masked
from .verdicts import Verdict

Document: t.TypeAlias = dict[str, t.Any]


def of_request(request: PageRequest) -> Document:
    """What a page asks for; what may be secret is masked."""
    return {
        "url": request.url,
        "origin": request.origin,
        "method": request.method,
        "headers": masked(request.headers),
        "credentials": request.credentials is Credentials.INCLUDE,
    }


def of_exchange(exchange: Exchange, purpose: str) -> Document:
    """What was sent and what came back.

    :param purpose: what it was sent for.
    """
    sent, answer = exchange.sent, exchange.answer
    return {
        "purpose": purpose,
        "method": sent.method,
        "url": sent.url,
        "request_headers": masked(sent.headers),
        "status": answer.status,
        "response_headers": answer.headers,
    }


def of_verdicts(verdicts: tuple[Verdict, ...]) -> dict[str, Document]:
    """What each browser makes of it, by its name."""
    return {verdict.profile.name.lower(): _verdict(verdict) for verdict in verdicts}


def _verdict(verdict: Verdict) -> Document:
    refusal = verdict.refusal
    return {
        "verdict": verdict.ruling.value,
        "reason": refusal and refusal.reason.value,
        "standard": refusal and refusal.reason.standard,
        "is_preflight": refusal and refusal.is_preflight,
        "sentence": verdict.sentence,
    }
