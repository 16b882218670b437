"""Wording: exchanges as text."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..sansio.browser.exchanges import Exchange
from ..sansio.browser.exchanges import Headers
from ..sansio.causes import Cause

#: What every request of a browser has, and what says nothing about CORS.
_ALWAYS_SENT: t.Final = frozenset({"accept", "referer", "user-agent"})

#: What of a response has to do with it, beside ``Access-Control-*``.
_TELLING: t.Final = frozenset({"location", "set-cookie", "vary", "x-cors-debug"})

_WIDTH: t.Final = 120


def transcript(exchanges: cabc.Iterable[Exchange]) -> str:
    """What went out and what came back, as far as it has to do with CORS."""
    return "\n\n".join(map(_exchange, exchanges))


def explanation(cause: Cause) -> str:
    """What has refused a page, and what would allow it."""
    if cause.change is None:
        return cause.message

    return f"{cause.message}\n    To allow it: {cause.change.text}\n    {cause.opens}"


def _exchange(exchange: Exchange) -> str:
    sent = [header for header in exchange.sent.headers if _is_of_page(header[0])]
    answered = [h for h in exchange.answer.headers if _is_telling(h[0])]
    return "\n".join(
        [
            f"{exchange.sent.method} {exchange.sent.url}",
            *_lines(tuple(sent)),
            f"-> {exchange.answer.status}",
            *_lines(tuple(answered)),
        ]
    )


def _lines(headers: Headers) -> cabc.Iterator[str]:
    for name, value in headers:
        line = f"    {name}: {value}"
        yield line if len(line) <= _WIDTH else f"{line[: _WIDTH - 3]}..."


def _is_of_page(name: str) -> bool:
    lowered = name.lower()
    return lowered not in _ALWAYS_SENT and not lowered.startswith("sec-fetch-")


def _is_telling(name: str) -> bool:
    lowered = name.lower()
    return lowered in _TELLING or lowered.startswith("access-control-")
