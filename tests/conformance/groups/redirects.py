"""Redirects, over every route between the page's origin and others."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import random
import typing as t

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Redirect

from ..cases import Case
from ..cases import case
from ..scripts import Hop
from ..scripts import Hops
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import header

_STATUSES: t.Final = (301, 302, 303, 307, 308)

#: By the letters of the origins: p is the page's.
_ROUTES: t.Final = (
    *("pp", "po", "pa", "ps", "aa", "ap", "ab", "as", "op", "sa"),
    *("ppp", "ppa", "paa", "pap", "pab", "aaa", "aap", "aab", "apa", "app", "aba"),
    *("abc", "abp", "paba", "apap", "abcp", "opop", "asas"),
)

_REQUESTS: t.Final[tuple[tuple[str, Headers], ...]] = (
    ("GET", ()),
    ("HEAD", ()),
    ("POST", ()),
    ("PUT", ()),
    ("patch", ()),
    ("GET", (("x-one", "1"),)),
    ("GET", (("Authorization", "x"),)),
    ("POST", (("Content-Type", "text/plain"), ("Content-Language", "en"))),
    ("POST", (("Content-Type", "application/json"), ("x-one", "1"))),
)

_MOST: t.Final = 20


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each route, with each status, method, and grant."""
    yield from _some(_over_routes(site), 1600)
    yield from _some(_in_modes(site), 1000)
    yield from _refused_on_the_way(site)
    yield from _long(site)
    yield from _between_kinds(site)


def _some(made: cabc.Iterable[Case], count: int) -> list[Case]:
    """So many of the cases, always the same ones."""
    return random.Random(count).sample(list(made), count)


def _over_routes(site: Site) -> cabc.Iterator[Case]:
    for route, status, (method, headers), granted in itertools.product(
        _ROUTES, _STATUSES, _REQUESTS, ("page", "null", "*")
    ):
        # A route of many hops says no more with every status.
        if len(route) > 2 and status in (301, 308):
            continue

        origin = site.page if granted == "page" else granted
        request = PageRequest(_url(site, route[0]), site.page, method, headers=headers)
        yield case(
            f"{route}, {status}, {method} {headers}, for {granted}",
            _hops(site, route, status, origin),
            request,
        )


def _in_modes(site: Site) -> cabc.Iterator[Case]:
    for route, mode, credentials, redirect, status in itertools.product(
        _ROUTES[:16], Mode, Credentials, Redirect, (302, 307)
    ):
        for method in ("GET", "POST"):
            request = PageRequest(
                _url(site, route[0]),
                site.page,
                method,
                mode=mode,
                credentials=credentials,
                redirect=redirect,
            )
            for granted in (site.page, "null"):
                yield case(
                    f"{route}, {mode.value}, {credentials.value}, {redirect.value}, "
                    f"{status}, {method}, for {granted}",
                    _hops(site, route, status, granted),
                    request,
                )


def _refused_on_the_way(site: Site) -> cabc.Iterator[Case]:
    """Right but for one answer, which lacks what a page needs."""
    for route, method, at in itertools.product(_ROUTES, ("GET", "PUT"), range(4)):
        if at >= len(route):
            continue

        for framed in (site.page, "null"):
            hops = list(_hops(site, route, 307, "*"))
            wrong = hops[at].answer
            bare = tuple(h for h in wrong.headers if h[0] == "Location")
            hops[at] = Hop(Answer(wrong.status, bare), hops[at].preflight)
            request = PageRequest(_url(site, route[0]), framed, method)
            yield case(f"{route}, {method}, not {at}, {framed}", tuple(hops), request)


def _long(site: Site) -> cabc.Iterator[Case]:
    for count, route in itertools.product(
        (_MOST - 1, _MOST, _MOST + 1, _MOST + 2), ("p", "a", "ab", "pa")
    ):
        letters = "".join(itertools.islice(itertools.cycle(route), count + 1))
        for method in ("GET", "POST"):
            yield case(
                f"{count} redirects over {route}, {method}",
                _hops(site, letters, 302, "*"),
                PageRequest(_url(site, letters[0]), site.page, method),
            )


def _between_kinds(site: Site) -> cabc.Iterator[Case]:
    """One status after another, so that a method changes late, or twice."""
    for first, second in itertools.product(_STATUSES, _STATUSES):
        for method, route in itertools.product(
            ("POST", "PUT", "DELETE", "HEAD"), ("aab", "pap", "abc")
        ):
            hops = list(_hops(site, route, first, "*"))
            middle = hops[1]
            hops[1] = Hop(Answer(second, middle.answer.headers), middle.preflight)
            yield case(
                f"{route}, {first}, then {second}, {method}",
                tuple(hops),
                PageRequest(_url(site, route[0]), site.page, method),
            )


def _hops(site: Site, route: str, status: int, granted: str) -> Hops:
    """Answers that allow ``granted``, and lead from one origin to the next."""
    allowing = allow(granted, credentials="true")
    preflight = granting(
        granted, "PUT, DELETE, patch", "x-one, content-type, authorization"
    )
    last = len(route) - 1
    return tuple(
        Hop(
            Answer(200, (*allowing, ("X-One", "1")))
            if at == last
            else Answer(status, (*allowing, *_to(site, route[at + 1], at + 1))),
            preflight,
        )
        for at in range(len(route))
    )


def _to(site: Site, letter: str, at: int) -> Headers:
    return header("Location", f"{_url(site, letter)}{{{at}}}")


def _url(site: Site, letter: str) -> str:
    others = {"a": site.api, "b": site.third, "c": site.sibling}
    own = {"p": site.page, "o": site.page_on_other_port, "s": site.sibling}
    return {**own, **others}[letter]
