"""Decoration: how a view gets a policy of its own."""

from __future__ import annotations

import collections.abc as cabc
import functools
import inspect
import sys
import types
import typing as t

from flask import Blueprint
from flask import current_app
from flask import Flask

from .callers import location
from .configuration import compile_view
from .configuration import report
from .errors import error_from
from .registration import registered
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Place
from .sansio.findings import Severity
from .sansio.findings import Source
from .sansio.layers import Layer
from .sansio.layers import settled
from .views import ADDED_OPTIONS
from .views import CSRF_MARK
from .views import MARK
from .views import route_below
from .views import said_of
from .views import View

if t.TYPE_CHECKING:
    from flask.views import View as ClassBasedView

F = t.TypeVar("F", bound=cabc.Callable[..., t.Any])


def decorated(
    given: tuple[t.Any, ...], options: dict[str, t.Any], frame: types.FrameType
) -> t.Any:
    """Decorate the view that ``cross_origin`` was given, or make what will do so.

    :param given: the view, or the origins; or nothing.
    :param frame: the one that ``cross_origin`` was called from.
    :raises CORSConfigError: if an option is wrong; all mistakes at once.
    """
    argument: t.Any = given[0] if given else None

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
        return _with_policy(argument, _view({}), frame)

    if given:
        options = _with_origins(argument, options)

    view = _view(options)

    def decorate(function: F) -> F:
        return _with_policy(function, view, sys._getframe(1))

    # Flask-RESTful keeps decorators to apply them when a request comes.
    decorate.__dict__[MARK] = view
    return decorate


def exempt(view: F) -> F:
    """Let a view have no CORS headers."""
    return _wrapped(view, View(None))


def csrf_exempt(view: F) -> F:
    """Let anybody make requests that change something."""
    if _is_class(view):
        return t.cast(F, _with_decorator(view, csrf_exempt))

    _expect_view(view)
    is_async = inspect.iscoroutinefunction(view)

    def wrapper(*args: t.Any, **kwargs: t.Any) -> t.Any:
        called = current_app.ensure_sync(view) if is_async else view
        return called(*args, **kwargs)

    functools.update_wrapper(wrapper, view)
    wrapper.__dict__[CSRF_MARK] = True
    return t.cast(F, wrapper)


def _is_view(argument: object) -> bool:
    is_function = inspect.isroutine(argument) or isinstance(argument, functools.partial)
    return is_function or _is_class(argument)


def _is_class(argument: object) -> t.TypeGuard[type[ClassBasedView]]:
    if not isinstance(argument, type):
        return False

    from flask.views import View as ClassBasedView

    return issubclass(argument, ClassBasedView)


def _with_decorator(
    view_class: type[ClassBasedView], decorator: cabc.Callable[[t.Any], t.Any]
) -> type[ClassBasedView]:
    """Let all methods of a class-based view be decorated, as its list says."""
    view_class.decorators = [*view_class.decorators, decorator]
    return view_class


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


def _with_policy(function: F, view: View, frame: types.FrameType) -> F:
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
    if _is_class(function):
        decorator = functools.partial(_wrapped, view=view)
        return t.cast(F, _with_decorator(function, decorator))

    _expect_view(function)

    # Of two decorators the inner one decides: it stands closer to the view.
    view = said_of(function) or view
    is_async = inspect.iscoroutinefunction(function)

    def wrapper(*args: t.Any, **kwargs: t.Any) -> t.Any:
        answer = registered(view)

        if answer is not None:
            return answer

        if is_async:
            return current_app.ensure_sync(function)(*args, **kwargs)

        return function(*args, **kwargs)

    _describe(wrapper, function, view)
    return t.cast(F, wrapper)


def _expect_view(function: object) -> None:
    if not callable(function):
        raise TypeError(f"a view is decorated, not {type(function).__name__}")


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
