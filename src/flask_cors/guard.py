"""The guard: refuses requests that change something, made by pages that may not.

It stands before the application, none of whose code runs for what is refused.
"""

from __future__ import annotations

import logging
import typing as t
from dataclasses import replace

from .announcements import announce
from .decisions import CORSDecision
from .environ import Environ
from .environ import FETCH_SITE
from .environ import ORIGIN
from .environ import own_origin
from .environ import shown
from .environ import text
from .governor import Governor
from .governor import Guarded
from .headers import HeaderList
from .reasons import log_failure
from .sansio.admission import Refusal
from .sansio.csrf import may_write
from .sansio.csrf import suspicion
from .sansio.csrf import WriteFacts
from .sansio.csrf import WriteReason
from .sansio.protection import Mode
from .signals import are_heard

logger: logging.Logger = logging.getLogger("flask_cors")

CONTENT_TYPE: t.Final = "text/plain; charset=utf-8"
STATUS: t.Final = "403 Forbidden"

_SAID: t.Final = {Mode.ON: "refused", Mode.REPORT: "would refuse"}


def refusal(governor: Governor, environ: Environ, path: str) -> WriteReason | None:
    """Why a request may not reach the application, if it may not.

    :param path: ``PATH_INFO``, as it was when the request came.
    """
    facts = write_facts(environ)
    reason = suspicion(facts)

    if reason is None:
        return None

    guarded = governor.guarded(environ, path)
    return _refusal(governor, environ, guarded, facts, reason)


def view_refusal(
    governor: Governor, environ: Environ, guarded: Guarded
) -> WriteReason | None:
    """The same where the view is known, and nothing stands before the application."""
    facts = write_facts(environ)
    reason = suspicion(facts)
    return reason and _refusal(governor, environ, guarded, facts, reason)


def verdict(
    governor: Governor, environ: Environ, guarded: Guarded
) -> WriteReason | None:
    """Why a request may not change anything, if it may not, whatever becomes of it:
    nobody is told.
    """
    facts = write_facts(environ)
    reason = suspicion(facts)

    if reason is None or _may_write(governor, environ, guarded, facts):
        return None

    return reason


def body(reason: WriteReason) -> bytes:
    """What is answered to those who may not write."""
    return f"Forbidden: {reason.value}.\n".encode()


def headers(reason: WriteReason) -> HeaderList:
    """The headers of that answer."""
    length = str(len(body(reason)))
    return [("Content-Type", CONTENT_TYPE), ("Content-Length", length)]


def write_facts(environ: Environ) -> WriteFacts:
    """All that a request says of who makes it."""
    # Flask reads a method in any case as the one in upper case.
    return WriteFacts(
        environ["REQUEST_METHOD"].upper(),
        text(environ, ORIGIN),
        text(environ, FETCH_SITE),
        own_origin(environ),
    )


def _refusal(
    governor: Governor,
    environ: Environ,
    guarded: Guarded,
    facts: WriteFacts,
    reason: WriteReason,
) -> WriteReason | None:
    mode = guarded.protection.mode

    if mode not in _SAID or _may_write(governor, environ, guarded, facts):
        return None

    site = facts.fetch_site
    logger.warning(
        "CSRF protection %s: %s: %s; Sec-Fetch-Site: %.40r; sent to %.200r",
        _SAID[mode],
        reason.value,
        shown(environ),
        site,
        facts.own_origin,
    )
    is_enforced = mode is Mode.ON

    if are_heard():
        refused = CORSDecision.of_write(reason, guarded.policy, environ)
        announce(governor.sender, replace(refused, is_enforced=is_enforced))

    return reason if is_enforced else None


def _may_write(
    governor: Governor, environ: Environ, guarded: Guarded, facts: WriteFacts
) -> bool:
    """Whether the origin of a request is one that may write."""
    writers, policy = guarded.protection.writers, guarded.policy

    if not facts.origin:
        return False

    if writers is not None:
        return _is_named(governor.writer_refusal(writers, environ), environ)

    if policy is None:
        return False

    # What a function raised is told when the response starts.
    return may_write(governor.decided(policy, environ), facts)


def _is_named(refusal: Refusal | None, environ: Environ) -> bool:
    """Whether nothing speaks against a writer; what a function raised is told."""
    if refusal is None:
        return True

    if refusal[1] is not None:
        log_failure(refusal[1], environ)

    return False
