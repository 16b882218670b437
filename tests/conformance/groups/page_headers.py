"""Headers that a page sets: forbidden ones, odd ones, and such as are none."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import ok

_FORBIDDEN: t.Final = (
    *sorted(fetch.FORBIDDEN_REQUEST_HEADERS),
    *("Cookie", "HOST", "Origin", "oRiGiN", "REFERER", "Access-Control-Request-Method"),
    *("proxy-", "Proxy-Authorization", "proxy-x", "PROXY-X", "sec-", "Sec-Fetch-Mode"),
    *("sec-x", "SEC-X", "Sec-CH-UA", "Sec-WebSocket-Key", "Access-Control-Request-X"),
    *("access-control-request-private-network", "Access-Control-Allow-Origin"),
)

_NEAR: t.Final = (
    *("proxy", "proxyx", "sec", "secx", "x-sec-", "x-proxy-a", "cookies", "hostx"),
    *("user-agent", "User-Agent", "Authorization", "X-Requested-With", "X-CSRF-Token"),
    *("If-Match", "If-None-Match", "If-Modified-Since", "If-Range", "Cache-Control"),
    *("Pragma", "DPR", "Downlink", "Save-Data", "Viewport-Width", "Width", "RTT"),
    *("Device-Memory", "Last-Event-ID", "Purpose", "Content-Encoding"),
    *("Content-MD5", "From", "Max-Forwards", "Priority", "Prefer", "Forwarded"),
    *("Upgrade-Insecure-Requests", "X-Forwarded-For", "traceparent", "Origin-Trial"),
    *("Service-Worker", "Early-Data", "Alt-Used", "Accept-CH", "Accept-Ranges", "*"),
    *("a", "A", "1", "x_y", "x.y", "!#$%&'*+-.^_`|~", "constructor", "X" * 200),
)

_VALUES: t.Final = ("", "1", "a, b", " a ", "\u00e9", "\xff", "a\tb", "GET", "null")

_INVALID: t.Final[Headers] = (
    *((name, "1") for name in ("", " ", "a b", "a:", ":a", "a,b", "a;b", "a/b", "(a)")),
    *((name, "1") for name in ("\u00e9", "\u4e00", "a\n", "\ta", '"a"', "a=b", "a@b")),
    *(("x-one", value) for value in ("a\nb", "a\rb", "a\x00b", "\u0100", "\u4e00")),
    *(("x-one", value) for value in ("a\n", "\na", "a\r\n", "\r\n a", "\x00", "\n")),
    *(("x-one", value) for value in ("\x01", "\x1f", "\x7f", "a\x0bb", "\x0c", "\x80")),
)

_OVERRIDES: t.Final = ("X-HTTP-Method", "x-http-method-override", "X-Method-Override")

_METHODS: t.Final = (
    *("GET", "DELETE", "TRACE", "trace", "CONNECT", "TRACK", " Track ", "TRACES"),
    *("GET, TRACE", "TRACE,GET", "GET,,TRACK", '"TRACE"', '"TRACE', "GET TRACE", ""),
    *("TRACE;", "GET;TRACE", ",", "TRA,CE", '"a,TRACE"', '"a",TRACE', "TRACE\tx"),
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each header, granted by name, by a star, and not at all."""
    for headers in dict.fromkeys(_sets()):
        names = ",".join(n for n, _ in headers if fetch.is_token(n)) or "x"

        for granted, credentials in (
            (names, Credentials.SAME_ORIGIN),
            ("*", Credentials.SAME_ORIGIN),
            ("x-other", Credentials.OMIT),
            ("*", Credentials.INCLUDE),
        ):
            hops = ok(
                allow(site.page, credentials="true"),
                granting(site.page, headers=granted),
            )
            yield case(
                f"{credentials.value}, granted {granted}: {headers}",
                hops,
                PageRequest(
                    site.api, site.page, headers=headers, credentials=credentials
                ),
            )

        yield case(
            f"to the page's own origin: {headers}",
            ok(),
            PageRequest(site.page, site.page, headers=headers),
        )
        yield case(
            f"no-cors: {headers}",
            ok(),
            PageRequest(site.api, site.page, headers=headers, mode=Mode.NO_CORS),
        )


def _sets() -> cabc.Iterator[Headers]:
    for name in (*_FORBIDDEN, *_NEAR):
        yield ((name, "value"),)

    for name, value in itertools.product(("x-one", "authorization"), _VALUES):
        yield ((name, value),)

    for header in _INVALID:
        yield (header,)

    for name, value in itertools.product(_OVERRIDES, _METHODS):
        yield ((name, value),)

    yield (("x-b", "1"), ("x-a", "2"), ("X-C", "3"))
    yield (("x-a", "1"), ("X-A", "2"))
    yield (("x-a", "1"), ("Cookie", "a=b"), ("X-B", "2"))
    yield (("a_b", "1"), ("a-b", "2"), ("a.b", "3"), ("aa", "4"), ("A", "5"))
    yield tuple((f"x-{number}", "1") for number in range(40, 0, -1))
    yield (("accept", "("), ("content-type", "a/b"), ("x", "1"), ("range", "x"))
