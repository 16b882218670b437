"""Reasons: what the log, and in debug mode the response, says of a refusal."""

from __future__ import annotations

import logging
import typing as t

from .environ import Environ
from .environ import facts
from .environ import is_same_origin
from .environ import ORIGIN
from .environ import shown
from .governor import Governor
from .headers import HeaderList
from .sansio import fetch
from .sansio.decision import Decision
from .sansio.policy import Policy

logger: logging.Logger = logging.getLogger("flask_cors")

#: Stands on the response to a refused request, in debug mode.
DEBUG_HEADER: t.Final = "X-CORS-Debug"
_MOST_CHARACTERS: t.Final = 1000

_ALLOW_ORIGIN: t.Final = fetch.ALLOW_ORIGIN.lower()


def log_refusal(
    policy: Policy,
    decision: Decision,
    environ: Environ,
    offered: frozenset[str] | None = None,
) -> None:
    """Leave a record of a refusal: why, and what the request said.

    :param offered: the methods that the application has at the path, if the request is
        a preflight.
    """
    if decision.error is not None:
        log_failure(decision.error, environ)

    if decision.reason is not None and logger.isEnabledFor(logging.DEBUG):
        reason = _reason(policy, decision, environ, offered)
        logger.debug("CORS refused: %s %s", reason, shown(environ))


def log_failure(error: Exception, environ: Environ) -> None:
    """Leave a record of what a function that checks origins raised."""
    logger.error(
        "a function that checks origins failed on %.100r",
        environ.get(ORIGIN),
        exc_info=error,
    )


def told(
    headers: HeaderList,
    policy: Policy,
    decision: Decision,
    environ: Environ,
    offered: frozenset[str] | None = None,
) -> HeaderList:
    """Add why a request is refused, if it is, to a response, in a list of its own."""
    if decision.reason is None:
        return headers

    return _with_reason(headers, environ, _reason(policy, decision, environ, offered))


def _reason(
    policy: Policy,
    decision: Decision,
    environ: Environ,
    offered: frozenset[str] | None,
) -> str:
    """Why a request is refused, as ``explain`` says it. Never raises."""
    from .sansio import causes

    try:
        return causes.sentence(policy, facts(environ, offered), decision)
    except Exception:
        # A value of the configuration may be any object, and fail when it is shown.
        reason = decision.reason
        return "" if reason is None else f"{reason.value}."


def _with_reason(headers: HeaderList, environ: Environ, reason: str) -> HeaderList:
    """Leave a response alone whose Allow-Origin the application has set itself, and
    one to a page of the same origin.
    """
    names = {name.lower() for name, _ in headers}

    if not reason or _ALLOW_ORIGIN in names or is_same_origin(environ):
        return headers

    return [*headers, (DEBUG_HEADER, _header_value(reason))]


def told_ungoverned(
    headers: HeaderList, environ: Environ, governor: Governor, path: str
) -> HeaderList:
    """The same where no policy governs a request.

    :param path: ``PATH_INFO``, as it was when the request came.
    """
    try:
        reason = governor.why_ungoverned(environ, path)
    except Exception:
        reason = "No policy governs this path."

    return _with_reason(headers, environ, reason)


def _header_value(text: str) -> str:
    """Printable ASCII, which is all that every server and browser takes."""
    cut = text[:_MOST_CHARACTERS]
    ascii_only = "".join(c if " " <= c <= "~" else ascii(c)[1:-1] for c in cut)
    return ascii_only[:_MOST_CHARACTERS].strip()
