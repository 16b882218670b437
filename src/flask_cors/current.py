"""The current request: what was decided on it, for the code that serves it."""

from __future__ import annotations

import typing as t

from flask import current_app
from flask import Flask
from flask import has_request_context
from flask import request

from . import registration
from .decisions import CORSDecision
from .environ import Environ
from .environ import is_preflight
from .environ import VIEW
from .governor import Governor
from .sansio.decision import Decision
from .state import State
from .wsgi import CORSMiddleware

#: Under this key a request has the layer that was asked about it, and who decided.
_GOVERNOR: t.Final = "flask_cors.governor"


def current_decision() -> CORSDecision | None:
    """What is decided on the current request: its kind, origin, outcome, the reason of
    a refusal, and where the policy is written.

    .. code-block:: python

        @app.get("/api/books")
        def books():
            decision = current_decision()

            if decision is not None and decision.outcome is Outcome.REFUSED:
                app.logger.info("no page can read this: %s", decision.reason.value)

    It is what the ``CORS`` of the application, or the decorator of its view, says:
    nothing is known here of a :class:`CORSMiddleware`, or of another application that
    stands around this one. A view without such a ``CORS`` has a decision from when it
    is called.

    :return: nothing where no policy governs the request.
    :raises RuntimeError: outside of a request.

    .. versionadded:: 7.0
    """
    if not has_request_context():
        raise RuntimeError(
            "There is no request to tell of: current_decision() is for code that "
            "serves one, such as a view. What is decided on preflights and on "
            "responses is told by the signals cors_granted and cors_refused."
        )

    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    environ = request.environ
    decision = decision_on(app, environ)
    return None if decision is None else CORSDecision.of(decision, environ)


def decision_on(app: Flask, environ: Environ) -> Decision | None:
    """What is decided on a request that ``app`` is serving; nothing where no policy
    governs it.
    """
    state = State.of(app)

    if state.layer is None:
        return registration.decision(state, environ) if VIEW in environ else None

    governor = _governor(state.layer, environ)

    if not is_preflight(environ):
        return governor.decision(environ, environ.get("PATH_INFO", ""))

    # The view answers it itself.
    route = governor.preflight(environ)
    policy = route.policy
    return None if policy is None else governor.decided(policy, environ, route.offered)


def _governor(layer: CORSMiddleware, environ: Environ) -> Governor:
    """Who decides on a request: the same from when it is asked first, also if another
    one takes its place meanwhile.
    """
    known = environ.get(_GOVERNOR)

    if known is None or known[0] is not layer:
        known = environ[_GOVERNOR] = layer, layer.governor

    return t.cast(Governor, known[1])
