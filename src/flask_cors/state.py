"""What one application knows of its CORS configuration."""

from __future__ import annotations

import collections.abc as cabc
import logging
import threading
import typing as t

from flask import Flask
from flask import got_request_exception
from flask import request
from flask.blueprints import BlueprintSetupState
from werkzeug.exceptions import HTTPException

from .callers import location
from .configuration import compile_resources
from .configuration import compile_view
from .configuration import Compiled
from .configuration import report
from .errors import CORSConfigError
from .errors import CORSWarning
from .errors import error_from
from .routes import Router
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Place
from .sansio.findings import Source
from .sansio.layers import cors_keys
from .sansio.layers import settled
from .sansio.policy import Policy
from .sansio.resources import Resource
from .sansio.resources import Resources
from .scopes import innermost_first
from .scopes import Layers
from .scopes import Scope
from .views import View
from .views import views_of

logger: logging.Logger = logging.getLogger("flask_cors")

_EXTENSION: t.Final = "flask_cors"

#: The key in the environ of a request whose exception nothing has handled.
UNHANDLED: t.Final = "flask_cors.unhandled"

_MOST_VIEWS: t.Final = 4096

#: Tells whether a configuration can serve, given what has been said of it before.
Verdict: t.TypeAlias = cabc.Callable[[Compiled, cabc.Container[str]], bool]


class State:
    """The CORS configuration of one application.

    Attaching replaces the frozen tables as a whole, after all has been found right.
    """

    def __init__(self, app: Flask):
        self.router: Router = Router(app)
        self.has_layer: bool = False
        self.resources: Resources = Resources()
        self.scopes: tuple[Scope, ...] = ()
        self.has_views: bool = False
        self._app = app
        self.attached: tuple[Layers, ...] = ()
        self._told: frozenset[str] = frozenset()
        self._is_broken: bool = False

        # The configuration as it was first read, and whether another was read since.
        self._is_stale: bool = False
        self._config = self._current_config()
        self._is_serving = False
        self._lock = threading.Lock()
        self._policies: dict[View, Policy | None] = {}
        self._can_serve: Verdict = _is_usable

    @classmethod
    def of(cls, app: Flask) -> State:
        """The state of ``app``; a new one, that it does not know of, if it has none."""
        state: State | None = app.extensions.get(_EXTENSION)
        return cls(app) if state is None else state

    @classmethod
    def kept_by(cls, app: Flask) -> State:
        """The state that ``app`` knows of, made where it has none."""
        state: State | None = app.extensions.get(_EXTENSION)
        return cls(app).keep() if state is None else state

    def keep(self) -> State:
        """Let the application know of it, if it knows of none."""
        state: State = self._app.extensions.setdefault(_EXTENSION, self)
        got_request_exception.connect(_mark_unhandled, self._app)
        return state

    def attach(self, layers: Layers) -> None:
        """Let the resources of another ``CORS`` join the table.

        :raises CORSConfigError: if its options are wrong; nothing is changed then.
        """
        self._check_not_serving()
        compiled = compile_resources(layers, self._app.config, self.resources.entries)
        self._report(compiled)
        self.resources = Resources((*self.resources.entries, *compiled.resources))
        self.attached = (*self.attached, layers)

    def attach_blueprint(self, setup: BlueprintSetupState, layers: Layers) -> None:
        """Let the resources of a blueprint's ``CORS`` govern what it registers.

        :raises CORSConfigError: if its options are wrong; nothing is changed then.
        """
        new = Scope.of(setup)
        old = next((scope for scope in self.scopes if scope.name == new.name), new)
        entries = old.resources.entries
        compiled = compile_resources(layers, self._app.config, entries)
        self._report(compiled)
        scope = old.joined(layers, Resources((*entries, *compiled.resources)))
        others = (each for each in self.scopes if each is not old)
        self.scopes = innermost_first((*others, scope))

    def _report(self, compiled: Compiled) -> None:
        report(compiled.findings, compiled.fatal)
        self._told |= {str(finding) for finding in compiled.findings}
        self._is_stale = self._is_stale or self._current_config() != self._config

    def _current_config(self) -> dict[str, t.Any]:
        """The part of the configuration that is about CORS, as it is now."""
        config = self._app.config

        for key, value in cors_keys(config).items():
            # An iterator can be read once, and is read for every CORS and view.
            if isinstance(value, cabc.Iterator):
                config[key] = list(value)

        return settled(cors_keys(config))

    def begin(self) -> None:
        """Read once more, before the first request, what has changed since."""
        if self._is_serving:
            return

        with self._lock:
            # Another thread may have begun while this one waited.
            if self._has_begun():
                return

            if self._is_stale or self._current_config() != self._config:
                self._read_again()

            functions = self._app.view_functions.values()
            views = [view for function in functions for view in views_of(function)]
            self.has_views = bool(views)

            for view in views:
                self.view_policy(view)

            self._is_serving = True

    def _has_begun(self) -> bool:
        return self._is_serving

    def as_configured(self) -> State:
        """What would serve if the application began now; nothing begins, and nothing
        is said of what is wrong.
        """
        rv = State(self._app)
        rv.has_layer = self.has_layer
        rv.attached, rv.scopes = self.attached, self.scopes
        rv._can_serve = _is_right
        rv._read_again()
        return rv

    def scopes_around(self, path: str, subdomain: str | None) -> tuple[Scope, ...]:
        """The blueprints below whose prefix ``path`` is, which no rule serves."""
        return tuple(scope for scope in self.scopes if scope.has(path, subdomain))

    def scopes_of(self, endpoint: str | None) -> tuple[Scope, ...]:
        """The blueprints that ``endpoint`` is of, the innermost first."""
        return tuple(scope for scope in self.scopes if scope.owns(endpoint))

    def view_policy(self, view: View) -> Policy | None:
        """The policy of a decorated view; nothing where it is exempt or in error."""
        try:
            return self._policies[view]
        except KeyError:
            pass

        # A view that is decorated anew for each request must not fill the memory.
        if len(self._policies) >= _MOST_VIEWS:
            self._policies.clear()

        policy = self._policies[view] = self._view_policy(view)
        return policy

    def _view_policy(self, view: View) -> Policy | None:
        if view.layer is None or self._is_broken:
            return None

        policy, compiled = compile_view((view.layer,), self._app.config)
        told = self._told.union(map(str, view.findings))
        return policy if self._can_serve(compiled, told) else None

    def _read_again(self) -> None:
        table = self._table_again(self.attached)
        scopes = tuple(
            scope.serving(self._table_again(scope.attached)) for scope in self.scopes
        )

        # The part that is right does not serve alone: it may be laxer than the part
        # that would have governed before it.
        self.resources = Resources() if self._is_broken else table
        self.scopes = () if self._is_broken else scopes

    def _table_again(self, attached: cabc.Iterable[Layers]) -> Resources:
        entries: tuple[Resource, ...] = ()

        for layers in attached:
            compiled = compile_resources(layers, self._app.config, entries)
            entries = (*entries, *self._usable(compiled))

        return Resources(entries)

    def _usable(self, compiled: Compiled) -> tuple[Resource, ...]:
        is_usable = self._can_serve(compiled, self._told)
        self._is_broken = not is_usable or self._is_broken
        return compiled.resources

    def _check_not_serving(self) -> None:
        # Flask keeps to itself whether it has answered a request.
        has_served = getattr(self._app, "_got_first_request", False)

        if self._is_serving or has_served:
            raise error_from(
                ruling.remark(
                    Fault.LATE_ATTACHMENT,
                    "app",
                    self._app.name,
                    Source(Place.KEYWORD, "CORS()", location()),
                    "CORS() was called after the application had answered its first "
                    "request, which some requests would not know of.",
                    "Call it where the application is created.",
                )
            )


def _is_right(compiled: Compiled, told: cabc.Container[str]) -> bool:
    return not any(finding.severity in compiled.fatal for finding in compiled.findings)


def _is_usable(compiled: Compiled, told: cabc.Container[str]) -> bool:
    """Tell whether a configuration that is read while requests come in can serve.

    One that is wrong allows nobody, and says so in the log: an exception would be the
    answer to somebody's request.

    :param told: the findings that have been reported before.
    """
    fatal = compiled.fatal
    all_of_them = compiled.findings
    findings = [f for f in all_of_them if f.severity in fatal or str(f) not in told]

    try:
        report(findings, fatal)
    except CORSConfigError as error:
        logger.error("CORS allows nobody here: %s", error)
        return False
    except (CORSWarning, DeprecationWarning) as warning:
        # Warnings are errors in this process, yet no reason to fail a request.
        logger.warning("%s", warning)

    return True


def _mark_unhandled(
    sender: Flask, exception: BaseException | None = None, **extra: object
) -> None:
    # Flask-RESTful sends the signal for what is aborted on purpose, too.
    if not isinstance(exception, HTTPException):
        request.environ[UNHANDLED] = True
