"""Attachment: how CORS comes to be around an application, or in a blueprint."""

from __future__ import annotations

import re
import types
import typing as t

from flask import Blueprint
from flask import Flask
from flask.blueprints import BlueprintSetupState

if t.TYPE_CHECKING:
    from werkzeug.middleware.proxy_fix import ProxyFix

from .callers import location
from .configuration import check as check
from .errors import error_from
from .flask_governor import FlaskGovernor
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Finding
from .sansio.findings import Place
from .sansio.findings import Source
from .sansio.layers import Layer
from .sansio.layers import settled
from .sansio.option_types import CORSOptions
from .scopes import Layers
from .state import State
from .wsgi import CORSMiddleware

_HUMP: t.Final = r"(?<=[a-z0-9])(?=[A-Z])"


def layer(name: str, options: CORSOptions) -> Layer:
    """What a call was given, and where that stands."""
    return Layer(Place.KEYWORD, name, settled(options), location())


def attach(app: Flask | Blueprint, owner: object, layers: Layers) -> None:
    """Let an application or a blueprint be governed by what ``CORS`` was given.

    :param owner: the ``CORS``.
    :raises CORSConfigError: if there are mistakes; nothing is registered then.
    """
    if isinstance(app, Blueprint):
        _attach_blueprint(app, layers)
    elif isinstance(app, Flask):
        _attach_application(app, owner, layers)
    else:
        raise error_from(
            no_application("CORS", "a Flask application or a Blueprint", app)
        )


def no_application(call: str, taken: str, given: object) -> Finding:
    """What is said of an object that is no application.

    :param call: the name of what was called.
    :param taken: what it takes.
    """
    name = type(given).__name__
    message = f"{call}() takes {taken}, not {name}."
    fix = "For another WSGI application, write CORSMiddleware(application, ...)."

    if _has_application(given):
        # As a variable is named: FlaskApp as flask_app.
        fix = f"Write {call}({re.sub(_HUMP, '_', name).lower()}.app)."

    return ruling.remark(
        Fault.NOT_AN_APPLICATION, "app", given, called(call), message, fix
    )


def _has_application(given: object) -> bool:
    """Tell whether an object, such as an API, keeps its application as ``app``."""
    try:
        return isinstance(getattr(given, "app", None), Flask)
    except Exception:
        # Some objects, such as proxies, raise whatever they are asked.
        return False


def called(call: str) -> Source:
    """The call that is being made."""
    return Source(Place.KEYWORD, f"{call}()", location())


def _attach_application(app: Flask, owner: object, layers: Layers) -> None:
    state = State.of(app)

    if state.has_served:
        raise error_from(
            ruling.remark(
                Fault.LATE_ATTACHMENT,
                "app",
                app.name,
                called("CORS"),
                "CORS() was called after the application had answered its first "
                "request, which some requests would not know of.",
                "Call it where the application is created.",
            )
        )

    state.attach(owner, layers)
    _install(app, state)


def _attach_blueprint(blueprint: Blueprint, layers: Layers) -> None:
    check(layers)

    def register(setup: BlueprintSetupState) -> None:
        app = t.cast(Flask, setup.app)
        state = State.of(app)
        state.attach_blueprint(setup, layers)
        _install(app, state)

    try:
        blueprint.record(register)
    except AssertionError as error:
        raise error_from(
            ruling.remark(
                Fault.REGISTERED_BLUEPRINT,
                "blueprint",
                blueprint.name,
                called("CORS"),
                f"CORS() was called on the blueprint {blueprint.name!r} after it had "
                f"been registered.",
                "Call CORS(blueprint) before app.register_blueprint(blueprint).",
            )
        ) from error


def _install(app: Flask, state: State) -> None:
    """Put the layer around ``app``, once."""
    state.keep()

    if state.layer is not None:
        return

    proxy = _innermost_proxy(app.wsgi_app)
    inner = app.wsgi_app if proxy is None else proxy.app
    state.layer = CORSMiddleware.governed(inner, FlaskGovernor(app, state))

    if proxy is None:
        app.wsgi_app = state.layer.__call__  # type: ignore[method-assign]
    else:
        proxy.app = state.layer.__call__


def _innermost_proxy(application: object) -> ProxyFix | None:
    """The ``ProxyFix`` that the layer is put behind, to see what it makes of requests:
    their host, scheme and port.
    """
    rv = None

    if isinstance(application, types.MethodType):
        return rv

    from werkzeug.middleware.proxy_fix import ProxyFix

    while isinstance(application, ProxyFix):
        rv, application = application, application.app

    return rv
