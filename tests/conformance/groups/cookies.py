"""Cookies: which a page's requests set, and which go with the next ones."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

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
from ..vocabulary import granting
from ..vocabulary import ok

#: ``{key}`` keeps the cookies of one case from the others.
_COOKIES: t.Final = (
    "c=1",
    "c=1; SameSite=Lax",
    "c=1; SameSite=Strict",
    "c=1; SameSite=None",
    "c=1; SameSite=None; Secure",
    "c=1; SameSite=None; Secure; Partitioned",
    "c=1; SameSite=lax; Secure",
    "c=1; samesite=STRICT",
    "c=1; SameSite=Other",
    "c=1; SameSite",
    "c=1; Secure",
    "c=1; HttpOnly",
    "c=1; HttpOnly; SameSite=Strict; Secure",
    "c=1; Max-Age=0",
    "c=1; Max-Age=600; SameSite=Lax",
)

_ALL: t.Final = tuple(
    f"{name}=1; {attributes}"
    for name, attributes in (
        ("unsaid", ""),
        ("lax", "SameSite=Lax"),
        ("strict", "SameSite=Strict"),
        ("none", "SameSite=None; Secure"),
        ("apart", "SameSite=None; Secure; Partitioned"),
    )
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each cookie, set by one request, for the next ones in each mode."""
    hosts = (site.page, *site.others)

    for cookie, url, origin in itertools.product(_COOKIES, hosts, (site.page, "null")):
        hops = ok((*allow(origin, credentials="true"), *_set(cookie)))
        setting = PageRequest(url, origin, credentials=Credentials.INCLUDE)

        for credentials in Credentials:
            asking = PageRequest(url, origin, credentials=credentials)
            name = f"{cookie}, {url} from {origin}, {credentials.value}"
            yield case(name, hops, setting, asking)

    yield from _in_modes(site)
    yield from _over_redirects(site)


def _in_modes(site: Site) -> cabc.Iterator[Case]:
    """Set and asked for in every mode, with and without a preflight."""
    for url, mode, one, other, method in itertools.product(
        (site.page, *site.others), Mode, Credentials, Credentials, ("GET", "PUT")
    ):
        headers = (*allow(site.page, credentials="true"), *_set(*_ALL))
        hops = ok(headers, granting(site.page, "PUT"))
        setting = PageRequest(url, site.page, mode=mode, credentials=one)
        asking = PageRequest(url, site.page, method, credentials=other)
        name = f"{url}, set in {mode.value} {one.value}, {method} {other.value}"
        yield case(name, hops, setting, asking)


def _over_redirects(site: Site) -> cabc.Iterator[Case]:
    """Set by all the hops of one request, for all the hops of the next."""
    hosts = (site.page, *site.others)

    for first, second, origin in itertools.product(hosts, hosts, (site.page, "null")):
        for allowed in (origin, "null"):
            headers = (*allow(allowed, credentials="true"), *_set(*_ALL))
            away = Answer(302, (*headers, ("Location", f"{second}{{1}}")))
            request = PageRequest(first, origin, credentials=Credentials.INCLUDE)
            name = f"{first} to {second}, from {origin}, for {allowed}"
            yield case(name, (Hop(away), *ok(headers)), request, request)


def _set(*cookies: str) -> Headers:
    return tuple(("Set-Cookie", f"{cookie}; Path=/{{key}}") for cookie in cookies)
