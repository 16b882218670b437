"""Attachment: how CORS comes to be around an application, or in a blueprint."""

from __future__ import annotations

import collections.abc as cabc
import sys
import types
import typing as t

from flask import Blueprint
from flask import Flask
from flask.blueprints import BlueprintSetupState

from .callers import location
from .configuration import check as check
from .environ import Environ
from .errors import error_from
from .flask_governor import FlaskGovernor
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Finding
from .sansio.findings import Place
from .sansio.findings import Source
from .sansio.layers import DEBUG_PAGE
from .sansio.layers import Layer
from .sansio.layers import settled
from .sansio.option_types import CORSOptions
from .scopes import Layers
from .state import State
from .wsgi import CORSMiddleware
from .wsgi import StartResponse
from .wsgi import WSGIApplication


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
    from . import lookalikes

    message = f"{call}() takes {taken}, not {type(given).__name__}."
    fix = lookalikes.fix(call, given)
    return ruling.remark(
        Fault.NOT_AN_APPLICATION, "app", given, called(call), message, fix
    )


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

    holder, name = _place(app)
    inner = getattr(holder, name)
    state.layer = CORSMiddleware.governed(inner, FlaskGovernor(app, state))
    _await_first_request(app, state.layer)
    setattr(holder, name, state.layer.__call__)


def _await_first_request(app: Flask, layer: CORSMiddleware) -> None:
    """Find out whether the report is to be served when the first request is there:
    ``app.run(debug=True)`` comes after this. No other request pays for it.
    """
    application = layer.app

    def answer_first(
        environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        layer.app = _with_debug_page(app, application)
        return layer.app(environ, start_response)

    layer.app = answer_first

    if _wants_debug_page(app):
        from .debug_page import address

        address.tell_at_start(app)


def _with_debug_page(app: Flask, application: WSGIApplication) -> WSGIApplication:
    if not _wants_debug_page(app):
        return application

    from .debug_page import serving

    return serving.around(app, application)


def _wants_debug_page(app: Flask) -> bool:
    return app.debug and bool(app.config.get(DEBUG_PAGE))


def _place(app: Flask) -> tuple[object, str]:
    """Where the layer goes: who holds what it is put around, and as which attribute."""
    holder: object = app
    name = "wsgi_app"

    while (inner := _inner(getattr(holder, name))) is not None:
        holder, name = getattr(holder, name), inner

    return holder, name


def _inner(application: object) -> str | None:
    """The attribute in which a layer that stays outside keeps what it is around.

    They are ``ProxyFix``, to see what it makes of requests: their host, scheme and
    port; and Flask-SocketIO, which has a list of origins of its own.
    """
    if isinstance(application, types.MethodType):
        return None

    if _has_sockets(application):
        return "wsgi_app"

    from werkzeug.middleware.proxy_fix import ProxyFix

    return "app" if isinstance(application, ProxyFix) else None


def _has_sockets(application: t.Any) -> bool:
    """Tell whether a layer answers for Engine.IO, and is around something at all."""
    # Whoever has put such a layer there has imported it.
    layer = getattr(sys.modules.get("engineio"), "WSGIApp", ())
    return isinstance(application, layer) and application.wsgi_app is not None
