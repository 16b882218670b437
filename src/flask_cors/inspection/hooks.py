"""Hooks: the functions and layers around the views of an application."""

from __future__ import annotations

import collections.abc as cabc
import inspect
import types
import typing as t

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from ..flask_governor import FlaskGovernor
from ..sansio.audit.facts import Hook
from ..state import State
from ..wsgi import CORSMiddleware
from . import bytecode
from . import callables
from . import views

_CSRF_PACKAGES = frozenset({"flask_seasurf", "flask_wtf"})

Functions: t.TypeAlias = cabc.Mapping[t.Any, cabc.Iterable[t.Any]]


def before(app: Flask, blueprint: str | None) -> tuple[object, ...]:
    """The functions that run before the requests of a blueprint's views.

    :param blueprint: its full name; absent for views of the application.
    """
    return tuple(
        function
        for scope in (None, *_blueprints(blueprint))
        for function in app.before_request_funcs.get(scope, ())
    )


def gates(app: Flask, blueprint: str | None) -> tuple[str, ...]:
    """The names of those that let in only who is logged in, as their names say."""
    names = map(views.gate, before(app, blueprint))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _blueprints(name: str | None) -> cabc.Iterator[str]:
    """A blueprint, and those that it is nested in."""
    parts = name.split(".") if name else []
    return (".".join(parts[: end + 1]) for end in range(len(parts)))


def protects_from_csrf(app: Flask) -> bool:
    """Tell whether something checks that requests come from the application's pages."""
    return "csrf" in app.extensions or any(
        _is_about_csrf(function)
        for functions in app.before_request_funcs.values()
        for function in functions
    )


def _is_about_csrf(function: object) -> bool:
    for found in callables.functions(function):
        name = found.__code__.co_qualname.lower()

        if "csrf" in name or "xsrf" in name:
            return True

        if callables.package(found) in _CSRF_PACKAGES:
            return True

    return False


def other_layers(app: Flask) -> tuple[Hook, ...]:
    """The hooks, methods and WSGI layers that set CORS headers themselves."""
    found = (*_functions(app), *_overrides(app), *_wrappers(app))
    return tuple(dict.fromkeys(found))


def _functions(app: Flask) -> cabc.Iterator[Hook]:
    """The functions that are registered for requests, and for errors."""
    # What cross_origin() adds without a layer, it adds before they run.
    after = "after_request function"
    has_layer = State.of(app).has_layer
    registered: tuple[tuple[str, Functions], ...] = (
        ("before_request function", app.before_request_funcs),
        (after, app.after_request_funcs),
        ("error handler", _error_handlers(app)),
    )

    for kind, by_scope in registered:
        for scope, functions in by_scope.items():
            for function in filter(_sets, functions):
                yield Hook(
                    f"{kind} {callables.name(function)!r}",
                    callables.location(function),
                    scope,
                    is_around=kind is after and not has_layer,
                )


def _error_handlers(app: Flask) -> dict[t.Any, list[t.Any]]:
    return {
        scope: [
            handler for by_class in by_code.values() for handler in by_class.values()
        ]
        for scope, by_code in app.error_handler_spec.items()
    }


def _overrides(app: Flask) -> cabc.Iterator[Hook]:
    """What the application has in place of Flask's methods, in its class, in that of
    its responses or in itself.
    """
    response = inspect.getattr_static(app, "response_class")

    for owner in (type(app), response):
        for method in filter(_sets, callables.methods(owner)):
            name = f"method {owner.__name__}.{callables.name(method)}()"
            yield Hook(name, callables.location(method))

    for name, held in callables.members(app).items():
        is_method = type(held) in (types.FunctionType, types.MethodType)

        if is_method and name != "wsgi_app" and _sets(held):
            yield Hook(f"method app.{name}()", callables.location(held))


def _wrappers(app: Flask) -> cabc.Iterator[Hook]:
    """The WSGI layers around the application, the outermost first."""
    is_around = True

    for found in callables.walked(callables.members(app).get("wsgi_app")):
        location, name = None, "CORSMiddleware"

        if _is_own(found):
            is_around = False
            continue

        if type(found) is types.FunctionType and bytecode.sets_allow_origin(found):
            name = found.__code__.co_qualname.replace(".<locals>", "")
            location = callables.location(found)
        elif type(found) is not CORSMiddleware:
            continue

        yield Hook(f"WSGI layer {name!r}", location, None, is_around)


def has_proxy_within(app: Flask) -> bool:
    """Tell whether ``ProxyFix`` is behind the layer of this package."""
    layers = list(callables.walked(callables.members(app).get("wsgi_app")))
    proxies = [n for n, each in enumerate(layers) if isinstance(each, ProxyFix)]
    own = [n for n, each in enumerate(layers) if _is_own(each)]
    return bool(proxies and own) and max(proxies) > min(own)


def _is_own(layer: object) -> bool:
    if type(layer) is not CORSMiddleware:
        return False

    return type(callables.members(layer).get("_governor")) is FlaskGovernor


def _sets(function: object) -> bool:
    return any(map(bytecode.sets_allow_origin, callables.functions(function)))
