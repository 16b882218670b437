"""A case: what a page asks for, and what is to come of it."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass
from dataclasses import replace

from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import PageRequest

from .scripts import Hops
from .scripts import target


@dataclass(frozen=True, slots=True)
class Step:
    """One call of ``fetch()``.

    :param wait: how many seconds the page waits before it.
    """

    request: PageRequest
    wait: float = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One page's calls of ``fetch()`` for one URL, one after the other."""

    name: str
    key: str
    steps: tuple[Step, ...]
    hops: Hops

    @property
    def is_framed(self) -> bool:
        """Whether a sandboxed frame asks, which has no origin."""
        return self.steps[0].request.origin == "null"


def case(name: str, hops: Hops, *steps: PageRequest | Step) -> Case:
    """A case whose requests are for the first of the hops.

    :param steps: with the origin that the hop is on for their URL.
    """
    drafts = [s if isinstance(s, Step) else Step(s) for s in steps]
    start = target(hops, drafts)
    placed = (
        replace(s, request=replace(s.request, url=s.request.url + start.path))
        for s in drafts
    )
    return Case(name, start.key, tuple(placed), hops)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page can tell of one ``fetch()``.

    :param kind: of the response, or ``blocked``.
    :param headers: those that the page can read, of those that the script answers with.
    """

    kind: str
    status: int = 0
    is_redirected: bool = False
    url: str = ""
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Wire:
    """What a server can tell of one request.

    :param asks: ``Access-Control-Request-Method`` and ``-Headers``.
    :param has_cookie: whether the cookie came that every host has.
    :param cookies: the names of those that the case has set.
    :param names: of the headers that the page has set and that came.
    """

    method: str
    host: str
    hop: int
    origin: str | None
    asks: tuple[str | None, str | None]
    has_cookie: bool
    cookies: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """What came of a case, in a browser or in the simulator."""

    seen: tuple[Seen, ...]
    wire: tuple[Wire, ...]


BLOCKED: t.Final = Seen("blocked")
