"""Decorators: a view with a policy of its own, and one without CORS."""

from __future__ import annotations

import collections.abc as cabc
import copy
import functools
import inspect
import sys
import types
import typing as t

from flask import after_this_request
from flask import Blueprint
from flask import current_app
from flask import Flask
from flask import has_request_context
from flask import request
from flask import Response
from werkzeug.datastructures import Headers

from . import reasons
from .callers import location
from .configuration import compile_view
from .configuration import report
from .environ import facts
from .environ import is_preflight
from .environ import REQUEST_METHOD
from .environ import VIEW
from .errors import error_from
from .headers import with_cors
from .sansio import ruling
from .sansio.decision import decide
from .sansio.findings import Fault
from .sansio.findings import Place
from .sansio.findings import Severity
from .sansio.findings import Source
from .sansio.layers import Layer
from .sansio.layers import settled
from .sansio.options import Origins
from .sansio.options import ViewOptions
from .state import State
from .state import UNHANDLED
from .views import ADDED_OPTIONS
from .views import lists_options
from .views import MARK
from .views import route_below
from .views import said_of
from .views import View

F = t.TypeVar("F", bound=cabc.Callable[..., t.Any])

_ABSENT: t.Final = object()


@t.overload
def cross_origin(view: F, /) -> F: ...


@t.overload
def cross_origin(
    argument: Origins = ..., /, **options: t.Unpack[ViewOptions]
) -> cabc.Callable[[F], F]: ...


def cross_origin(argument: t.Any = _ABSENT, /, **options: t.Any) -> t.Any:
    """Give a view a CORS policy of its own.

    .. code-block:: python

        @app.route("/reports")
        @cross_origin(origins="https://app.example.com")
        def reports(): ...

    Stands below the route. The policy decides alone for this view, whatever
    :class:`CORS` says of its path: also when the view aborts or raises. It is made of
    these options over ``app.config``. Works on functions, plain and async, on methods
    of a class-based view and in its ``decorators``.

    :param argument: the view, where there are no parentheses; or else the origins. A
        function that checks origins is given as ``origins=``.
    :param options: the options, without ``resources``; see :doc:`/config`.
    :raises CORSConfigError: if an option is wrong; all mistakes at once.

    .. versionchanged:: 7.0
        Takes the origins as its only positional argument, and can be used without
        parentheses.
    """
    if isinstance(argument, (Flask, Blueprint)):
        raise error_from(
            ruling.remark(
                Fault.NOT_AN_APPLICATION,
                "argument",
                argument,
                _applied(),
                "cross_origin() decorates a view.",
                "For a whole application or blueprint, write CORS(app).",
            )
        )

    if _is_view(argument) and not options:
        return _decorated(argument, _view({}), sys._getframe(1))

    if argument is not _ABSENT:
        options = _with_origins(argument, options)

    view = _view(options)

    def decorate(function: F) -> F:
        return _decorated(function, view, sys._getframe(1))

    # Flask-RESTful keeps decorators to apply them when a request comes.
    decorate.__dict__[MARK] = view
    return decorate


def cors_exempt(view: F, /) -> F:
    """Let a view have no CORS headers, whatever :class:`CORS` says of its path.

    .. code-block:: python

        @app.route("/internal")
        @cors_exempt
        def internal(): ...

    .. versionadded:: 7.0
    """
    return _wrapped(view, View(None))


def _is_view(argument: object) -> bool:
    return inspect.isroutine(argument) or isinstance(argument, functools.partial)


def _with_origins(argument: object, options: dict[str, object]) -> dict[str, object]:
    for name in ("origins", "origin"):
        if name in options:
            raise TypeError(f"cross_origin() got the origins twice: as {name!r} too")

    return {"origins": argument, **options}


def _view(options: dict[str, t.Any]) -> View:
    """Read the options now, so that mistakes are found where they are made."""
    layer = Layer(Place.KEYWORD, "@cross_origin()", settled(options), location())
    policy, compiled = compile_view((layer,))

    # Where app.config may still name the origins, it is too early to judge them.
    is_certain = not options.keys().isdisjoint({"origins", "origin"})
    findings = compiled.findings if is_certain else compiled.read
    report(findings, compiled.fatal)
    return View(layer, policy.automatic_options, findings)


def _applied() -> Source:
    """The decorator that is being applied."""
    return Source(Place.KEYWORD, "@cross_origin()", location())


def _decorated(function: F, view: View, frame: types.FrameType) -> F:
    route = route_below(function, frame)

    if route is not None:
        finding = ruling.remark(
            Fault.MISPLACED_DECORATOR,
            "view",
            getattr(function, "__qualname__", repr(function)),
            _applied(),
            f"cross_origin() stands above {route!r}, which has registered the view "
            f"without it: it has no effect.",
            "Write cross_origin() below the route.",
        )
        report([finding], _fatal(view))

    return _wrapped(function, view)


def _fatal(view: View) -> frozenset[Severity]:
    """What is a mistake in ``view``: with ``strict``, warnings too."""
    layers = () if view.layer is None else (view.layer,)
    return compile_view(layers)[1].fatal


def _wrapped(function: F, view: View) -> F:
    if not callable(function):
        raise TypeError(f"a view is decorated, not {type(function).__name__}")

    # Of two decorators the inner one decides: it stands closer to the view.
    view = said_of(function) or view
    is_async = inspect.iscoroutinefunction(function)

    def wrapper(*args: t.Any, **kwargs: t.Any) -> t.Any:
        if has_request_context():
            answer = registered(view)

            if answer is not None:
                return answer

        if is_async:
            return current_app.ensure_sync(function)(*args, **kwargs)

        return function(*args, **kwargs)

    _describe(wrapper, function, view)
    return t.cast(F, wrapper)


def _describe(
    wrapper: cabc.Callable[..., t.Any], function: cabc.Callable[..., t.Any], view: View
) -> None:
    """Give the wrapper what Flask and this package look for, and the view nothing."""
    functools.update_wrapper(wrapper, function)

    if isinstance(function, functools.partial):
        wrapper.__name__ = function.func.__name__

    wrapper.__dict__[MARK] = view

    if view.answers_options:
        required = getattr(function, "required_methods", ())
        wrapper.__dict__["required_methods"] = {*required, ADDED_OPTIONS}
        wrapper.__dict__["provide_automatic_options"] = False


def registered(view: View) -> Response | None:
    """Let the request be governed by ``view``, also if what follows raises.

    :return: the answer to OPTIONS, where the view is not to be asked.
    """
    environ = request.environ
    state = _state()

    if not state.has_layer and VIEW not in environ:
        after_this_request(_finished)

    environ[VIEW] = view

    if environ["REQUEST_METHOD"] != "OPTIONS" or not _answers_options(state, view):
        return None

    rv = current_app.response_class()
    offered = state.router.find(
        environ, environ.get("PATH_INFO", ""), "OPTIONS"
    ).offered
    rv.headers.extend({"Allow": ", ".join(sorted(offered))} if offered else {})
    return rv


def _state() -> State:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return State.kept_by(app)


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
    environ = request.environ
    view: View = environ[VIEW]
    state = _state()
    policy = state.view_policy(view)

    if policy is None or (UNHANDLED in environ and not policy.intercept_exceptions):
        return response

    if environ["REQUEST_METHOD"] == "OPTIONS" and not (
        policy.automatic_options or _lists_options()
    ):
        return response

    offered = None

    if is_preflight(environ):
        path, method = environ.get("PATH_INFO", ""), environ[REQUEST_METHOD]
        offered = state.router.find(environ, path, method).offered

    decision = decide(policy, facts(environ, offered))
    reasons.log_refusal(policy, decision, environ, offered)
    headers = list(response.headers)

    if current_app.debug:
        headers = reasons.told(headers, policy, decision, environ, offered)

    rv = copy.copy(response)
    rv.headers = Headers(with_cors(headers, decision))
    return rv


def _lists_options() -> bool:
    return request.url_rule is not None and lists_options(request.url_rule)
