"""Reconfiguration: other options for an application, also while it serves."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from flask import Blueprint
from flask import Flask

from . import in_force
from .attachment import called
from .attachment import layer
from .attachment import no_application
from .errors import error_from
from .flask_governor import FlaskGovernor
from .sansio import ruling
from .sansio.comparison import Comparison
from .sansio.config_change import ConfigChange
from .sansio.findings import Fault
from .sansio.findings import Finding
from .sansio.findings import Source
from .sansio.option_types import CORSOptions
from .sansio.resources import Resources
from .state import State
from .wsgi import CORSMiddleware

_CALL: t.Final = "reconfigure"

_FIXES: t.Final = {
    _CALL: "Give its paths to CORS(app, resources=...), and reconfigure the "
    "application.",
    "config": "Ask for that of the application.",
}


def reconfigure(
    app: Flask, owner: object, options: CORSOptions
) -> tuple[ConfigChange, ...]:
    """Let ``options`` take the place of what a ``CORS`` was given for an application.

    :param owner: the ``CORS``.
    :return: what has changed.
    :raises CORSConfigError: if there are mistakes; nothing is changed then.
    """
    _check(app, _CALL)
    layers = (layer(f"{_CALL}()", options),)

    with State.of(app).turn:
        # The one that was asked for its turn may have been replaced while that lasted.
        old = State.of(app)
        found = old.reconfigured(owner, layers)

        if found is None:
            raise error_from(_not_attached(app, _CALL))

        new, review = found

        # Before the first request nothing is in force that is not read again for it.
        before = old if old.is_serving else old.as_configured()
        changes = tuple(_changes(before, new))
        review.warn(old.told, changes)
        _put_in_force(app, new)

    return changes


def config(app: Flask, owner: object) -> dict[str, object]:
    """What is in force of what a ``CORS`` was given for an application.

    :param owner: the ``CORS``.
    :raises CORSConfigError: if it was given nothing.
    """
    _check(app, "config")
    state = State.of(app)
    state = state if state.is_serving else state.as_configured()

    if not any(each.owner is owner for each in state.given):
        raise error_from(_not_attached(app, "config"))

    return in_force.config(state.given, owner, state.config)


def _changes(before: State, after: State) -> cabc.Iterator[ConfigChange]:
    comparison = Comparison()
    yield from comparison.of_tables(before.resources, after.resources)
    old = {scope.name: scope.resources for scope in before.scopes}
    new = {scope.name: scope.resources for scope in after.scopes}
    nothing = Resources()

    for name in dict.fromkeys((*old, *new)):
        tables = old.get(name, nothing), new.get(name, nothing)
        yield from comparison.of_tables(*tables, name)

    policies = {**before.policies}

    for view, policy in after.policies.items():
        if view in policies and view.layer is not None:
            source = view.layer.place, view.layer.name, view.layer.location
            yield from comparison.of_view(Source(*source), policies[view], policy)


def _put_in_force(app: Flask, state: State) -> None:
    governor = FlaskGovernor(app, state)

    if state.is_serving:
        governor.begin()

    # Requests find their configuration by this one attribute of the layer.
    state.take_over()
    t.cast(CORSMiddleware, state.layer).govern(governor)


def _check(app: object, call: str) -> None:
    """Raise if what ``call`` was given is no application."""
    if isinstance(app, Blueprint):
        raise error_from(_of_blueprint(app, call))

    if not isinstance(app, Flask):
        raise error_from(no_application(call, "a Flask application", app))


def _of_blueprint(blueprint: Blueprint, call: str) -> Finding:
    return ruling.remark(
        Fault.NOT_AN_APPLICATION,
        "app",
        blueprint.name,
        called(call),
        f"{call}() was called with the blueprint {blueprint.name!r}, whose policy is "
        f"settled when it is registered.",
        _FIXES[call],
    )


def _not_attached(app: Flask, call: str) -> Finding:
    return ruling.remark(
        Fault.NOT_AN_APPLICATION,
        "app",
        app.name,
        called(call),
        f"{call}() was called with the application {app.name!r}, which this CORS "
        f"has not been given.",
        "Call init_app(app) of the same CORS first, where the application is created.",
    )
