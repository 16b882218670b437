"""Registration: a request comes under the policy of the decorated view it is for."""

from __future__ import annotations

import collections.abc as cabc
import copy
import typing as t

from flask import after_this_request
from flask import current_app
from flask import Flask
from flask import Request
from flask import request
from flask import Response
from werkzeug.datastructures import Headers

from . import reasons
from .environ import Environ
from .environ import facts
from .environ import is_preflight
from .environ import ORIGIN
from .environ import REQUEST_METHOD
from .environ import REQUEST_PRIVATE_NETWORK
from .environ import VIEW
from .governor import Governor
from .governor import Guarded
from .headers import with_cors
from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.fetch import SAFE_METHODS
from .sansio.policy import Policy
from .signals import are_heard
from .state import State
from .unhandled import UNHANDLED
from .views import is_csrf_exempt
from .views import lists_options
from .views import View

# An attribute costs 0.8 microseconds through a proxy, and 0.1 of its object.
_current_request: cabc.Callable[[], Request] = request._get_current_object  # type: ignore[attr-defined]
_current_app: cabc.Callable[[], Flask] = current_app._get_current_object  # type: ignore[attr-defined]


def registered(view: View) -> Response | None:
    """Let the request be governed by ``view``, also if what follows raises.

    :return: the answer to OPTIONS, where the view is not to be asked; nothing outside
        of a request.
    """
    try:
        environ = _current_request().environ
    except RuntimeError:
        return None

    state = State.kept_by(_current_app())

    if not state.has_layer and VIEW not in environ:
        after_this_request(_finished)

    environ[VIEW] = view
    method = environ["REQUEST_METHOD"]

    if method != "OPTIONS":
        return None if method in SAFE_METHODS else _forbidden(state, view, environ)

    if not _answers_options(state, view):
        return None

    rv = current_app.response_class()
    offered = state.router.find(
        environ, environ.get("PATH_INFO", ""), "OPTIONS"
    ).offered
    rv.headers.extend({"Allow": ", ".join(sorted(offered))} if offered else {})
    return rv


def _forbidden(state: State, view: View, environ: Environ) -> Response | None:
    """The answer to those who may not write, where no layer has looked at it."""
    if state.layer is not None and state.layer.governor.guards:
        return None

    policy = state.view_policy(view)

    if policy is None or policy.protection.is_off:
        return None

    from . import guard

    app = _current_app()

    if is_csrf_exempt(app.view_functions.get(request.endpoint or ""), request.method):
        return None

    guarded = Guarded(policy, policy.protection)
    reason = guard.view_refusal(_governor(state), environ, guarded)

    if reason is None:
        return None

    return app.response_class(guard.body(reason), 403, content_type=guard.CONTENT_TYPE)


def _answers_options(state: State, view: View) -> bool:
    """Whether the decorator answers, by option, or because the view never would."""
    policy = state.view_policy(view)

    if policy is not None and policy.automatic_options:
        return True

    return view.answers_options and not _lists_options()


def _finished(response: Response) -> Response:
    """Add the headers where no layer does: to a copy, as the response may be kept by
    the application and sent again.
    """
    app = _current_app()
    environ = _current_request().environ
    state = State.kept_by(app)
    policy = _policy(state, environ)

    if policy is None:
        return response

    offered = _offered(state, environ)
    decision = _decision(state, policy, environ, offered)
    headers = list(response.headers)

    if are_heard():
        from .announcements import announce_decision

        announce_decision(app, decision, environ)

    if decision.reason is not None:
        reasons.log_refusal(policy, decision, environ, offered)

        if app.debug:
            headers = reasons.told(headers, policy, decision, environ, offered)

    rv = copy.copy(response)
    rv.headers = Headers(with_cors(headers, decision))
    return rv


def decision(state: State, environ: Environ) -> Decision | None:
    """Decide on the current request, which is under a policy where no layer is."""
    policy = _policy(state, environ)

    if policy is None:
        return None

    return _decision(state, policy, environ, _offered(state, environ))


def _policy(state: State, environ: Environ) -> Policy | None:
    """The policy of the view, unless the response is left to the application."""
    policy = state.view_policy(environ[VIEW])

    if policy is None or (UNHANDLED in environ and not policy.intercept_exceptions):
        return None

    if environ["REQUEST_METHOD"] == "OPTIONS" and not (
        policy.automatic_options or _lists_options()
    ):
        return None

    return policy


def _offered(state: State, environ: Environ) -> frozenset[str] | None:
    """The methods that the application has at the path, if it is a preflight's."""
    if not is_preflight(environ):
        return None

    path, method = environ.get("PATH_INFO", ""), environ[REQUEST_METHOD]
    return state.router.find(environ, path, method).offered


def _decision(
    state: State, policy: Policy, environ: Environ, offered: frozenset[str] | None
) -> Decision:
    if offered is None and REQUEST_PRIVATE_NETWORK not in environ:
        decisions = state.decisions.of(policy)

        if decisions is not None:
            return decisions.of(environ.get(ORIGIN)).decision

    if not policy.asks:
        return decide(policy, facts(environ, offered))

    # It remembers whom it has asked about this request.
    return _governor(state).decided(policy, environ, offered)


def _governor(state: State) -> Governor:
    """Who decides where no layer is: made once for an application that needs it."""
    from .flask_governor import FlaskGovernor

    decisions = state.decisions

    if decisions.owner is None:
        decisions.owner = FlaskGovernor(_current_app(), state)

    return t.cast(Governor, decisions.owner)


def _lists_options() -> bool:
    return request.url_rule is not None and lists_options(request.url_rule)
