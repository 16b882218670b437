"""``Access-Control-Expose-Headers``, in every way to write it."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..scripts import Hop
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import header
from ..vocabulary import Lines
from ..vocabulary import ok

_ANSWERED: t.Final[Headers] = (
    ("X-One", "1"),
    ("x-two", "2"),
    ("X-TWO", "3"),
    ("X-Empty", ""),
    ("*", "star"),
    ("ETag", '"1"'),
    ("Server", "test"),
    ("Date", "Sat, 21 Nov 2026 15:00:00 GMT"),
    ("Link", "</>; rel=self"),
    ("Location", "/elsewhere"),
    ("Authorization", "none"),
    ("Cache-Control", "no-store"),
    ("Content-Language", "en"),
    ("Content-Type", "text/plain"),
    ("Expires", "0"),
    ("Last-Modified", "Sat, 21 Nov 2026 15:00:00 GMT"),
    ("Pragma", "no-cache"),
    ("Vary", "Origin"),
    ("Set-Cookie", "c=1; Path=/nowhere"),
    ("Set-Cookie2", "c=1"),
)

_LINES: t.Final[tuple[Lines, ...]] = (
    (),
    ("x-one",),
    ("X-One",),
    ("X-ONE",),
    ("x-one, x-two",),
    ("x-one,x-two",),
    (" x-one\t,\tx-two ",),
    ("x-one", "x-two"),
    ("x-one", "x-one"),
    ("x-one,, x-two",),
    (",x-one,",),
    (", ,",),
    ("",),
    (" ",),
    ("x-one", ""),
    ("", "x-one"),
    ("*",),
    (" * ",),
    ("*, x-one",),
    ("x-one, *",),
    ("x-one", "*"),
    ("*, authorization",),
    ("authorization",),
    ("**",),
    ("x-*",),
    ("x-one x-two",),
    ("x-one; x-two",),
    ("x-one;q=1",),
    ('"x-one"',),
    ('"x-one, x-two"',),
    ("x-one, x two",),
    ("x two, x-one",),
    ("x-one", "x two"),
    ("x-one, \u00e9",),
    ("x-one, @",),
    ("x-one:",),
    ("x-absent",),
    ("x-absent, x-one",),
    ("x-empty",),
    ("set-cookie",),
    ("Set-Cookie, Set-Cookie2",),
    ("content-type",),
    ("content-length",),
    ("etag, server, date, link, location",),
    ("access-control-expose-headers, access-control-allow-origin",),
    ("vary",),
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each spelling, on each kind of response."""
    for lines, credentials in itertools.product(_LINES, Credentials):
        exposed = header(fetch.EXPOSE_HEADERS, *lines)
        allowing = allow(site.page, credentials="true")
        answer = (*_ANSWERED, *allowing, *exposed)
        name = f"{credentials.value}: {exposed}"
        api, own, unread = (
            PageRequest(url, site.page, mode=mode, credentials=credentials)
            for url, mode in (
                (site.api, Mode.CORS),
                (site.page, Mode.CORS),
                (site.api, Mode.NO_CORS),
            )
        )
        away = Answer(302, (*header("Location", f"{site.api}{{1}}"), *allowing))

        yield case(f"{name}, of another origin", ok(answer), api)
        yield case(f"{name}, of the page's", ok(answer), own)
        yield case(f"{name}, of no-cors", ok(answer), unread)
        yield case(f"{name}, after a redirect", (Hop(away), *ok(answer)), own)
