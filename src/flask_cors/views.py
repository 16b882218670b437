"""What a view says of itself: the policy of its own, or none at all."""

from __future__ import annotations

import collections.abc as cabc
import inspect
import linecache
import re
import types
import typing as t
from dataclasses import dataclass

from werkzeug.routing import Rule

from .errors import Finding
from .sansio.layers import Layer

#: The attribute of a decorated view.
MARK: t.Final = "flask_cors_view"

_ROUTE = re.compile(r"\s*@[\w.]+\.(?:route|get|post|put|patch|delete)\s*\(")
_DEFINITION = re.compile(r"\s*(?:async\s+def|def|class)\b")
_MOST_DECORATOR_LINES: t.Final = 100


class AddedMethod(str):
    """OPTIONS, as the decorator adds it to the methods of a route.

    A set keeps the plain text where the route lists the method itself, and Werkzeug
    asks for the upper case: so a rule tells afterwards whose OPTIONS it has.
    """

    __slots__ = ()

    def upper(self) -> t.Self:
        return self


ADDED_OPTIONS: t.Final = AddedMethod("OPTIONS")


def lists_options(rule: Rule) -> bool:
    """Tell whether a rule lists OPTIONS itself, so that its view handles it."""
    methods = rule.methods or ()
    return any(m == "OPTIONS" and not isinstance(m, AddedMethod) for m in methods)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What a decorator has said of one view.

    :param layer: the options that it was given; absent for a view that is exempt.
    :param answers_options: whether the decorator answers OPTIONS instead of the view.
    :param findings: what has been said of the options already.
    """

    layer: Layer | None
    answers_options: bool = False
    findings: tuple[Finding, ...] = ()


def view_of(function: t.Any, method: str) -> View | None:
    """What is said of the view that ``function`` serves, for ``method``.

    The handler of a class-based view is asked first, what stands around it later: the
    innermost decides.
    """
    view_class = getattr(function, "view_class", None)
    around = () if view_class is None else tuple(_handlers(view_class, method))

    for decorated in (*around, function):
        said: View | None = getattr(decorated, MARK, None)

        if said is not None:
            return said

    return None


def _handlers(view_class: type, method: str) -> cabc.Iterator[object]:
    """The handler of a method, then Flask-RESTful's decorators of it."""
    name = method.lower()

    if name == "head" and not hasattr(view_class, name):
        name = "get"

    yield getattr(view_class, name, None)

    decorators = getattr(view_class, "method_decorators", ())

    if isinstance(decorators, cabc.Mapping):
        decorators = decorators.get(name, ())

    yield from decorators


def views_of(function: t.Any) -> cabc.Iterator[View]:
    """All that is said of the view that ``function`` serves, for any method."""
    for method in getattr(function, "methods", None) or ("GET",):
        view = view_of(function, method)

        if view is not None:
            yield view


def route_below(
    function: cabc.Callable[..., t.Any], frame: types.FrameType
) -> str | None:
    """The route that has registered ``function`` before the decorator in ``frame``.

    Decorators are applied from the bottom up: a route that stands below registers the
    function without whatever is put around it later.
    """
    code = getattr(inspect.unwrap(function), "__code__", None)

    if code is None or code.co_filename != frame.f_code.co_filename:
        return None

    for number in range(
        code.co_firstlineno, code.co_firstlineno + _MOST_DECORATOR_LINES
    ):
        line = linecache.getline(code.co_filename, number)

        if not line or _DEFINITION.match(line):
            return None

        if number > frame.f_lineno >= code.co_firstlineno and _ROUTE.match(line):
            return line.strip()

    return None
