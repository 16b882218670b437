"""Reconfiguration: other options for an application, also while it serves."""

from __future__ import annotations

import typing as t

from flask import Blueprint
from flask import Flask

from .attachment import called
from .attachment import layer
from .attachment import no_application
from .errors import error_from
from .flask_governor import FlaskGovernor
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Finding
from .sansio.option_types import CORSOptions
from .state import State
from .wsgi import CORSMiddleware

_CALL: t.Final = "reconfigure"


def reconfigure(app: Flask, owner: object, options: CORSOptions) -> None:
    """Let ``options`` take the place of what a ``CORS`` was given for an application.

    :param owner: the ``CORS``.
    :raises CORSConfigError: if there are mistakes; nothing is changed then.
    """
    if not isinstance(app, Flask):
        raise error_from(_not_reconfigured(app))

    layers = (layer(f"{_CALL}()", options),)

    with State.of(app).turn:
        # The one that was asked for its turn may have been replaced while that lasted.
        state = State.of(app).reconfigured(owner, layers)

        if state is None:
            raise error_from(_not_attached(app))

        _put_in_force(app, state)


def _put_in_force(app: Flask, state: State) -> None:
    governor = FlaskGovernor(app, state)

    if state.is_serving:
        governor.begin()

    # Requests find their configuration by this one attribute of the layer.
    state.take_over()
    t.cast(CORSMiddleware, state.layer).govern(governor)


def _not_reconfigured(given: object) -> Finding:
    if not isinstance(given, Blueprint):
        return no_application(_CALL, "a Flask application", given)

    return ruling.remark(
        Fault.NOT_AN_APPLICATION,
        "app",
        given.name,
        called(_CALL),
        f"reconfigure() was called with the blueprint {given.name!r}, whose policy is "
        f"settled when it is registered.",
        "Give its paths to CORS(app, resources=...), and reconfigure the application.",
    )


def _not_attached(app: Flask) -> Finding:
    return ruling.remark(
        Fault.NOT_AN_APPLICATION,
        "app",
        app.name,
        called(_CALL),
        f"reconfigure() was called with the application {app.name!r}, which this CORS "
        f"has not been given.",
        "Call init_app(app) of the same CORS first, where the application is created.",
    )
