"""Statuses: what an answer that is no success says, where CORS gets the blame."""

from __future__ import annotations

import typing as t

from ..sansio.browser import urls

_NO_LOGIN: t.Final = (
    "Something demands a login or a key for it, and browsers send neither with a "
    "preflight: let OPTIONS through, in the proxy or in the hook."
)

_OF_PREFLIGHT: t.Final = {
    401: _NO_LOGIN,
    403: _NO_LOGIN,
    404: "Nothing is at this path for OPTIONS: look at the path, and at its prefix "
    "behind a proxy.",
    405: "Nothing answers OPTIONS at this path: CORS is not set up for it, or what is "
    "in front of the application refuses the method.",
    429: "A rate limit counts preflights: leave OPTIONS out of it.",
}

_NO_APPLICATION: t.Final = (
    "A proxy says so: it does not reach the application, or not in time."
)

_OF_ERROR: t.Final = {
    401: "It demands a login: what answers so does it before the CORS headers are "
    "added.",
    403: "What refuses it, a proxy or a firewall perhaps, adds no CORS headers.",
    404: "Look at the path, and at its prefix behind a proxy.",
    405: "Nothing is served for this method here.",
    413: "A proxy says so: its limit for a body is lower than that of the application.",
    429: "A rate limit answers so, before the CORS headers are added.",
    502: _NO_APPLICATION,
    503: _NO_APPLICATION,
    504: _NO_APPLICATION,
}

_IN_SERVER: t.Final = "The server fails: its log says why."
_IN_REQUEST: t.Final = "Look at what the request lacks."


def of_preflight(status: int) -> str:
    """Say what it means that a preflight has no success."""
    hint = _OF_PREFLIGHT.get(status) or _of_class(status)
    return f"The preflight is answered with {status}. {hint}"


def of_error(method: str, status: int) -> str:
    """Say that an error is one, and what it means."""
    hint = _OF_ERROR.get(status) or _of_class(status)
    return (
        f"{method} is answered with {status}, without CORS headers: the browser says "
        f"CORS, and the error is what is wrong. {hint}"
    )


def of_redirected_preflight(url: str, location: str) -> str:
    """Say why a preflight is redirected: browsers follow no such redirect."""
    return f"The preflight is redirected to {location}. {_of_redirect(url, location)}"


def of_redirect(method: str, url: str, location: str) -> str:
    """Say why a request is redirected, where the redirect has no CORS headers."""
    return (
        f"{method} is redirected to {location}, and browsers want CORS headers on the "
        f"redirect as well. {_of_redirect(url, location)}"
    )


def _of_redirect(url: str, location: str) -> str:
    before = urls.parsed(url)
    after = before and urls.joined(before, location)

    if before is None or after is None:
        return "That is no URL."

    if before.scheme == "http" and after.scheme == "https":
        return "Fetch it with https."

    if before.origin == after.origin and before.path == f"{after.path}/":
        return "Fetch it without the slash at the end."

    if before.origin == after.origin and after.path == f"{before.path}/":
        return "Fetch it with the slash at the end."

    return (
        "Fetch that URL itself; if it is a login, answer with 401 instead, and let "
        "OPTIONS through."
    )


def _of_class(status: int) -> str:
    return _IN_SERVER if status >= 500 else _IN_REQUEST
