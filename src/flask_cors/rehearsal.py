"""A rehearsal: what an application would answer, without running a view or a hook."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from urllib.parse import unquote_to_bytes
from urllib.parse import urlsplit

from flask import Flask
from flask import request
from flask import Response
from werkzeug.test import EnvironBuilder
from werkzeug.test import run_wsgi_app

from . import governing
from . import guard
from .announcements import keep_quiet
from .configuration import read_resources
from .environ import Environ
from .environ import facts
from .flask_governor import FlaskGovernor
from .governor import Guarded
from .registration import registered
from .sansio.browser.exchanges import Answer
from .sansio.browser.exchanges import Sent
from .sansio.causes.writes import RefusedWrite
from .sansio.csrf import WriteReason
from .sansio.decision import Decision
from .sansio.decision import RequestFacts
from .sansio.policy import Policy
from .sansio.protection import Mode
from .sansio.protection import UNPROTECTED
from .sansio.routing_table import Governing
from .state import State
from .views import CSRF_MARK
from .views import is_csrf_exempt
from .views import view_of
from .wsgi import CORSMiddleware
from .wsgi import StartResponse
from .wsgi import WSGIApplication

Forbidden: t.TypeAlias = cabc.Callable[[Environ], Response | None]


class Rehearsal:
    """An application with its routes and its CORS, whose views only say "200 OK".

    :param app: the application; nothing of it is changed.
    """

    def __init__(self, app: Flask):
        self.state: State = State.of(app).as_configured()
        self.governor: FlaskGovernor = FlaskGovernor(app, self.state)
        self._app = app
        self._stage = _stage(app, self.state, self._forbidden)
        self._application = self._layered()
        self._failures: dict[str, None] = {}

    @property
    def failures(self) -> tuple[str, ...]:
        """What went wrong on the way to a view, a sentence each."""
        return tuple(self._failures)

    @property
    def is_configured(self) -> bool:
        """Whether ``CORS`` was called, on the application or on a blueprint."""
        return bool(self.state.attached or self.state.scopes)

    def answer(self, sent: Sent) -> Answer:
        """What would be answered, where every view answers with success."""
        said = environ(sent)
        keep_quiet(self.governor.sender, said)

        try:
            self.governor.begin()
            # The log and the signals are for requests that come.
            self.governor.guards = False
            _, status, headers = run_wsgi_app(self._application, said)
        except Exception as error:
            # A converter of a route may do anything.
            failure = f"{type(error).__name__} was raised on the way to {sent.url}."
            self._failures[failure] = None
            return Answer(500)

        return Answer(int(status.partition(" ")[0]), tuple(headers.items()))

    def refused_write(self, sent: Sent) -> RefusedWrite | None:
        """What keeps a request from changing anything, if it is refused for that."""
        said = environ(sent)
        guarded = self._guarded(said)
        reason = self._write_reason(said, Mode.ON)

        if reason is None:
            return None

        policy = guarded.policy
        decision = None if policy is None else self.governor.decided(policy, said)
        calls = self._calls(policy)
        protecting = next(p for p in calls if not p.protection.is_off)
        naming = (p for p in calls if p.protection.writers is not None)
        return RefusedWrite(
            reason,
            guard.write_facts(said),
            policy,
            guarded.protection,
            protecting,
            next(naming, protecting),
            decision,
        )

    def is_reported(self, sent: Sent) -> bool:
        """Whether a request would be refused for that, but is only told of."""
        return self._write_reason(environ(sent), Mode.REPORT) is not None

    def _write_reason(self, said: Environ, mode: Mode) -> WriteReason | None:
        guarded = self._guarded(said)
        is_meant = guarded.protection.mode is mode
        return guard.verdict(self.governor, said, guarded) if is_meant else None

    def _guarded(self, said: Environ) -> Guarded:
        path, method = said["PATH_INFO"], said["REQUEST_METHOD"]

        if self.state.has_layer:
            return self.governor.guarded(said, path)

        # A decorator protects its own view.
        view = self.governor.view(said, path, method)
        policy = None if view is None else self.governor.policy_of(view)
        endpoint = self.state.router.find(said, path, method).endpoint
        function = self._app.view_functions.get(endpoint or "")

        if policy is None or is_csrf_exempt(function, method):
            return Guarded(None, UNPROTECTED)

        return Guarded(policy, policy.protection)

    def _calls(self, policy: Policy | None) -> tuple[Policy, ...]:
        """The settings that may protect a path, as policies: its own, those of its
        blueprint, those of the application.
        """
        attached = [*(s.attached for s in self.state.scopes), self.state.attached]
        given = (layers for each in attached for layers in each)
        compiled = (read_resources(each, self._app.config) for each in given)
        own = () if policy is None else (policy,)
        return (*own, *(Policy.compile(each.settings) for each in compiled))

    def governing(self, url: str, method: str) -> Governing:
        """What governs the requests of a method to a URL."""
        found = self.governor.found(environ(Sent(url, method)), method)
        return governing.named(self.state, self.governor, found)

    def decided(self, policy: Policy, sent: Sent) -> tuple[RequestFacts, Decision]:
        """What is decided on a request, and on what."""
        said = environ(sent)

        if not sent.is_preflight:
            return facts(said), self.governor.decided(policy, said)

        route = self.governor.preflight(said)
        decision = self.governor.decided(route.policy or policy, said, route.offered)
        return facts(said, route.offered), decision

    def is_left_to_application(self, preflight: Sent) -> bool:
        """Whether the application's own functions run before a preflight is
        answered.
        """
        return not self.state.has_layer or self.is_handled(preflight)

    def endpoint(self, sent: Sent) -> str | None:
        """The endpoint that a request is for, if a rule serves it."""
        said = environ(sent)
        return self.state.router.find(said, said["PATH_INFO"], sent.method).endpoint

    def is_handled(self, preflight: Sent) -> bool:
        """Whether the application answers a preflight itself."""
        return self.governor.preflight(environ(preflight)).is_handled

    def _layered(self) -> WSGIApplication:
        if not self.state.has_layer:
            return self._stage.wsgi_app

        return CORSMiddleware.governed(self._guard, self.governor)

    def _forbidden(self, said: Environ) -> Response | None:
        """What a view answers to those who may not write, where no layer is."""
        reason = None if self.state.has_layer else self._write_reason(said, Mode.ON)

        if reason is None:
            return None

        return Response(guard.body(reason), 403, content_type=guard.CONTENT_TYPE)

    def _guard(
        self, said: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        """Refuse what ``csrf_protect`` does, without a word in the log."""
        reason = self._write_reason(said, Mode.ON)

        if reason is None:
            return self._stage.wsgi_app(said, start_response)

        start_response(guard.STATUS, guard.headers(reason))
        return [guard.body(reason)]


def environ(sent: Sent) -> Environ:
    """The environ that a server would make of a request."""
    url = urlsplit(sent.url)
    builder = EnvironBuilder(
        path=url.path,
        query_string=url.query,
        base_url=f"{url.scheme}://{url.netloc}",
        method=sent.method,
        headers=list(sent.headers),
    )

    try:
        rv = builder.get_environ()
    finally:
        builder.close()

    # The builder would take "//items" for a host.
    rv["PATH_INFO"] = unquote_to_bytes(url.path).decode("latin1")
    return rv


def _stage(app: Flask, state: State, forbidden: Forbidden) -> Flask:
    """An application with the routes of ``app``, and nothing that they do.

    :param forbidden: the answer of a view to those who may not write.
    """
    # Its name may be that of no module: an older Flask would look for one.
    rv = Flask(
        app.import_name,
        static_folder=None,
        root_path=app.root_path,
        instance_path=app.instance_path,
    )
    rv.url_map = app.url_map
    rv.config.update(app.config)

    # A 404 is an answer here, and no exception.
    rv.config.update(TRAP_HTTP_EXCEPTIONS=False, PROPAGATE_EXCEPTIONS=True)
    rv.request_class = app.request_class
    rv.create_url_adapter = app.create_url_adapter  # type: ignore[method-assign]
    rv.subdomain_matching = app.subdomain_matching
    rv.extensions.update(app.extensions, flask_cors=state)

    for endpoint, function in app.view_functions.items():
        rv.view_functions[endpoint] = _stand_in(function, forbidden)

    return rv


def _stand_in(
    function: object, forbidden: Forbidden
) -> cabc.Callable[..., Response | str]:
    """A view that answers with nothing, and is governed as ``function`` is."""

    def view(**values: object) -> Response | str:
        said = view_of(function, request.method)
        answer = None if said is None else registered(said)
        return answer or forbidden(request.environ) or ""

    # Who may not write is told here, where neither the log nor a signal does.
    view.__dict__[CSRF_MARK] = True
    return view
