"""Views: who may call one, what it knows its visitor by, and what it does about CORS.

All of it is read from closures and bytecode: no view runs.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import sys
import types
import typing as t

from flask import g
from flask import request

from .. import decoration
from ..sansio.audit.facts import Hook
from ..views import MARK
from ..views import View
from . import bytecode
from . import callables
from .decorators import above_route
from .decorators import Misplaced

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_SUBJECT = (
    r"(?:admin|auth(?:entication|enticated|orization|orized)?|credentials|jwt"
    r"|logged_?in|log_?in|oauth2?|permissions?|roles?|scopes?|signed_?in|sign_?in"
    r"|staff|superuser|token)"
)
_GUARD = re.compile(
    rf"(?:\w+_)?(?:{_SUBJECT}|user)(?:_\w+)?_(?:accepted|needed|only|required)(?:_mixin)?"
    rf"|(?:check|enforce|ensure|requires?|validate|verify)_(?:\w+_)?{_SUBJECT}(?:_\w+)?"
    r"|requires?_user|authenticated?|authorized?"
)
_NO_GUARD = re.compile(r"(?:^|_)(?:anonymous|csrf|guest|no|not|optional|xsrf)(?:_|$)")

#: What tells a view who its visitor is, by the module that it is imported from.
_IDENTITIES: t.Final = {
    "authlib.integrations.flask_oauth2": ("current_token",),
    "flask": ("session",),
    "flask_jwt_extended": (
        "current_user",
        "get_current_user",
        "get_jwt",
        "get_jwt_identity",
        "verify_jwt_in_request",
    ),
    "flask_login": ("current_user",),
    "flask_security": ("current_user",),
}

_OF_G = frozenset({"current_user", "identity", "user"})
_OF_HTTPAUTH = frozenset({"current_user", "get_auth", "username"})


def guards(view: object) -> tuple[str, ...]:
    """The names of the login decorators around a view, or in its class."""
    found = dict.fromkeys(
        name
        for function in callables.functions(view)
        if (name := _guard(_parts(function)[:-1], function)) is not None
    )
    view_class = callables.members(view).get("view_class")

    for decorator in callables.decorators(view_class):
        function = next(callables.functions(decorator), None)
        name = None if function is None else _guard(_parts(function), function)
        found.update({} if name is None else {name: None})

    return tuple(found)


def gate(function: object) -> str | None:
    """The name of a function before requests, where it is that of a login."""
    for each in callables.functions(function):
        if _guard(_parts(each), each) is not None:
            return callables.name(function)

    return None


def around_cross_origin(view: object) -> tuple[str, ...]:
    """The names of the decorators that stand outside of ``cross_origin()``, the
    outermost first.
    """
    names: list[str] = []

    for layer in callables.chain(view):
        if type(layer) is not types.FunctionType:
            continue

        if layer.__globals__.get("__name__") == decoration.__name__:
            return tuple(names)

        names.append(_parts(layer)[0])

    return ()


def _parts(function: types.FunctionType) -> list[str]:
    """The names of a function, and of the functions and classes that it is made in."""
    qualname = function.__code__.co_qualname
    return [part for part in qualname.split(".") if part != "<locals>"]


def _guard(parts: cabc.Iterable[str], function: types.FunctionType) -> str | None:
    # Such as jwt_required(optional=True), which lets everybody in.
    if callables.closure(function).get("optional") is True:
        return None

    return next((part for part in parts if _is_guard(part)), None)


def _is_guard(name: str) -> bool:
    snake = _CAPITAL.sub("_", name).lower().strip("_")
    return _GUARD.fullmatch(snake) is not None and _NO_GUARD.search(snake) is None


def reads(view: object) -> tuple[str, ...]:
    """What a view knows its visitor by: the names of it, in the order of its code."""
    identities = _identities()
    found: dict[str, None] = {}

    for function in callables.functions(view):
        # Those of login decorators are told by their names.
        if callables.is_foreign(function):
            continue

        for value, attribute in bytecode.references(function):
            name = identities.get(id(value)) or _identity_of(value, attribute)

            if name is not None:
                found[name] = None

    return tuple(found)


def _identities() -> dict[int, str]:
    out = {}

    for module, names in _IDENTITIES.items():
        loaded = sys.modules.get(module)

        if type(loaded) is types.ModuleType:
            held = vars(loaded)
            out.update({id(held[name]): name for name in names if name in held})

    return out


def _identity_of(value: object, attribute: str | None) -> str | None:
    if value is g and attribute in _OF_G:
        return f"g.{attribute}"

    if value is request and attribute == "authorization":
        return "request.authorization"

    if attribute in _OF_HTTPAUTH and callables.is_of_package(
        type(value), "flask_httpauth"
    ):
        return f"{attribute}()"

    return None


def layers(view: object) -> tuple[Hook, ...]:
    """What in a view, or around it, sets CORS headers itself."""
    own = callables.innermost(view)
    found: dict[Hook, None] = {}

    for function in callables.functions(view):
        if bytecode.sets_allow_origin(function):
            name = "code" if function is own else _layer(function)
            # A decorator is removed where the view is, whose line is known.
            location = callables.location(function) if name == "code" else None
            found[Hook(name, location)] = None

    return tuple(found)


def _layer(function: types.FunctionType) -> str:
    """What a function is to a view: a decorator, or a part of its code."""
    outer, _, last = function.__code__.co_qualname.rpartition(".<locals>.")
    return "code" if not outer or "." in last else f"decorator {outer.split('.')[0]!r}"


def misplaced(view: object) -> Misplaced | None:
    """The decorator of this package that a view was registered without.

    It is found in the source, or around what the name of the view stands for now.
    """
    function = callables.innermost(view)

    if type(function) is not types.FunctionType or _is_marked(view):
        return None

    decorated = function.__globals__.get(function.__name__)
    said = callables.members(decorated).get(MARK)
    stands_around = any(view is each for each in callables.chain(decorated))

    if stands_around and type(said) is View:
        location = None if said.layer is None else said.layer.location
        return Misplaced(location, said.layer is None)

    return above_route(function)


def _is_marked(view: object) -> bool:
    return any(MARK in callables.members(each) for each in callables.chain(view))
