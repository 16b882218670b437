"""Everything at once: requests and answers put together by chance, always the same."""

from __future__ import annotations

import collections.abc as cabc
import random
import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Redirect

from ..cases import Case
from ..cases import case
from ..scripts import Hop
from ..site import Site

_COUNT: t.Final = 1500
_SEED: t.Final = 20261121

_METHODS: t.Final = ("GET", "HEAD", "POST", "PUT", "delete", "PATCH", "patch", "QUERY")

_SET: t.Final[Headers] = (
    ("x-one", "1"),
    ("X-Two", "2"),
    ("Authorization", "Bearer x"),
    ("Content-Type", "text/plain"),
    ("Content-Type", "application/json"),
    ("Accept", "text/html"),
    ("Accept", "(odd)"),
    ("Range", "bytes=0-5"),
    ("Range", "bytes=-5"),
    ("Cookie", "a=b"),
    ("Accept-Language", "x" * 129),
    ("X-HTTP-Method-Override", "TRACE"),
)

# The first is what helps most, and is taken most often.
_METHOD_LISTS: t.Final = (
    "PUT, DELETE, PATCH, patch, QUERY",
    "*",
    "PUT",
    "put",
    "a b",
    "",
)
_HEADER_LISTS: t.Final = (
    "x-one, X-Two, Authorization, content-type, accept, range, accept-language",
    "*",
    "*, authorization",
    "x-one",
    "x-one,, X-TWO,",
    "x one",
    "",
)
_EXPOSED: t.Final = ("x-one", "*", "X-TWO, x-one", "a b", "")
_STATUSES: t.Final = (200, 204, 404, 500, 304, 201)
_REDIRECTS: t.Final = (302, 307, 303, 301, 308)
_PREFLIGHT_STATUSES: t.Final = (200, 204, 302, 404, 500, 299)


def cases(site: Site) -> cabc.Iterator[Case]:
    """So many by chance, from a seed that never changes."""
    chance = random.Random(_SEED)

    for number in range(_COUNT):
        yield _case(chance, site, number)


def _case(chance: random.Random, site: Site, number: int) -> Case:
    origin = _mostly(chance, (site.page, "null"))
    origins = [chance.choice((site.page, *site.others)) for _ in range(4)]
    count = 1 + _mostly(chance, (0, 1, 2, 3))
    request = PageRequest(
        origins[0],
        origin,
        chance.choice(_METHODS),
        headers=tuple(chance.sample(_SET, _mostly(chance, (0, 1, 2, 3)))),
        mode=_mostly(chance, (Mode.CORS, Mode.NO_CORS, Mode.SAME_ORIGIN)),
        credentials=chance.choice(tuple(Credentials)),
        redirect=_mostly(
            chance, (Redirect.FOLLOW, Redirect.MANUAL, Redirect.ERROR), 0.8
        ),
    )
    hops = tuple(
        _hop(chance, origin, origins[at + 1] if at + 1 < count else None, at)
        for at in range(count)
    )
    return case(f"mixture {number}", hops, request)


def _hop(chance: random.Random, origin: str, following: str | None, at: int) -> Hop:
    status = _mostly(chance, _STATUSES)
    location: Headers = ()

    if following is not None:
        status = chance.choice(_REDIRECTS)
        location = (("Location", f"{following}{{{at + 1}}}"),)

    answer = (
        *_allowing(chance, origin),
        *_said(chance, fetch.EXPOSE_HEADERS, _EXPOSED),
        ("X-One", "1"),
        ("X-Two", "2"),
        *location,
    )
    preflight = (
        *_allowing(chance, origin),
        *_said(chance, fetch.ALLOW_METHODS, _METHOD_LISTS),
        *_said(chance, fetch.ALLOW_HEADERS, _HEADER_LISTS),
    )
    return Hop(
        Answer(status, answer),
        Answer(_mostly(chance, _PREFLIGHT_STATUSES, 0.9), preflight),
    )


def _allowing(chance: random.Random, origin: str) -> Headers:
    return (
        *_said(
            chance, fetch.ALLOW_ORIGIN, (origin, "*", "null", f"{origin}, {origin}")
        ),
        *_said(chance, fetch.ALLOW_CREDENTIALS, ("true", "True", "")),
    )


def _said(chance: random.Random, name: str, values: tuple[str, ...]) -> Headers:
    """A header; one time in twelve not at all, and one time in twelve twice."""
    count = chance.choice((0, 2, *[1] * 10))
    return tuple((name, _mostly(chance, values)) for _ in range(count))


_T = t.TypeVar("_T")


def _mostly(
    chance: random.Random, values: tuple[_T, ...], likelihood: float = 0.6
) -> _T:
    """The first of the values, or another of them."""
    if chance.random() < likelihood:
        return values[0]

    return chance.choice(values[1:])
