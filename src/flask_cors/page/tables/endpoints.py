"""Endpoints as data: what is said of their views, and what stands around those."""

from __future__ import annotations

import typing as t

from flask import Flask

from ...doubts import layers
from ...inspection import callables
from ...inspection import hooks
from ...inspection import views
from ...rehearsal import Rehearsal
from ...sansio.audit.facts import Hook
from ...views import is_csrf_exempt
from ...views import View
from ...views import view_of
from .policies import Policies

Document: t.TypeAlias = dict[str, t.Any]
Hooks: t.TypeAlias = tuple[Hook, ...]

#: Stands for all methods that no route has: it is no token.
_NO_METHOD: t.Final = "?"


def methods(app: Flask) -> list[str]:
    """The methods of all routes."""
    found = {str(m) for rule in app.url_map.iter_rules() for m in rule.methods or ()}
    return sorted(found)


def documents(app: Flask, rehearsal: Rehearsal, known: Policies) -> Document:
    """What is said of each view, by endpoint; under no name, what runs where no rule
    serves a path.
    """
    asked = [*methods(app), _NO_METHOD]
    others = hooks.other_layers(app)
    out: Document = {"": _around(app, None, others)}

    # A rule may have no view.
    rules = {rule.endpoint: None for rule in app.url_map.iter_rules()}

    for endpoint, function in {**rules, **app.view_functions}.items():
        said = {method: view_of(function, method) for method in asked}
        out[endpoint] = {
            "views": {m: _view(view, rehearsal, known) for m, view in said.items()},
            "csrf_exempt": sorted(m for m in asked if is_csrf_exempt(function, m)),
            **_around(app, endpoint, others),
        }

    return out


def _view(view: View | None, rehearsal: Rehearsal, known: Policies) -> Document | None:
    if view is None:
        return None

    return {
        "is_exempt": view.layer is None,
        "policy": known.number(rehearsal.state.view_policy(view)),
        "answers_options": view.answers_options,
    }


def _around(app: Flask, endpoint: str | None, others: Hooks) -> Document:
    """What may turn a request away, or set headers, in place of this package."""
    blueprint = (endpoint or "").rpartition(".")[0] or None
    function = app.view_functions.get(endpoint or "")
    gates = hooks.gates(app, blueprint)
    around = views.around_cross_origin(function)
    before = map(callables.name, hooks.before(app, blueprint))
    return {
        "layers": [*layers(app, endpoint, others)],
        "gates": gates[:1],
        "before": [*gates, *around, *before][:1],
    }
