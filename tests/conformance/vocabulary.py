"""Words that the tables of cases are written in."""

from __future__ import annotations

import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers

from .scripts import Hop
from .scripts import Hops

#: The values of one header, line by line: none, one or several.
Lines: t.TypeAlias = tuple[str, ...]


def header(name: str, *lines: str) -> Headers:
    """A header, once for each line."""
    return tuple((name, line) for line in lines)


def allow(origin: str, *, credentials: str = "") -> Headers:
    """What lets a page of ``origin`` read a response."""
    said = header(fetch.ALLOW_CREDENTIALS, credentials) if credentials else ()
    return (*header(fetch.ALLOW_ORIGIN, origin), *said)


def granting(
    origin: str, methods: str = "", headers: str = "", credentials: str = "true"
) -> Answer:
    """A preflight's answer that allows what it lists."""
    return Answer(
        200,
        (
            *allow(origin, credentials=credentials),
            *(header(fetch.ALLOW_METHODS, methods) if methods else ()),
            *(header(fetch.ALLOW_HEADERS, headers) if headers else ()),
        ),
    )


def ok(headers: Headers = (), preflight: Answer | None = None) -> Hops:
    """One hop, which answers with these headers."""
    return (Hop(Answer(200, headers), preflight or Answer(404)),)
