"""Scrutiny: responses to requests that need a closer look than most."""

from __future__ import annotations

import logging
import typing as t

from .environ import Environ
from .environ import ORIGIN
from .governor import Governor
from .headers import HeaderList
from .headers import with_cors
from .reasons import log_refusal
from .reasons import told
from .reasons import told_ungoverned
from .sansio.decision import Decision
from .sansio.policy import Policy
from .signals import are_heard

logger: logging.Logger = logging.getLogger("flask_cors")


def governed(
    headers: HeaderList, environ: Environ, path: str, governor: Governor
) -> HeaderList:
    """Add the headers of the policy that governs a request, if one does.

    :param path: ``PATH_INFO``, as it was when the request came.
    """
    decision = governor.decision(environ, path)

    if decision is None:
        is_told = environ.get(ORIGIN) and governor.in_debug_mode
        return told_ungoverned(headers, environ, governor, path) if is_told else headers

    if are_heard():
        from .announcements import announce_decision

        announce_decision(governor.sender, decision, environ)

    if decision.reason is not None and _is_told(decision, governor):
        policy = t.cast(Policy, governor.policy(environ, path))
        log_refusal(policy, decision, environ)

        if governor.in_debug_mode:
            headers = told(headers, policy, decision, environ)

    return with_cors(headers, decision)


def _is_told(decision: Decision, governor: Governor) -> bool:
    """Whether anybody is told of a refusal."""
    return (
        logger.isEnabledFor(logging.DEBUG)
        or decision.error is not None
        or governor.in_debug_mode
    )
