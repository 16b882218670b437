"""Which policy governs a request to a Flask application."""

from __future__ import annotations

import functools
import typing as t
from contextlib import AbstractContextManager
from contextlib import nullcontext

from flask import Flask
from flask import has_request_context
from flask import request

from . import surroundings
from .answers import PreflightRoute
from .environ import Environ
from .environ import REQUEST_METHOD
from .environ import routed_path
from .environ import VIEW
from .governor import Governor
from .governor import Guarded
from .path_governor import CACHE_SIZE
from .path_governor import OF_PATH
from .path_governor import OfPath
from .path_governor import PathGovernor
from .routes import Route
from .sansio.fetch import normalize_method
from .sansio.policy import Policy
from .sansio.protection import UNPROTECTED
from .sansio.resources import Resource
from .sansio.resources import Resources
from .scopes import protection_around
from .scopes import Scope
from .state import State
from .unhandled import UNHANDLED
from .unkept import Unkept
from .views import is_csrf_exempt
from .views import View
from .views import view_of

#: Stands for every method that no route has: it is no token.
_NO_METHOD: t.Final = "?"


class FlaskGovernor(Governor):
    """Governs by view, then blueprint, then path: the first that has a policy decides.

    :param app: the application.
    :param state: what it has been told.
    """

    __slots__ = (
        "_app",
        "_by_path",
        "_has_begun",
        "_methods",
        "_settled",
        "_state",
        "_unkept",
    )

    def __init__(self, app: Flask, state: State):
        super().__init__()
        self._app = app
        self._state = state
        self._has_begun = False
        self.sender: object = app

        # Before it has begun, nobody knows.
        self.guards: bool = True
        self._has_sites = True
        self._methods: frozenset[str] = frozenset()
        self._by_path: PathGovernor | None = None
        self._unkept = Unkept(self)
        self._settled = functools.lru_cache(CACHE_SIZE)(self._settled_policy)

    def policy(self, environ: Environ, path: str) -> Policy | None:
        """The policy of a request that the application is answering."""
        if not self._has_begun:
            self.begin()

        if VIEW in environ:
            policy = self._state.view_policy(environ[VIEW])
        elif self._by_path is not None:
            policy = self._by_path.policy(environ, path)
        else:
            policy = self._routed(environ, path)

        if policy is None or policy.intercept_exceptions or UNHANDLED not in environ:
            return policy

        return None

    def preflight(self, environ: Environ) -> PreflightRoute:
        """The policy of the request that a preflight asks for."""
        self.begin()
        path = environ.get("PATH_INFO", "")
        method = self.asked_method(environ)
        route = self._state.router.find(environ, path, method)
        view = self._view(route.endpoint, method)
        found = view or self._entry_around(route, path)
        policy = self.policy_of(found)

        if self._by_path is None:
            policy = self._unkept.policy(environ, route, policy)

        is_handled = self._is_handled(route, view, policy)
        is_lasting = route.endpoint is not None
        return PreflightRoute(policy, route.offered, is_handled, is_lasting)

    def view(self, environ: Environ, path: str, method: str) -> View | None:
        """What is said of the view that serves a request of ``method``."""
        return self._view(
            self._state.router.find(environ, path, method).endpoint, method
        )

    def asked_method(self, environ: Environ) -> str:
        """The method that a preflight asks for, if any route has it."""
        method = normalize_method(environ[REQUEST_METHOD])

        # All that no route has are alike, and there is no end of them.
        return method if method in self._methods else _NO_METHOD

    def context(self, environ: Environ) -> AbstractContextManager[object]:
        """The request's context, where there is none, or that of another request."""
        if has_request_context() and request.environ is environ:
            return nullcontext()

        return surroundings.pushed(self._app, environ)

    def hides_errors(self, environ: Environ) -> bool:
        """Whether Werkzeug's debugger would show a page that another site's script
        cannot read.
        """
        return (
            environ.get("HTTP_SEC_FETCH_MODE") != "navigate"
            and environ.get("HTTP_SEC_FETCH_SITE") != "same-origin"
            and surroundings.are_debugged()
        )

    def site(self, environ: Environ) -> str:
        """The site that a request was sent to, where that makes a difference."""
        return " ".join(self._state.router.site(environ))

    def why_ungoverned(self, environ: Environ, path: str) -> str:
        """Why no policy governs a request, as a sentence; asked in debug mode only."""
        from . import ungoverned

        return ungoverned.why(self, environ, path)

    def tried(self, environ: Environ, path: str, method: str) -> Resources:
        """All entries that could have governed a request of ``method``."""
        route = self._state.router.find(environ, path, method)
        scopes = self._scopes_around(route, path)
        entries = [entry for scope in scopes for entry in scope.resources.entries]
        return Resources((*entries, *self._state.resources.entries))

    def begin(self) -> None:
        """Look at the application for the last time, before its first request."""
        if self._has_begun:
            return

        state, rules = self._state, self._app.url_map.iter_rules()
        state.begin()
        state.router.settle()
        self._methods = frozenset[str]().union(*(rule.methods or () for rule in rules))
        self._has_sites = state.router.has_sites
        self.in_debug_mode: bool = self._app.debug
        self.guards = state.is_guarded
        self._has_begun = True

        # Where no view and no blueprint has a policy of its own, the path is enough.
        if not (state.has_views or state.scopes):
            self._by_path = PathGovernor(state.resources)
            self.govern_alike(state.resources.only)

    def guarded(self, environ: Environ, path: str) -> Guarded:
        """How a request is protected that has not reached the application yet."""
        self.begin()
        method = environ["REQUEST_METHOD"].upper()
        method = method if method in self._methods else _NO_METHOD
        route = self._state.router.find(environ, path, method)
        function = self._app.view_functions.get(route.endpoint or "")

        if method in route.offered and is_csrf_exempt(function, method):
            return Guarded(None, UNPROTECTED)

        scopes = self._scopes_around(route, path)
        view = view_of(function, method)
        policy = self.policy_of(view or self._entry(scopes, path))
        table = self._state.resources
        around = protection_around(table, scopes, routed_path(path))
        return Guarded(policy, policy.protection.under(around) if policy else around)

    def _routed(self, environ: Environ, path: str) -> Policy | None:
        """The policy of the view, blueprint or path that a request is routed to."""
        try:
            rule = environ["werkzeug.request"].url_rule
            is_own = rule.map is self._app.url_map
        except (KeyError, AttributeError):
            return self._policy_unrouted(environ, path)

        # An application may call another one in its place.
        if not is_own:
            return self._policy_unrouted(environ, path)

        method = environ["REQUEST_METHOD"]
        policy = self._settled(rule.endpoint, method)

        if policy is not OF_PATH and ".." not in path:
            return policy

        return self.policy_of(self.governing(rule.endpoint, method, path))

    def _settled_policy(self, endpoint: str, method: str) -> Policy | OfPath | None:
        """The policy of all paths of an endpoint, where they have one."""
        found = self.decider(endpoint, method)

        if isinstance(found, View):
            return self._state.view_policy(found)

        table = found[0].resources if found else self._state.resources
        return OF_PATH if table.only is None else table.only

    def governing(
        self, endpoint: str, method: str, path: str
    ) -> View | Resource | None:
        """What governs the requests of one method to a path that an endpoint serves:
        its view, or an entry of a table.

        :param path: as ``PATH_INFO`` has it.
        """
        found = self.decider(endpoint, method)
        return found if isinstance(found, View) else self._entry(found, path)

    def decider(self, endpoint: str, method: str) -> View | tuple[Scope, ...]:
        """What decides on all paths of an endpoint: its view, or the same tables."""
        return self._view(endpoint, method) or self._state.scopes_of(endpoint)

    def policy_of(self, found: View | Resource | None) -> Policy | None:
        """The policy of what governs; none where that is exempt."""
        if isinstance(found, View):
            return self._state.view_policy(found)

        return None if found is None else found.policy

    def _policy_unrouted(self, environ: Environ, path: str) -> Policy | None:
        """The policy where Flask has found no route: of a 404, a 405, a redirect."""
        return self.policy_of(self._found(environ, path, environ["REQUEST_METHOD"]))

    def found(self, environ: Environ, method: str) -> View | Resource | None:
        """What governs a request of ``method`` to the path of ``environ``."""
        return self._found(environ, environ.get("PATH_INFO", ""), method)

    def _found(
        self, environ: Environ, path: str, method: str
    ) -> View | Resource | None:
        route = self._state.router.find(environ, path, method)
        view = self._view(route.endpoint, method)
        return self._entry_around(route, path) if view is None else view

    def _entry_around(self, route: Route, path: str) -> Resource | None:
        return self._entry(self._scopes_around(route, path), path)

    def _scopes_around(self, route: Route, path: str) -> tuple[Scope, ...]:
        """The blueprints of the route, or around a path that has none."""
        if route.endpoint is None:
            return self._state.scopes_around(routed_path(path), route.subdomain)

        return self._state.scopes_of(route.endpoint)

    def _entry(self, scopes: tuple[Scope, ...], path: str) -> Resource | None:
        routed = routed_path(path)

        for scope in scopes:
            entry = scope.entry(routed)

            if entry is not None:
                return entry

        return self._state.resources.entry(routed)

    def _is_handled(
        self, route: Route, view: View | None, policy: Policy | None
    ) -> bool:
        """Whether the application answers OPTIONS itself."""
        if view is not None and policy is not None and not policy.automatic_options:
            return True

        handler = self._view(route.options_endpoint, "OPTIONS")
        return route.options_endpoint is not None and not (
            handler is not None and handler.answers_options
        )

    def _view(self, endpoint: str | None, method: str) -> View | None:
        if endpoint is None:
            return None

        return view_of(self._app.view_functions.get(endpoint), method)
