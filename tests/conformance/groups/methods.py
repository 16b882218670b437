"""Methods, in every case and of every kind."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import ok

_METHODS: t.Final = (
    *("GET", "get", "Get", "gET", "HEAD", "head", "Head", "POST", "post", "pOsT"),
    *("PUT", "put", "Put", "DELETE", "delete", "Delete", "OPTIONS", "options"),
    *("Options", "PATCH", "patch", "Patch", "pATCH", "QUERY", "query", "Query"),
    *("PROPFIND", "MKCOL", "LINK", "link", "SEARCH", "search", "PURGE", "custom"),
    *("Custom", "CUSTOM", "X", "x-y_z", "M-SEARCH", "1", "a!#$%&'*+-.^_`|~9", "*"),
    *("null", "undefined", "GETS", "GE", "POSTS"),
    # Those that no page may use.
    *("CONNECT", "connect", "Connect", "TRACE", "trace", "TRACK", "track", "tRaCk"),
    # Those that are no tokens.
    *("", " ", "G T", " GET", "GET ", "GET\n", "\tPUT", "a,b", "a;b", "a/b", "a:b"),
    *('"GET"', "(GET)", "{GET}", "[GET]", "G\u00c9T", "\u0130", "GET\x00", "@", "<"),
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each method, with each mode, and with grants that differ in case."""
    for method, mode, credentials in itertools.product(
        _METHODS, Mode, (Credentials.SAME_ORIGIN, Credentials.INCLUDE)
    ):
        for url, granted in itertools.product(
            (site.page, site.api), sorted({*_spellings(method), "*"})
        ):
            request = PageRequest(
                url, site.page, method, mode=mode, credentials=credentials
            )
            hops = ok(
                allow(site.page, credentials="true"), granting(site.page, granted)
            )
            yield case(f"{request}, granted {granted}", hops, request)


def _spellings(method: str) -> set[str]:
    """The ways in which a server may write a method, where it is one."""
    if not fetch.is_token(method):
        return {"*"}

    return {method, method.upper(), method.lower()}
