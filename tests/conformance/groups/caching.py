"""``Access-Control-Max-Age``, and what a second request may do without asking."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..cases import Step
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import header
from ..vocabulary import Lines
from ..vocabulary import ok

_AGES: t.Final[tuple[Lines, ...]] = (
    (),
    ("0",),
    ("00",),
    ("-0",),
    ("-1",),
    ("-600",),
    ("- 600",),
    ("--600",),
    ("-600x",),
    ("-2147483648",),
    ("-2147483649",),
    ("-9223372036854775808",),
    ("-9223372036854775809",),
    ("+600",),
    ("600",),
    (" 600 ",),
    ("\t600",),
    ("0600",),
    ("86400",),
    ("86401",),
    ("2147483647",),
    ("2147483648",),
    ("4294967296",),
    ("9223372036854775807",),
    ("9223372036854775808",),
    ("99999999999999999999999999",),
    ("-99999999999999999999999999",),
    ("1e3",),
    ("0x10",),
    ("1.5",),
    ("0.5",),
    ("5, 10",),
    ("0, 600",),
    ("600, 0",),
    ("600,",),
    (",600",),
    ("600;",),
    ("600s",),
    ("600 s",),
    ("60 0",),
    ('"600"',),
    ("max-age=600",),
    ("forever",),
    ("NaN",),
    ("",),
    (" ",),
    ("0", "600"),
    ("600", "0"),
    ("600", "600"),
    ("", "600"),
    ("600", ""),
    ("-1", "600"),
    ("\u00e9",),
)

_SECONDS: t.Final[tuple[Lines, ...]] = ((), ("1",), ("2",), ("600",))

_SECOND: t.Final = 1.6


def cases(site: Site) -> cabc.Iterator[Case]:
    """A request twice, two that differ, and two with a wait between."""
    yield from _twice(site)
    yield from _after_a_wait(site)
    yield from _another(site)
    yield from _after_a_refusal(site)


def _twice(site: Site) -> cabc.Iterator[Case]:
    for lines, credentials in itertools.product(_AGES, Credentials):
        said = header(fetch.MAX_AGE, *lines)
        put = PageRequest(site.api, site.page, "PUT", credentials=credentials)
        yield _cached(f"{credentials.value}, twice: {said}", site, said, put, put)


def _after_a_wait(site: Site) -> cabc.Iterator[Case]:
    put = PageRequest(site.api, site.page, "PUT")

    for lines in _SECONDS:
        said = header(fetch.MAX_AGE, *lines)
        later = Step(put, wait=_SECOND)
        yield _cached(f"a wait of {_SECOND}: {said}", site, said, put, later, put)


def _another(site: Site) -> cabc.Iterator[Case]:
    """Two requests of many kinds, of which the first is granted more than it asks."""
    requests = _requests(site)
    grants = {
        "all": (
            *header(fetch.ALLOW_METHODS, "PUT, DELETE, patch, QUERY"),
            *header(fetch.ALLOW_HEADERS, "X-One, x-two, Authorization, content-type"),
        ),
        "stars": (
            *header(fetch.ALLOW_METHODS, "*"),
            *header(fetch.ALLOW_HEADERS, "*, authorization"),
        ),
        "a star": (
            *header(fetch.ALLOW_METHODS, "*"),
            *header(fetch.ALLOW_HEADERS, "*"),
        ),
        "little": (
            *header(fetch.ALLOW_METHODS, "PUT"),
            *header(fetch.ALLOW_HEADERS, "x-one"),
        ),
    }

    for (granted, said), one, other in itertools.product(
        grants.items(), requests, requests
    ):
        name = f"{granted}: {_named(one)}, then {_named(other)}"
        aged = (*said, *header(fetch.MAX_AGE, "600"))
        yield _cached(name, site, aged, one, other, one)


def _requests(site: Site) -> list[PageRequest]:
    headers: tuple[Headers, ...] = (
        (),
        (("x-one", "1"),),
        (("X-One", "1"), ("x-two", "2")),
        (("authorization", "x"),),
    )
    plain = [
        PageRequest(site.api, site.page, method, headers=some)
        for method in ("PUT", "POST", "patch")
        for some in headers
    ]
    credentialed = [
        PageRequest(site.api, site.page, method, credentials=Credentials.INCLUDE)
        for method in ("PUT", "DELETE")
    ]
    omitting = PageRequest(site.api, site.page, "PUT", credentials=Credentials.OMIT)
    return [*plain, *credentialed, omitting]


def _after_a_refusal(site: Site) -> cabc.Iterator[Case]:
    """What was granted is forgotten where the response is then refused."""
    aged = header(fetch.MAX_AGE, "600")
    methods = header(fetch.ALLOW_METHODS, "PUT, DELETE")
    put, delete = (PageRequest(site.api, site.page, m) for m in ("PUT", "DELETE"))
    get = PageRequest(site.api, site.page)
    granted = Answer(200, (*allow(site.page), *methods, *aged))

    for name, steps in {
        "PUT twice": (put, put),
        "PUT, then DELETE": (put, delete),
        "PUT, GET, PUT": (put, get, put),
    }.items():
        yield case(f"refused afterwards: {name}", ok((), granted), *steps)


def _cached(name: str, site: Site, said: Headers, *steps: PageRequest | Step) -> Case:
    allowing = allow(site.page, credentials="true")
    named = {n for n, _ in said}
    methods = () if fetch.ALLOW_METHODS in named else ((fetch.ALLOW_METHODS, "PUT"),)
    return case(name, ok(allowing, Answer(200, (*allowing, *methods, *said))), *steps)


def _named(request: PageRequest) -> str:
    names = [name for name, _ in request.headers]
    return f"{request.method} {names} {request.credentials.value}"
