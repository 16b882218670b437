"""Circumstances: what else matters to a request that is explained."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from flask import Flask

from .inspection import hooks
from .rehearsal import Rehearsal
from .sansio import fetch
from .sansio.browser.exchanges import Credentials
from .sansio.browser.exchanges import PageRequest
from .sansio.browser.fetching import Result

_STATUSES: t.Final = {
    400: "The application does not trust this host: what the page can read is a 400.",
    404: "No route serves it: what the page can read is a 404.",
    405: "Its route does not take this method: what the page can read is a 405.",
}


def remarks(
    app: Flask, rehearsal: Rehearsal, request: PageRequest, result: Result
) -> cabc.Iterator[str]:
    """What else matters, a sentence each."""
    if result.readable is not None and result.readable.kind == "basic":
        yield "The page is of the API's own origin: CORS has no part in it."
        return

    yield from _of_page(request)
    yield from _of_redirect(result)
    yield from _of_layer(rehearsal, result)
    yield from _of_gate(gate(app, rehearsal, result))

    if result.readable is not None:
        status = _STATUSES.get(result.readable.status)
        yield from (status,) if status else ()
        yield from _of_cookies(app, request)


def gate(app: Flask, rehearsal: Rehearsal, result: Result) -> str | None:
    """The function that may turn a preflight away before it is answered, by its name.

    Where the layer answers, it does so before any function of the application.
    """
    for exchange in result.exchanges:
        sent = exchange.sent

        if sent.is_preflight and rehearsal.is_left_to_application(sent):
            return next(iter(hooks.gates(app, rehearsal.blueprint(sent))), None)

    return None


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


def _of_layer(rehearsal: Rehearsal, result: Result) -> cabc.Iterator[str]:
    preflights = [each.sent for each in result.exchanges if each.sent.is_preflight]

    if any(map(rehearsal.is_handled, preflights)):
        yield (
            "The view answers OPTIONS itself: it is taken to do so with success, and "
            "without CORS headers of its own."
        )

    if not rehearsal.state.has_layer:
        yield (
            "CORS(app) has not been called: only what decorated views answer has CORS "
            "headers. CORS(app, resources=[]) has their preflights and errors answered "
            "too."
        )


def _of_gate(name: str | None) -> cabc.Iterator[str]:
    if name is not None:
        yield (
            f"{name}() runs before every request, also before the preflight, which "
            f"never carries a login: if it turns that away, the browser blocks the "
            f"request."
        )


def _of_cookies(app: Flask, request: PageRequest) -> cabc.Iterator[str]:
    if request.credentials is not Credentials.INCLUDE:
        return

    is_sent = app.config["SESSION_COOKIE_SAMESITE"] == "None"

    if not (is_sent and app.config["SESSION_COOKIE_SECURE"]):
        yield (
            "The session cookie does not come along from a page of another site: that "
            "needs SESSION_COOKIE_SAMESITE='None' and SESSION_COOKIE_SECURE=True."
        )
