"""The Flask extension: CORS for an application or a blueprint."""

from __future__ import annotations

import re
import typing as t

from flask import Blueprint
from flask import Flask
from flask.blueprints import BlueprintSetupState

from .callers import location
from .configuration import check
from .errors import error_from
from .flask_governor import FlaskGovernor
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Finding
from .sansio.findings import Place
from .sansio.findings import Source
from .sansio.layers import Layer
from .sansio.layers import settled
from .sansio.options import CORSOptions
from .scopes import Layers
from .state import State
from .wsgi import CORSMiddleware

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class CORS:
    """Cross-Origin Resource Sharing for a Flask application or a blueprint.

    .. code-block:: python

        app = Flask(__name__)
        CORS(app, origins="https://app.example.com")

    With an application factory, make the extension first and call :meth:`init_app`
    later. Called several times on one application, the resources join one table. Each
    option may also be given as a key of ``app.config``, such as ``CORS_ORIGINS``; see
    :doc:`/config` for all of them.

    :param app: the application or the blueprint, if there is one already.
    :param options: the options; ``resources`` maps paths to options of their own.
    :raises CORSConfigError: if an option is wrong; all mistakes at once, and nothing is
        registered.

    .. versionchanged:: 7.0
        Decides around the application instead of in its hooks, and refuses options
        that it does not know.
    """

    def __init__(
        self, app: Flask | Blueprint | None = None, **options: t.Unpack[CORSOptions]
    ):
        # Without an option as well: policies remember the call that they come from.
        self._layers: Layers = (_layer("CORS()", options),)

        if app is None:
            check(self._layers)
        else:
            self._attach(app, self._layers)

    def init_app(
        self, app: Flask | Blueprint, **options: t.Unpack[CORSOptions]
    ) -> None:
        """Set up CORS for ``app``.

        The ``CORS_*`` keys of ``app.config`` are read now, and once more just before
        the first request if they have changed; never later.

        :param app: an application, or a blueprint that is not registered yet.
        :param options: options that go before those of the constructor.
        :raises CORSConfigError: if an option is wrong; all mistakes at once, and
            nothing is registered.
        """
        given = (_layer("init_app()", options),) if options else ()
        self._attach(app, (*self._layers, *given))

    def _attach(self, app: Flask | Blueprint, layers: Layers) -> None:
        if isinstance(app, Blueprint):
            _attach_blueprint(app, layers)
        elif isinstance(app, Flask):
            state = State.of(app)
            state.attach(layers)
            _install(app, state)
        else:
            raise error_from(_no_application(app))


def _layer(name: str, options: CORSOptions) -> Layer:
    return Layer(Place.KEYWORD, name, settled(options), location())


def _no_application(given: object) -> Finding:
    name = type(given).__name__
    message = f"CORS() takes a Flask application or a Blueprint, not {name}."
    fix = "For another WSGI application, write CORSMiddleware(application, ...)."

    if _has_application(given):
        # As a variable is named: FlaskApp as flask_app.
        fix = f"Write CORS({_HUMP.sub('_', name).lower()}.app)."

    return ruling.remark(
        Fault.NOT_AN_APPLICATION, "app", given, _called(), message, fix
    )


def _has_application(given: object) -> bool:
    """Tell whether an object, such as an API, keeps its application as ``app``."""
    try:
        return isinstance(getattr(given, "app", None), Flask)
    except Exception:
        # Some objects, such as proxies, raise whatever they are asked.
        return False


def _called() -> Source:
    """The call of ``CORS`` that is being made."""
    return Source(Place.KEYWORD, "CORS()", location())


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
                _called(),
                f"CORS() was called on the blueprint {blueprint.name!r} after it had "
                f"been registered.",
                "Call CORS(blueprint) before app.register_blueprint(blueprint).",
            )
        ) from error


def _install(app: Flask, state: State) -> None:
    """Put the layer around ``app``, once."""
    state.keep()

    if not state.has_layer:
        governor = FlaskGovernor(app, state)
        layer = CORSMiddleware.governed(app.wsgi_app, governor)
        app.wsgi_app = layer  # type: ignore[method-assign]
        state.has_layer = True
