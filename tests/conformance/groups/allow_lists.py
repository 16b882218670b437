"""``Access-Control-Allow-Methods`` and ``-Headers``, in every way to write them."""

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
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import header
from ..vocabulary import Lines
from ..vocabulary import ok

_CREDENTIALS: t.Final = (Credentials.SAME_ORIGIN, Credentials.INCLUDE)

_METHODS: t.Final = ("PUT", "put", "PATCH", "patch", "QUERY", "Custom", "POST")

#: ``{it}`` is the method that the page uses, ``{other}`` the same in the other case.
_METHOD_LINES: t.Final[tuple[Lines, ...]] = (
    (),
    ("{it}",),
    ("{other}",),
    (" {it} ",),
    ("\t{it}\t",),
    ("GET, {it}",),
    ("GET,{it}",),
    ("{it},GET",),
    ("{it} , GET",),
    ("GET\t,\t{it}",),
    ("{it},",),
    (",{it}",),
    (",,{it},,",),
    (", ,{it}",),
    ("GET,,{it}",),
    (",",),
    ("",),
    (" ",),
    ("GET",),
    ("GET", "{it}"),
    ("{it}", "GET"),
    ("{it}", "{it}"),
    ("{it}", ""),
    ("", "{it}"),
    ("GET", "*"),
    ("{it}", "a b"),
    ("a b", "{it}"),
    ("*",),
    (" * ",),
    ("*,",),
    ("*, GET",),
    ("GET, *",),
    ("*, *",),
    ("**",),
    ("{it}*",),
    ("GET {it}",),
    ("GET; {it}",),
    ("GET;{it}",),
    ("GET|{it}",),
    ("GET/{it}",),
    ('"{it}"',),
    ("'{it}'",),
    ('"GET, {it}"',),
    ("[{it}]",),
    ("({it})",),
    ("{it};q=1",),
    ("{it}=1",),
    ("{it}:",),
    ("{it}, a b",),
    ("{it}, @",),
    ("@, {it}",),
    ("{it}, \u00e9",),
    ("{it}\u00e9",),
    ("X{it}",),
    ("{it}X",),
    ("all",),
    ("null",),
    ("OPTIONS, GET, HEAD, POST, PUT, PATCH, DELETE",),
)

#: Sets of headers with one name that ``{it}`` stands for.
_PAGE_HEADERS: t.Final[dict[str, Headers]] = {
    "x-one": (("x-one", "1"),),
    "X-One": (("X-One", "1"),),
    "content-type": (("Content-Type", "application/json"),),
    "authorization": (("Authorization", "Bearer 1"),),
    "x-two": (("x-two", "2"), ("x-one", "1")),
    "x-auth": (("x-auth", "1"), ("authorization", "Basic eA==")),
    "accept": (("accept", "a(b)"),),
}

_HEADER_LINES: t.Final[tuple[Lines, ...]] = (
    *_METHOD_LINES[:-3],
    ("X-One, X-Two, X-Auth, Content-Type, Authorization, Accept",),
    ("x-one, x-two, x-auth, content-type, authorization, accept",),
    ("*, authorization",),
    ("*, Authorization",),
    ("Authorization", "*"),
    ("*, {it}",),
    ("x-one",),
    ("authorization",),
    ("x_one",),
    ("x-one:",),
    ("{it}: 1",),
)


def of_methods(site: Site) -> cabc.Iterator[Case]:
    """Each list, for each method."""
    for lines, method, credentials in itertools.product(
        _METHOD_LINES, _METHODS, _CREDENTIALS
    ):
        it = fetch.normalize_method(method)
        said = header(fetch.ALLOW_METHODS, *_placed(lines, it))
        request = PageRequest(
            site.api,
            site.page,
            method,
            # Makes a preflight of POST, which needs none for itself.
            headers=(("x-one", "1"),) if method == "POST" else (),
            credentials=credentials,
        )
        also = header(fetch.ALLOW_HEADERS, "x-one")
        yield _asking(
            f"{method}, {credentials.value}: {said}", site, request, (*said, *also)
        )


def of_headers(site: Site) -> cabc.Iterator[Case]:
    """Each list, for each set of headers."""
    for lines, (it, headers), credentials in itertools.product(
        _HEADER_LINES, _PAGE_HEADERS.items(), _CREDENTIALS
    ):
        said = header(fetch.ALLOW_HEADERS, *_placed(lines, it))
        request = PageRequest(
            site.api, site.page, headers=headers, credentials=credentials
        )
        yield _asking(f"{headers}, {credentials.value}: {said}", site, request, said)


def _placed(lines: Lines, it: str) -> cabc.Iterator[str]:
    other = it.lower() if it.isupper() else it.upper()
    return (line.format(it=it, other=other) for line in lines)


def _asking(name: str, site: Site, request: PageRequest, said: Headers) -> Case:
    allowing = allow(site.page, credentials="true")
    return case(name, ok(allowing, Answer(200, (*allowing, *said))), request)
