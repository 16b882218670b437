"""Expectations: what a suite says of a request, and what it is told if it is wrong."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..sansio.browser.refusals import BlockReason
from .blocked import BlockedByCORS
from .responses import PageResponse
from .wording import transcript

_NOT_BLOCKED: t.Final = {
    "basic": "The page and the URL are of one origin, where CORS plays no part.",
    "cors": "The page can read the response.",
    "opaque": "In the mode 'no-cors' the request goes out: the page can read nothing "
    "of the response, and gets no error either.",
    "opaqueredirect": "With redirect='manual' the page gets no error: it can read "
    "nothing of a redirect.",
}


def not_allowed(blocked: BlockedByCORS) -> AssertionError:
    """What a suite is told where the page should have got a response."""
    return AssertionError(f"The page cannot read the response.\n\n{blocked}")


def not_blocked(response: PageResponse) -> AssertionError:
    """What a suite is told where the page should have got an error."""
    return _failure(f"Nothing was blocked. {_NOT_BLOCKED[response.type]}", response)


def require_readable(response: PageResponse, names: cabc.Iterable[str]) -> None:
    """Hold a response against what the page should read of it.

    :param names: of headers.
    :raises AssertionError: if it cannot read them all, or nothing at all.
    """
    if not response.status:
        raise _failure(_NOT_BLOCKED[response.type], response)

    headers = response.headers
    lacks = [f"{name} {headers.lack(name)}" for name in names if name not in headers]

    if lacks:
        raise _failure("\n".join(lacks), response)


def require_reason(blocked: BlockedByCORS, reason: BlockReason | None) -> None:
    """Hold a refusal against the reason that it should have.

    :param reason: absent if any will do.
    :raises AssertionError: if it has another.
    """
    if reason is None or blocked.reason is reason:
        return

    raise AssertionError(
        f"Blocked, but for the reason {blocked.reason.value!r}, and not for "
        f"{reason.value!r}.\n\n{blocked}"
    )


def _failure(message: str, response: PageResponse) -> AssertionError:
    return AssertionError(f"{message}\n\n{transcript(response.exchanges)}")
