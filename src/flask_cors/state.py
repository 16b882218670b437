"""What one application knows of its CORS configuration."""

from __future__ import annotations

import collections.abc as cabc
import threading
import typing as t

from flask import Flask
from flask import got_request_exception
from flask.blueprints import BlueprintSetupState

from .configuration import compile_resources
from .configuration import compile_view
from .configuration import Compiled
from .configuration import current_config
from .configuration import report
from .given import Given
from .given import replaced
from .ready import KeptDecisions
from .routes import Router
from .sansio.policy import Policy
from .sansio.protection import Protection
from .sansio.protection import UNPROTECTED
from .sansio.resources import Resources
from .sansio.resources import strictest
from .scopes import innermost_first
from .scopes import Layers
from .scopes import Scope
from .unhandled import mark_unhandled
from .verdicts import is_right
from .verdicts import is_usable
from .verdicts import NOTHING
from .verdicts import Review
from .verdicts import Told
from .verdicts import Verdict
from .views import View
from .views import views_of
from .wsgi import CORSMiddleware

_EXTENSION: t.Final = "flask_cors"

_MOST_VIEWS: t.Final = 4096


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
        self.policies: dict[View, Policy | None] = {}
        self.has_views: bool = False
        self.is_serving: bool = False

        self.given: tuple[Given, ...] = ()
        self.told: Told = NOTHING

        self.config: dict[str, t.Any] = current_config(app.config)
        """The part of the configuration that is about CORS, as it was read."""

        self._app = app
        self._registered: tuple[Scope, ...] = ()
        self._is_broken: bool = False
        self._by_config: Protection = UNPROTECTED

        # Whether another configuration was read than the first one.
        self._is_stale: bool = False
        self._lock = threading.Lock()

        # Of those who put another state in place of this one.
        self.turn: threading.RLock = threading.RLock()
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
        got_request_exception.connect(mark_unhandled, self._app)
        return state

    @property
    def has_layer(self) -> bool:
        """Whether ``CORS`` was called, and not only ``cross_origin``."""
        return self.layer is not None

    @property
    def attached(self) -> tuple[Layers, ...]:
        """What each ``CORS`` of the application was given."""
        return tuple(given.layers for given in self.given)

    def attach(self, owner: object, layers: Layers) -> None:
        """Let the resources of another ``CORS`` join the table.

        :param owner: the ``CORS``.
        :raises CORSConfigError: if its options are wrong; nothing is changed then.
        """
        compiled = compile_resources(layers, self._app.config, self.resources.entries)
        self._report(compiled)
        self.resources = self.resources.joined(compiled.resources, compiled.protection)
        self.given = (*self.given, Given(owner, layers))

    def attach_blueprint(self, setup: BlueprintSetupState, layers: Layers) -> None:
        """Let the resources of a blueprint's ``CORS`` govern what it registers.

        :raises CORSConfigError: if its options are wrong; nothing is changed then.
        """
        new = Scope.of(setup)
        old = next((scope for scope in self.scopes if scope.name == new.name), new)
        compiled = compile_resources(layers, self._app.config, old.resources.entries)
        self._report(compiled)
        table = old.resources.joined(compiled.resources, compiled.protection)
        scope = old.joined(layers, table)
        self.resources = self.resources.within(compiled.config_protection)
        others = (each for each in self.scopes if each is not old)
        self.scopes = self._registered = innermost_first((*others, scope))

    def _report(self, compiled: Compiled) -> None:
        report(compiled.findings, compiled.fatal)
        self.told = self.told.and_also(compiled.findings)
        config = current_config(self._app.config)
        self._is_stale = self._is_stale or config != self.config

    def begin(self) -> None:
        """Read once more, before the first request, what has changed since."""
        if self.is_serving:
            return

        with self._lock:
            # Another thread may have begun while this one waited.
            if self._has_begun():
                return

            config = current_config(self._app.config)

            if self._is_stale or config != self.config:
                self.config = config
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
        rv = self._successor(self.given, is_right)
        rv._read_again()
        return rv

    def reconfigured(
        self, owner: object, layers: Layers
    ) -> tuple[State, Review] | None:
        """What serves if a ``CORS`` was given ``layers`` alone: all else is as it was
        given, over ``app.config`` as it is now.

        :return: another state, and what is to be said of it; nothing where ``owner``
            was never attached.
        :raises CORSConfigError: if there are mistakes, wherever they are.
        """
        given = replaced(self.given, owner, layers)

        if not given:
            return None

        review = Review()
        rv = self._successor(given, review)
        rv.router, rv.turn, rv.told = self.router, self.turn, self.told
        rv._read_again()

        if self.is_serving:
            rv._serve()

        review.check()
        rv.told, rv._can_serve = review.told, is_usable
        return rv, review

    def _successor(self, given: tuple[Given, ...], can_serve: Verdict) -> State:
        rv = State(self._app)
        rv.layer, rv._registered = self.layer, self._registered
        rv.given, rv._can_serve = given, can_serve
        return rv

    def take_over(self) -> None:
        """Let the application know of this state, in place of the one it knew of."""
        self._app.extensions[_EXTENSION] = self

    @property
    def is_guarded(self) -> bool:
        """Whether requests that change something are protected anywhere."""
        policies = (policy for policy in self.policies.values() if policy)
        return any(table.is_guarded for table in self._tables) or not all(
            policy.protection.is_off for policy in policies
        )

    def scopes_around(self, path: str, subdomain: str | None) -> tuple[Scope, ...]:
        """The blueprints below whose prefix ``path`` is, which no rule serves."""
        return tuple(scope for scope in self.scopes if scope.has(path, subdomain))

    def scopes_of(self, endpoint: str | None) -> tuple[Scope, ...]:
        """The blueprints that ``endpoint`` is of, the innermost first."""
        return tuple(scope for scope in self.scopes if scope.owns(endpoint))

    def view_policy(self, view: View) -> Policy | None:
        """The policy of a decorated view; nothing where it is exempt or in error."""
        try:
            return self.policies[view]
        except KeyError:
            pass

        # A view that is decorated anew for each request must not fill the memory.
        if len(self.policies) >= _MOST_VIEWS:
            self.policies.clear()

        policy = self.policies[view] = self._view_policy(view)
        return policy

    def _view_policy(self, view: View) -> Policy | None:
        if view.layer is None or self._is_broken:
            return None

        policy, compiled = compile_view((view.layer,), self._app.config)
        can_serve = self._can_serve(compiled, self.told.and_also(view.findings))

        # Views that are decorated anew for each request say the same again and again.
        if not self.is_serving:
            self.told = self.told.and_also(compiled.findings)

        return policy if can_serve else None

    def _read_again(self) -> None:
        table = self._table_again(self.attached)
        self.scopes = tuple(
            each.serving(self._table_again(each.attached)) for each in self._registered
        )
        self.resources = table.within(self._by_config)

        # The part that is right does not serve alone: it may be laxer than the part
        # that would have governed before it. What is protected stays so.
        if self._is_broken:
            beyond = strictest(self._tables)
            self.resources, self.scopes = Resources(beyond=beyond), ()

    @property
    def _tables(self) -> tuple[Resources, ...]:
        return (self.resources, *(scope.resources for scope in self.scopes))

    def _table_again(self, attached: cabc.Iterable[Layers]) -> Resources:
        rv = Resources()

        for layers in attached:
            compiled = compile_resources(layers, self._app.config, rv.entries)
            self._is_broken |= not self._can_serve(compiled, self.told)
            self.told = self.told.and_also(compiled.findings)
            self._by_config = self._by_config.joined(compiled.config_protection)
            rv = rv.joined(compiled.resources, compiled.protection)

        return rv

    @property
    def has_served(self) -> bool:
        """Whether a request has been answered, whatever it was for."""
        # Flask keeps to itself whether it has answered one.
        return self.is_serving or getattr(self._app, "_got_first_request", False)
