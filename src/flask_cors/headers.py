"""The headers of a response: how a decision is added to them."""

from __future__ import annotations

import logging
import typing as t

from .sansio import fetch
from .sansio.decision import Decision

logger: logging.Logger = logging.getLogger("flask_cors")

HeaderList: t.TypeAlias = list[tuple[str, str]]

_VARY: t.Final = "vary"
_ALLOW_ORIGIN: t.Final = fetch.ALLOW_ORIGIN.lower()
_OF_CORS: t.Final = "access-control-"

#: Of these a browser takes one value only; lists of the others may stand twice.
_SINGLE: t.Final = frozenset({fetch.ALLOW_CREDENTIALS.lower(), fetch.MAX_AGE.lower()})

#: The headers of a response that make a difference to what is added, in lower case.
NOTED: t.Final = _SINGLE | {_VARY, _ALLOW_ORIGIN}

#: Some that make none, as nearly every response has them: they need not be lower-cased,
#: which takes three times as long as to find them here.
COMMON: t.Final = frozenset(
    {"Cache-Control", "Content-Length", "Content-Type", "ETag", "Location"}
    | {"Last-Modified", "Set-Cookie", "WWW-Authenticate"}
)


def preflight_headers(offered: frozenset[str]) -> HeaderList:
    """The headers of the answer to a preflight that are not about CORS."""
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "0")]

    if offered:
        headers.append(("Allow", ", ".join(sorted(offered))))

    return headers


def with_cors(headers: HeaderList, decision: Decision) -> HeaderList:
    """Add the headers of ``decision`` to those of a response, in a list of its own.

    A response whose Allow-Origin the application has set itself is left alone.
    """
    if decision.exposes_all:
        return _joined(headers, decision)

    for name, _ in headers:
        if name not in COMMON and name.lower() in NOTED:
            return _joined(headers, decision)

    return [*headers, *decision.added]


def _joined(headers: HeaderList, decision: Decision) -> HeaderList:
    """The same where one of ``headers`` makes a difference, or all of them do."""
    ours = {name.lower() for name, _ in decision.headers} & _SINGLE
    vary = decision.vary
    out = []

    for name, value in headers:
        lowered = name.lower()

        if lowered == _ALLOW_ORIGIN:
            logger.debug("CORS headers set by the application are left alone")
            return headers

        if lowered == _VARY:
            vary = _missing(vary, value)

        if lowered not in ours:
            out.append((name, value))

    out.extend(decision.headers)

    if decision.exposes_all:
        out.extend(_exposed(headers))

    return [*out, ("Vary", ", ".join(vary))] if vary else out


def _exposed(headers: HeaderList) -> HeaderList:
    """The header that exposes each of ``headers`` by its name, if any is to be."""
    names: dict[str, str] = {}

    for name, _ in headers:
        lowered = name.lower()

        if fetch.is_exposable(name) and not lowered.startswith(_OF_CORS):
            names.setdefault(lowered, name)

    exposed = ", ".join(name for _, name in sorted(names.items()))
    return [(fetch.EXPOSE_HEADERS, exposed)] if exposed else []


def _missing(names: tuple[str, ...], vary: str) -> tuple[str, ...]:
    """Those of ``names`` that an existing Vary does not have."""
    present = {name.strip() for name in vary.lower().split(",")}

    if "*" in present:
        return ()

    return tuple(name for name in names if name.lower() not in present)
