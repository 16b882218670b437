"""What one application knows of its CORS configuration."""

from __future__ import annotations

import collections.abc as cabc
import threading
import typing as t
from dataclasses import dataclass

from flask import Flask
from flask import got_request_exception
from flask import request
from flask.blueprints import BlueprintSetupState
from werkzeug.exceptions import HTTPException

from .configuration import compile_resources
from .configuration import compile_view
from .configuration import Compiled
from .configuration import report
from .ready import KeptDecisions
from .routes import Router
from .sansio.layers import cors_keys
from .sansio.layers import settled
from .sansio.policy import Policy
from .sansio.resources import Resource
from .sansio.resources import Resources
from .scopes import innermost_first
from .scopes import Layers
from .scopes import Scope
from .verdicts import is_right
from .verdicts import is_usable
from .verdicts import Review
from .verdicts import Verdict
from .views import View
from .views import views_of
from .wsgi import CORSMiddleware

_EXTENSION: t.Final = "flask_cors"

#: The key in the environ of a request whose exception nothing has handled.
UNHANDLED: t.Final = "flask_cors.unhandled"

_MOST_VIEWS: t.Final = 4096


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Given:
    """What a ``CORS`` was given for an application.

    :param owner: the ``CORS``.
    """

    owner: object
    layers: Layers


class State:
    """The CORS configuration of one application.

    Attaching replaces the frozen tables as a whole, after all has been found right.
    What serves is not changed any more: another state takes its place.
    """

    def __init__(self, app: Flask):
        self.router: Router = Router(app)

        self.layer: CORSMiddleware | None = None
        """The layer around the application, if ``CORS`` was called."""

        self.decisions: KeptDecisions = KeptDecisions()
        """Those that are made where no layer is."""

        self.resources: Resources = Resources()
        self.scopes: tuple[Scope, ...] = ()
        self.has_views: bool = False
        self.is_serving: bool = False
        self._app = app
        self._given: tuple[Given, ...] = ()
        self._registered: tuple[Scope, ...] = ()
        self._told: frozenset[str] = frozenset()
        self._is_broken: bool = False

        # The configuration as it was first read, and whether another was read since.
        self._is_stale: bool = False
        self._config = self._current_config()
        self._lock = threading.Lock()

        # Of those who put another state in place of this one.
        self.turn: threading.RLock = threading.RLock()
        self._policies: dict[View, Policy | None] = {}
        self._can_serve: Verdict = is_usable

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

    @property
    def has_layer(self) -> bool:
        """Whether ``CORS`` was called, and not only ``cross_origin``."""
        return self.layer is not None

    @property
    def attached(self) -> tuple[Layers, ...]:
        """What each ``CORS`` of the application was given."""
        return tuple(given.layers for given in self._given)

    def attach(self, owner: object, layers: Layers) -> None:
        """Let the resources of another ``CORS`` join the table.

        :param owner: the ``CORS``.
        :raises CORSConfigError: if its options are wrong; nothing is changed then.
        """
        compiled = compile_resources(layers, self._app.config, self.resources.entries)
        self._report(compiled)
        self.resources = Resources((*self.resources.entries, *compiled.resources))
        self._given = (*self._given, Given(owner, layers))

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
        self.scopes = self._registered = innermost_first((*others, scope))

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
        if self.is_serving:
            return

        with self._lock:
            # Another thread may have begun while this one waited.
            if self._has_begun():
                return

            if self._is_stale or self._current_config() != self._config:
                self._read_again()

            self._serve()

    def _serve(self) -> None:
        functions = self._app.view_functions.values()
        views = [view for function in functions for view in views_of(function)]
        self.has_views = bool(views)

        for view in views:
            self.view_policy(view)

        self.is_serving = True

    def _has_begun(self) -> bool:
        return self.is_serving

    def as_configured(self) -> State:
        """What would serve if the application began now; nothing begins, and nothing
        is said of what is wrong.
        """
        rv = self._successor(self._given, is_right)
        rv._read_again()
        return rv

    def reconfigured(self, owner: object, layers: Layers) -> State | None:
        """What serves if a ``CORS`` was given ``layers`` alone: all else is as it was
        given, over ``app.config`` as it is now.

        :return: another state; nothing where ``owner`` was never attached.
        :raises CORSConfigError: if there are mistakes, wherever they are.
        """
        old = [given for given in self._given if given.owner is owner]

        if not old:
            return None

        kept = (given for given in self._given if given not in old[:-1])
        new = (Given(owner, layers) if given is old[-1] else given for given in kept)
        review = Review()
        rv = self._successor(tuple(new), review)
        rv.router, rv.turn, rv._told = self.router, self.turn, self._told
        rv._read_again()

        if self.is_serving:
            rv._serve()

        review.report()
        rv._told, rv._can_serve = review.told, is_usable
        return rv

    def _successor(self, given: tuple[Given, ...], can_serve: Verdict) -> State:
        rv = State(self._app)
        rv.layer, rv._registered = self.layer, self._registered
        rv._given, rv._can_serve = given, can_serve
        return rv

    def take_over(self) -> None:
        """Let the application know of this state, in place of the one it knew of."""
        self._app.extensions[_EXTENSION] = self

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
        self.resources = self._table_again(self.attached)
        self.scopes = tuple(
            each.serving(self._table_again(each.attached)) for each in self._registered
        )

        # The part that is right does not serve alone: it may be laxer than the part
        # that would have governed before it.
        if self._is_broken:
            self.resources, self.scopes = Resources(), ()

    def _table_again(self, attached: cabc.Iterable[Layers]) -> Resources:
        entries: tuple[Resource, ...] = ()

        for layers in attached:
            compiled = compile_resources(layers, self._app.config, entries)
            entries = (*entries, *self._usable(compiled))

        return Resources(entries)

    def _usable(self, compiled: Compiled) -> tuple[Resource, ...]:
        self._is_broken |= not self._can_serve(compiled, self._told)
        return compiled.resources

    @property
    def has_served(self) -> bool:
        """Whether a request has been answered, whatever it was for."""
        # Flask keeps to itself whether it has answered one.
        return self.is_serving or getattr(self._app, "_got_first_request", False)


def _mark_unhandled(
    sender: Flask, exception: BaseException | None = None, **extra: object
) -> None:
    # Flask-RESTful sends the signal for what is aborted on purpose, too.
    if not isinstance(exception, HTTPException):
        request.environ[UNHANDLED] = True
