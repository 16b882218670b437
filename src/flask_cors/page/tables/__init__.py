"""Tables: all that a program needs to explain requests as this package does.

They are data and no code: what a page embeds, and a script in it decides with.
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from flask import Flask

from ... import suffixes
from ...configuration import read_resources
from ...explaining import absolute
from ...rehearsal import Rehearsal
from ...reports.explanation import VERSION
from ...sansio.policy import Policy
from ...sansio.protection import UNPROTECTED
from ..places import Places
from . import browsers
from . import endpoints
from . import resources
from . import responses
from . import routing
from .policies import Policies


def tables(app: Flask) -> dict[str, t.Any]:
    """The tables of an application, as values that JSON has.

    Two applications that are configured alike have the same tables; no view runs, and
    no function that checks origins.

    :param app: the application, with its routes and blueprints registered.
    """
    rehearsal = Rehearsal(app)
    governor, state = rehearsal.governor, rehearsal.state
    governor.begin()
    known = Policies(Places.here())
    return {
        "version": VERSION,
        "base": absolute(app, "/").removesuffix("/"),
        "standard": browsers.standard(),
        "reasons": browsers.reasons(),
        "browsers": browsers.documents(),
        "responses": responses.documents(),
        "routing": routing.document(app),
        "methods": endpoints.methods(app),
        "endpoints": endpoints.documents(app, rehearsal, known),
        "resources": resources.table(state.resources, known),
        "scopes": [resources.scope(each, known) for each in state.scopes],
        "calls": [known.add(each) for each in _calls(app, rehearsal)],
        "policies": known.documents,
        "has_layer": state.has_layer,
        "is_configured": rehearsal.is_configured,
        "is_debugged": governor.in_debug_mode,
        "session": _session(app),
        "suffixes": _suffixes(),
    }


def _calls(app: Flask, rehearsal: Rehearsal) -> cabc.Iterator[Policy]:
    """What the calls of the blueprints and the application say of requests that change
    something, for all of their paths.
    """
    state = rehearsal.state
    attached = [*(scope.attached for scope in state.scopes), state.attached]
    given = (layers for each in attached for layers in each)
    settings = (read_resources(layers, app.config).settings for layers in given)
    calls = map(Policy.compile, settings)
    return (policy for policy in calls if policy.protection != UNPROTECTED)


def _session(app: Flask) -> dict[str, t.Any]:
    return {
        "same_site": app.config["SESSION_COOKIE_SAMESITE"] or "",
        "is_secure": bool(app.config["SESSION_COOKIE_SECURE"]),
    }


def _suffixes() -> dict[str, bool]:
    """Whether the list of public suffixes is at hand: no page has room for it."""
    return {"are_listed": suffixes.is_public_suffix("co.uk") is not None}
