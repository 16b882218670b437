"""What is around the routes of an application: its session, hooks, other extensions."""

from __future__ import annotations

import collections.abc as cabc
import functools
import typing as t
from dataclasses import replace

from flask import Flask

from ..sansio.audit.facts import Application
from ..sansio.audit.facts import Route
from ..sansio.audit.facts import Sockets
from ..state import State
from . import callables
from . import hooks
from . import sessions
from . import views


def surroundings(app: Flask, routes: tuple[Route, ...]) -> Application:
    """The application, with its routes and all but its tables."""
    routes = tuple(_described(app, routes))
    return Application(
        routes=routes,
        hooks=hooks.other_layers(app),
        session=sessions.session(app),
        sockets=sockets(app),
        has_layer=State.of(app).has_layer,
        has_hooks=any(hooks.before(app, route.blueprint) for route in routes),
        root=str(app.config.get("APPLICATION_ROOT") or "").rstrip("/"),
        has_csrf_protection=hooks.protects_from_csrf(app),
        has_proxy_within=hooks.has_proxy_within(app),
        misplaced=tuple(_misplaced(app, routes)),
    )


def _described(app: Flask, routes: cabc.Iterable[Route]) -> cabc.Iterator[Route]:
    """Routes with what their views and hooks say."""
    redirected = {
        (rule.endpoint, rule.rule)
        for rule in app.url_map.iter_rules()
        if not rule.is_leaf and rule.strict_slashes and rule.rule != "/"
    }
    described = functools.cache(functools.partial(_of_view, app))
    gates = functools.cache(functools.partial(hooks.gates, app))

    for route in routes:
        yield replace(
            route,
            gates=gates(route.blueprint),
            is_redirected=(route.endpoint, route.rule) in redirected,
            **described(route.endpoint),
        )


def _of_view(app: Flask, endpoint: str) -> dict[str, t.Any]:
    view = app.view_functions.get(endpoint)
    return {
        "guards": views.guards(view),
        "reads": views.reads(view),
        "other_layers": views.layers(view),
        "is_class": callables.members(view).get("view_class") is not None,
    }


def _misplaced(app: Flask, routes: cabc.Iterable[Route]) -> cabc.Iterator[Route]:
    for route in {route.endpoint: route for route in routes}.values():
        found = views.misplaced(app.view_functions.get(route.endpoint))

        if found is not None:
            yield replace(route, location=found.location, is_exempt=found.is_exempt)


def sockets(app: Flask) -> Sockets | None:
    """Flask-SocketIO, where it is set up and says which origins it allows."""
    extension = app.extensions.get("socketio")
    options = callables.members(extension).get("server_options")

    if type(options) is not dict:
        return None

    return Sockets(options.get("cors_allowed_origins"))
