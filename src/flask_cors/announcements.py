"""Announcements: decisions that are told to whoever listens to the signals."""

from __future__ import annotations

import inspect
import logging
import typing as t

from .decisions import CORSDecision
from .decisions import Kind
from .environ import Environ
from .origin_checks import finished
from .sansio.decision import Decision
from .sansio.decision import Outcome
from .signals import cors_granted
from .signals import cors_refused

logger: logging.Logger = logging.getLogger("flask_cors")

_KINDS: t.Final = frozenset({Kind.PREFLIGHT, Kind.CROSS_ORIGIN, Kind.WRITE})

#: Under this key a request has the senders that have told of it.
_SENDERS: t.Final = "flask_cors.senders"


def announce_decision(sender: object, decision: Decision, environ: Environ) -> None:
    """Tell whoever listens what was decided on reading a response, or by a preflight.

    Once for each request: a response that fails halfway starts twice.

    :param sender: the application.
    """
    senders = environ.setdefault(_SENDERS, [])

    if any(each is sender for each in senders):
        return

    senders.append(sender)
    announce(sender, CORSDecision.of(decision, environ))


def keep_quiet(sender: object, environ: Environ) -> None:
    """Tell nobody what is decided on a request that is only rehearsed."""
    environ[_SENDERS] = [sender]


def announce(sender: object, decision: CORSDecision) -> None:
    """Tell whoever listens of a decision on a page of another origin.

    A receiver that fails does not fail the request, nor keep others from being told.

    :param sender: the application.
    """
    if decision.kind not in _KINDS:
        return

    signal = cors_granted if decision.outcome is Outcome.GRANTED else cors_refused

    if signal.is_muted:
        return

    for receiver in signal.receivers_for(sender):
        try:
            answer = receiver(sender, decision=decision)

            if inspect.isawaitable(answer):
                finished(answer)
        except Exception:
            logger.exception("a receiver of %r failed", signal.name)
