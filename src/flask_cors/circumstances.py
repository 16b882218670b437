"""Circumstances: what else matters to a request that is explained."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import replace

from flask import Flask

from .rehearsal import Rehearsal
from .sansio import fetch
from .sansio.browser.exchanges import Credentials
from .sansio.browser.exchanges import PageRequest
from .sansio.browser.fetching import Result
from .sansio.browser.hops import Tainting
from .sansio.browser.sites import is_same_site
from .sansio.browser.urls import is_trustworthy
from .sansio.browser.urls import parsed
from .sansio.browser.urls import Url
from .sansio.routing_table import Level
from .suffixes import suffix_of

_STATUSES: t.Final = {
    400: "The application does not trust this host: what the page can read is a 400.",
    404: "No route serves it: what the page can read is a 404.",
    405: "Its route does not take this method: what the page can read is a 405.",
}

_ELSEWHERE: t.Final = (
    "The session cookie does not come along from a page of another site: that needs "
    "SESSION_COOKIE_SAMESITE='None' and SESSION_COOKIE_SECURE=True."
)


def remarks(
    app: Flask, rehearsal: Rehearsal, request: PageRequest, result: Result
) -> cabc.Iterator[str]:
    """What else matters, a sentence each."""
    readable = result.readable

    if readable is not None and readable.kind == Tainting.BASIC.value:
        yield "The page is of the API's own origin: CORS has no part in it."
    else:
        yield from _of_page(request)
        yield from _of_redirect(result)
        yield from _of_layer(rehearsal, request, result)

    if readable is not None:
        status = _STATUSES.get(readable.status)
        yield from (status,) if status else ()
        yield from _of_cookies(app, request)


def _of_page(request: PageRequest) -> cabc.Iterator[str]:
    for name, _ in request.headers:
        if name.lower() in fetch.CORS_RESPONSE_HEADERS:
            yield (
                f"{name} is a header of responses: set in a request, it opens nothing, "
                f"and costs a preflight."
            )


def _of_redirect(result: Result) -> cabc.Iterator[str]:
    urls = list(dict.fromkeys(exchange.sent.url for exchange in result.exchanges))

    if len(urls) > 1:
        yield (
            f"The application redirects {urls[0]} to {urls[-1]}: let the page ask for "
            f"that one."
        )


def _of_layer(
    rehearsal: Rehearsal, request: PageRequest, result: Result
) -> cabc.Iterator[str]:
    preflights = [each.sent for each in result.exchanges if each.sent.is_preflight]

    if any(map(rehearsal.is_handled, preflights)):
        yield (
            "The view answers OPTIONS itself: it is taken to do so with success, and "
            "without CORS headers of its own."
        )

    if rehearsal.state.has_layer or not result.exchanges:
        return

    url, method = result.exchanges[-1].sent.url, fetch.normalize_method(request.method)

    if rehearsal.governing(url, method).level is Level.VIEW:
        yield (
            "CORS(app) has not been called: only what decorated views answer has CORS "
            "headers. CORS(app, resources=[]) has their preflights and errors answered "
            "too."
        )


def _of_cookies(app: Flask, request: PageRequest) -> cabc.Iterator[str]:
    page, url = parsed(request.origin), parsed(request.url)

    if request.credentials is not Credentials.INCLUDE or url is None:
        return

    same_site = app.config["SESSION_COOKIE_SAMESITE"] or ""

    if same_site.lower() == "none" and app.config["SESSION_COOKIE_SECURE"]:
        return

    if is_same_site(page, url, suffix_of):
        return

    if page is not None and _are_of_this_machine(page, url):
        yield _near(page, url)
    else:
        yield _ELSEWHERE


def _near(page: Url, url: Url) -> str:
    address = replace(url, host=page.host).origin
    return (
        f"{page.host} and {url.host} are two sites, and the session cookie stays with "
        f"one of them: let the page ask {address}."
    )


def _are_of_this_machine(*urls: Url) -> bool:
    # Without TLS, only what cannot leave the machine is trusted.
    return all(url.scheme == "http" and is_trustworthy(url) for url in urls)
