"""What a view says of itself: the policy of its own, or none at all."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import linecache
import re
import types
import typing as t
from dataclasses import dataclass

from werkzeug.routing import Rule

from .sansio.findings import Finding
from .sansio.layers import Layer

#: The attribute of a decorated view.
MARK: t.Final = "flask_cors_view"

#: The attribute of a view that anybody may write to.
CSRF_MARK: t.Final = "flask_cors_csrf_exempt"

_ROUTE: t.Final = r"\s*@[\w.]+\.(?:route|get|post|put|patch|delete)\s*\("
_DEFINITION: t.Final = r"\s*(?:async\s+def|def|class)\b"
_MOST_DECORATOR_LINES: t.Final = 100
_MOST_ENTRIES: t.Final = 100


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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class View:
    """What a decorator has said of one view.

    :param layer: the options that it was given; absent for a view that is exempt.
    :param answers_options: whether the decorator answers OPTIONS instead of the view.
    :param findings: what has been said of the options already.
    """

    layer: Layer | None
    answers_options: bool = False
    findings: tuple[Finding, ...] = ()


def said_of(decorated: object) -> View | None:
    """What a decorator has left at a view, or at a part of one."""
    said = _asked(decorated, MARK)
    return said if type(said) is View else None


def view_of(function: object, method: str) -> View | None:
    """What is said of the view that ``function`` serves, for ``method``.

    The handler of a class-based view is asked first, what stands around it later: the
    innermost decides.
    """
    for decorated in _parts(function, method):
        said = said_of(decorated)

        if said is not None:
            return said

    return None


def is_csrf_exempt(function: object, method: str) -> bool:
    """Tell whether the view that ``function`` serves, or a part of it, takes requests
    that change something from anybody.
    """
    return any(_asked(part, CSRF_MARK) is True for part in _parts(function, method))


def _parts(function: object, method: str) -> cabc.Iterator[object]:
    """What a decorator may have been put on, the innermost first."""
    view_class = _asked(function, "view_class")

    if view_class is not None:
        yield from _handlers(view_class, method)

    yield function


def _handlers(view_class: object, method: str) -> cabc.Iterator[object]:
    """The handler of a method, then what is around it: Flask-RESTful's decorators, and
    the method that all requests come to.
    """
    name = method.lower()

    if name == "head" and _asked(view_class, name) is None:
        name = "get"

    yield _asked(view_class, name)
    yield from _listed(_asked(view_class, "method_decorators"), name)
    yield _asked(view_class, "dispatch_request")


def views_of(function: object) -> cabc.Iterator[View]:
    """All that is said of the view that ``function`` serves, for any method."""
    methods = _listed(_asked(function, "methods"))

    for method in [m for m in methods if issubclass(type(m), str)] or ["GET"]:
        view = view_of(function, method)

        if view is not None:
            yield view


def _asked(found: object, name: str) -> t.Any:
    """An attribute of whatever can be called; nothing where asking for it raises."""
    try:
        return getattr(found, name, None)
    except Exception:
        # Flask serves a proxy or a mock without asking: so a request must not fail.
        return None


def _listed(values: t.Any, key: str = "") -> tuple[t.Any, ...]:
    """The entries of a collection, or those that a mapping has for ``key``; none of
    what only looks like one.
    """
    try:
        if isinstance(values, cabc.Mapping):
            values = values.get(key, ())

        return tuple(itertools.islice(values, _MOST_ENTRIES))
    except Exception:
        return ()


def route_below(
    function: cabc.Callable[..., t.Any], frame: types.FrameType
) -> str | None:
    """The route that has registered ``function`` before the decorator in ``frame``.

    Decorators are applied from the bottom up: a route that stands below registers the
    function without whatever is put around it later.
    """
    code = _code(function)

    if code is None or code.co_filename != frame.f_code.co_filename:
        return None

    for number in range(
        code.co_firstlineno, code.co_firstlineno + _MOST_DECORATOR_LINES
    ):
        line = linecache.getline(code.co_filename, number)

        if not line or re.match(_DEFINITION, line):
            return None

        if number > frame.f_lineno >= code.co_firstlineno and is_route(line):
            return line.strip()

    return None


def _code(function: object) -> types.CodeType | None:
    """The code of a function, without what decorators have put around it."""
    for _ in range(_MOST_ENTRIES):
        inner = _asked(function, "__wrapped__")

        if inner is None:
            break

        function = inner

    code = _asked(function, "__code__")
    return code if type(code) is types.CodeType else None


def is_route(line: str) -> bool:
    """Tell whether a line is a decorator that registers a view, by its name."""
    return re.match(_ROUTE, line) is not None
