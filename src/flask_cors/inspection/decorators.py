"""Decorators: those above a function, as its source has them.

What a decorator makes of a function after a route has registered it is known to the
name that it is assigned to, and within a factory that name is gone.
"""

from __future__ import annotations

import collections.abc as cabc
import linecache
import re
import tokenize
import types
import typing as t
from dataclasses import dataclass

from ..decorator import cors_exempt
from ..decorator import cross_origin
from ..sansio.findings import Location
from ..views import is_route
from ..views import MARK
from ..views import View
from . import callables

_MOST_LINES: t.Final = 100

_NAME = re.compile(r"@([\w.]+)(?:\(.*)?", re.DOTALL)
_BLANK = frozenset(
    {tokenize.COMMENT, tokenize.DEDENT, tokenize.INDENT, tokenize.NEWLINE, tokenize.NL}
)

#: By the names that they mostly have.
_OURS: t.Final = {
    "cors_exempt": cors_exempt,
    "cross_origin": cross_origin,
    "flask_cors.cors_exempt": cors_exempt,
    "flask_cors.cross_origin": cross_origin,
}


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A decorator of this package that stands above a route.

    :param is_exempt: whether it is ``cors_exempt``.
    """

    location: Location | None
    is_exempt: bool


def above_route(function: types.FunctionType) -> Misplaced | None:
    """The decorator that stands above a route of ``function``, if one does."""
    code = function.__code__
    decorators = _decorators(function)
    routes = [n for n, (_, text) in enumerate(decorators) if is_route(text)]

    for line, text in decorators[: max(routes, default=0)]:
        found = _NAME.fullmatch(text)
        ours = None if found is None else _ours(found[1], function)

        if ours is not None:
            location = Location(code.co_filename, code.co_firstlineno + line - 1)
            return Misplaced(location, ours is cors_exempt)

    return None


def _decorators(function: types.FunctionType) -> list[tuple[int, str]]:
    """The decorators from the top down, each with its line, the first of which is 1.

    Nothing where the source is not to be had, or is that of something else by now.
    """
    out: list[tuple[int, str]] = []
    name = function.__code__.co_name

    for line in _logical_lines(function):
        first, *others = [token.string for token in line]

        if first != "@":
            is_its_own = first in ("def", "async") and name in others[:2]
            return out if is_its_own else []

        out.append((line[0].start[0], "".join((first, *others))))

    return []


def _logical_lines(
    function: types.FunctionType,
) -> cabc.Iterator[list[tokenize.TokenInfo]]:
    """The lines of a function as Python has them: what is in brackets is one."""
    code = function.__code__
    lines = linecache.getlines(code.co_filename, function.__globals__)
    start = code.co_firstlineno - 1
    written = iter(lines[start : start + _MOST_LINES])
    line: list[tokenize.TokenInfo] = []

    try:
        for token in tokenize.generate_tokens(lambda: next(written, "")):
            if token.type == tokenize.NEWLINE and line:
                yield line
                line = []
            elif token.type not in _BLANK:
                line.append(token)
    except (tokenize.TokenError, SyntaxError):
        return


def _ours(name: str, function: types.FunctionType) -> object | None:
    """Which of this package's decorators is meant by a name above a function."""
    first, *rest = name.split(".")

    # What a factory has imported itself is gone with its frame.
    if first not in function.__globals__:
        return _OURS.get(name)

    value = function.__globals__[first]

    for part in rest:
        is_module = issubclass(type(value), types.ModuleType)
        value = vars(value).get(part) if is_module else None

    said = callables.members(value).get(MARK)

    if type(said) is View:
        return cors_exempt if said.layer is None else cross_origin

    return value if value is cors_exempt or value is cross_origin else None
