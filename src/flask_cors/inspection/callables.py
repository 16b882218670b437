"""Callables: what stands in and around a function, looked up without running it.

Whatever can be called may be a view, and its attributes may be properties, proxies or
made up when they are asked for: nothing here asks an object for an attribute.
"""

from __future__ import annotations

import collections.abc as cabc
import functools
import sys
import types
import typing as t

from flask import Blueprint
from flask import Flask
from werkzeug.local import LocalProxy

from ..sansio.findings import Location

_MOST: t.Final = 200

_FUNCTIONS = (types.FunctionType, types.MethodType, functools.partial)
_OPAQUE = (Flask, Blueprint, LocalProxy, types.ModuleType, type)

#: Packages whose classes say nothing about the application that uses them.
_FRAMEWORKS = frozenset({"flask", "flask_cors", "werkzeug"}) | sys.stdlib_module_names


_LIBRARIES = frozenset(
    {"flask_httpauth", "flask_jwt_extended", "flask_login", "flask_security"}
)


def walked(root: object) -> cabc.Iterator[object]:
    """``root`` and what it calls, as far as its closure and attributes show, from the
    outside in. Classes that serve or wrap come with their methods.
    """
    seen: dict[int, object] = {}
    left = [root]

    while left and len(seen) < _MOST:
        found = left.pop()

        if id(found) not in seen:
            seen[id(found)] = found
            yield found
            left.extend(reversed(tuple(_within(found))))


def functions(root: object) -> cabc.Iterator[types.FunctionType]:
    """The plain functions among what is :func:`walked`."""
    return (found for found in walked(root) if type(found) is types.FunctionType)


def chain(root: object) -> cabc.Iterator[object]:
    """``root``, and what it was put around, from the outside in."""
    seen: list[object] = []

    while not any(root is each for each in seen):
        yield root
        seen.append(root)
        root = members(root).get("__wrapped__", root)


def innermost(root: object) -> object:
    """What decorators have been put around, as far as they tell."""
    return tuple(chain(root))[-1]


def name(root: object) -> str:
    """What a callable is called, for people."""
    found = innermost(root)

    if issubclass(type(found), type):
        return t.cast(type, found).__name__

    is_object = type(found) not in _FUNCTIONS
    code = _code(found)
    return type(found).__name__ if code is None or is_object else code.co_name


def location(root: object) -> Location | None:
    """Where a callable is written, without what decorators have put around it."""
    code = _code(innermost(root))
    return None if code is None else Location(code.co_filename, code.co_firstlineno)


def members(owner: object) -> dict[str, t.Any]:
    """The attributes that an object holds itself, whatever its class makes of them."""
    out: dict[str, t.Any] = {}

    for cls in type(owner).__mro__:
        for key, slot in tuple(vars(cls).items()):
            if type(slot) is types.MemberDescriptorType and not key.startswith("__"):
                out.update(_slot(slot, key, owner))
            elif type(slot) is types.GetSetDescriptorType and key == "__dict__":
                out.update(slot.__get__(owner))

    return out


def closure(function: types.FunctionType) -> dict[str, t.Any]:
    """What a function has kept of the functions around it, by name."""
    out = {}

    for key, cell in zip(
        function.__code__.co_freevars, function.__closure__ or (), strict=True
    ):
        try:
            out[key] = cell.cell_contents
        except ValueError:
            # It is given a value later, or not at all.
            continue

    return out


def decorators(view_class: object) -> cabc.Iterator[object]:
    """Flask-RESTful's decorators of the methods of a class, applied when one comes."""
    listed = _attributes(view_class).get("method_decorators")
    groups: cabc.Iterable[t.Any] = [listed]

    if type(listed) is dict:
        groups = listed.values()

    for group in groups:
        if type(group) in (list, tuple):
            yield from filter(is_callable, group)


def is_callable(value: object) -> bool:
    """Tell whether calling ``value`` runs code that may be looked at."""
    kind = type(value)

    if issubclass(kind, _OPAQUE):
        return False

    return any("__call__" in vars(cls) for cls in kind.__mro__)


def package(function: types.FunctionType) -> str:
    """The package that a function is written in."""
    return str(function.__globals__.get("__name__")).partition(".")[0]


def is_foreign(function: types.FunctionType) -> bool:
    """Tell whether a function is of a framework or of an extension for logins, and says
    nothing about the application that uses it.
    """
    return package(function) in _FRAMEWORKS | _LIBRARIES


def is_of_package(cls: type, *packages: str) -> bool:
    """Tell whether a class, or one that it is made of, is of one of ``packages``."""
    return any(_package(each) in packages for each in cls.__mro__)


def _within(found: object) -> cabc.Iterator[object]:
    kind = type(found)

    if issubclass(kind, type):
        yield from methods(t.cast(type, found))
        yield from decorators(found)
        return

    held: cabc.Iterable[object] = members(found).values()

    if kind is types.FunctionType:
        function = t.cast(types.FunctionType, found)
        view_class = function.__dict__.get("view_class")
        held = (*held, *closure(function).values())

        if issubclass(type(view_class), type):
            yield view_class
    elif kind is types.MethodType:
        method = t.cast(types.MethodType, found)
        held = (method.__func__, method.__self__)
    elif issubclass(kind, functools.partial):
        partial = t.cast("functools.partial[t.Any]", found)
        held = (partial.func, *partial.args, *partial.keywords.values())
    else:
        yield kind

    yield from filter(is_callable, held)


def methods(owner: object) -> cabc.Iterator[object]:
    """The methods that a class has, but for those of frameworks."""
    for value in _attributes(owner).values():
        if type(value) in (staticmethod, classmethod):
            value = value.__func__

        if is_callable(value):
            yield value


def _attributes(owner: object) -> dict[str, t.Any]:
    """The attributes of a class, its own first; nothing where it is none."""
    out: dict[str, t.Any] = {}

    if not issubclass(type(owner), type):
        return out

    for cls in t.cast(type, owner).__mro__:
        if _package(cls) not in _FRAMEWORKS:
            # Those of the class itself come first, and are not overridden.
            out = {**out, **vars(cls), **out}

    return out


def _package(cls: type) -> str:
    # Those that are written in C need not say it.
    return str(vars(cls).get("__module__", "builtins")).partition(".")[0]


def _slot(
    slot: types.MemberDescriptorType, key: str, owner: object
) -> dict[str, t.Any]:
    try:
        return {key: slot.__get__(owner)}
    except AttributeError:
        return {}


def _code(found: object) -> types.CodeType | None:
    """The code that is run when ``found`` is called, where there is any."""
    kind = type(found)

    if kind is types.FunctionType:
        return t.cast(types.FunctionType, found).__code__

    if kind is types.MethodType:
        return _code(t.cast(types.MethodType, found).__func__)

    if kind is functools.partial:
        return _code(t.cast("functools.partial[t.Any]", found).func)

    calls = [vars(cls)["__call__"] for cls in kind.__mro__ if "__call__" in vars(cls)]
    return _code(calls[0]) if calls and type(calls[0]) is types.FunctionType else None
