"""Doubts: what a rehearsal cannot know, and what may make its verdict another."""

from __future__ import annotations

import collections.abc as cabc

from flask import Flask

from .inspection import callables
from .inspection import hooks
from .inspection import views
from .rehearsal import Rehearsal
from .sansio.audit.facts import Hook
from .sansio.browser.exchanges import Sent
from .sansio.browser.fetching import Result
from .sansio.browser.hops import Tainting
from .sansio.browser.urls import parsed


def doubts(app: Flask, rehearsal: Rehearsal, result: Result) -> cabc.Iterator[str]:
    """What stands between the rehearsal and the truth, a sentence each."""
    readable = result.readable

    if readable is not None and readable.kind == Tainting.BASIC.value:
        return

    sent = [exchange.sent for exchange in result.exchanges]
    yield from rehearsal.failures
    yield from _of_others(sent)

    others = hooks.other_layers(app)
    endpoints = dict.fromkeys(rehearsal.endpoint(each) for each in sent)

    for name in dict.fromkeys(n for e in endpoints for n in layers(app, e, others)):
        yield (
            f"The {name} sets Access-Control-Allow-Origin itself, and is not run here: "
            f"what it says counts."
        )

    if result.refusal is None:
        yield from _of_gates(app, rehearsal, sent)


def is_elsewhere(sent: list[Sent]) -> bool:
    """Tell whether a redirect has led to another host than the one that was asked."""
    urls = map(parsed, (each.url for each in sent))
    return len({url.origin for url in urls if url is not None}) > 1


def _of_others(sent: list[Sent]) -> cabc.Iterator[str]:
    if is_elsewhere(sent):
        yield (
            f"The application redirects to {sent[-1].url}, which may be another one: "
            f"what is there is not known here."
        )


def layers(
    app: Flask, endpoint: str | None, others: cabc.Iterable[Hook]
) -> cabc.Iterator[str]:
    """What sets the headers by hand, for an endpoint or its view.

    :param others: the hooks of the application that do.
    """
    for hook in others:
        if hook.blueprint is None or f"{endpoint}".startswith(f"{hook.blueprint}."):
            yield _named(hook)

    for hook in views.layers(app.view_functions.get(endpoint or "")):
        yield f"{hook.name} of the view {endpoint!r}"


def _named(hook: Hook) -> str:
    location = hook.location
    return hook.name if location is None else f"{hook.name} (line {location.line})"


def _of_gates(app: Flask, rehearsal: Rehearsal, sent: list[Sent]) -> cabc.Iterator[str]:
    """What may turn a request away before it is answered with CORS headers.

    Where the layer answers preflights, it does so before any function of the
    application; and what the application refuses has the headers of the layer.
    """
    for each in sent:
        if each.is_preflight and rehearsal.is_left_to_application(each):
            names = _before(app, rehearsal.endpoint(each))
            what = "the preflight is answered, which never carries a login"
        elif not (each.is_preflight or rehearsal.state.has_layer):
            names = hooks.gates(app, _blueprint(rehearsal.endpoint(each)))
            what = "the view, whose CORS headers what it answers does not have"
        else:
            continue

        for name in names[:1]:
            yield (
                f"{name}() runs before {what}: if it turns that away, the browser "
                f"blocks the request."
            )
            return


def _before(app: Flask, endpoint: str | None) -> tuple[str, ...]:
    """The names of what runs before a view: first what is a login, by its name."""
    blueprint = _blueprint(endpoint)
    return (
        *hooks.gates(app, blueprint),
        *views.around_cross_origin(app.view_functions.get(endpoint or "")),
        *map(callables.name, hooks.before(app, blueprint)),
    )


def _blueprint(endpoint: str | None) -> str | None:
    return (endpoint or "").rpartition(".")[0] or None
