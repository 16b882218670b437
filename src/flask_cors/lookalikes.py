"""Lookalikes: what is taken for a Flask application, and what to write for it."""

from __future__ import annotations

import inspect
import re
import types
import typing as t

from flask import Blueprint
from flask import Flask

_HUMP: t.Final = r"(?<=[a-z0-9])(?=[A-Z])"

#: Where APIs keep what they have been given.
_KEPT: t.Final = {"app": Flask, "blueprint": Blueprint}

_WSGI: t.Final = "For another WSGI application, write CORSMiddleware(application, ...)."

_ASGI: t.Final = (
    "An ASGI application is none of Flask's: write "
    "CORSMiddleware(a2wsgi.ASGIMiddleware(application), origins=...)."
)


def fix(call: str, given: object) -> str:
    """What to write for an object that is no application.

    :param call: the name of what it was given to.
    """
    kept = None if _is_apart(given) else _kept(given)

    if kept is not None:
        # As a variable is named: RestApi as rest_api.
        name = re.sub(_HUMP, "_", type(given).__name__).lower()
        return f"Write {call}({name}.{kept})."

    if _is_asgi(given):
        return _ASGI

    if callable(given):
        return _WSGI

    if type(given).__module__ == "builtins":
        return f"Write {call}(app)."

    return f"Write {call}(app), with the Flask application that it belongs to."


def _kept(given: object) -> str | None:
    """The attribute in which an object, such as an API, keeps its application."""
    for name, kind in _KEPT.items():
        try:
            is_kept = isinstance(getattr(given, name, None), kind)
        except Exception:
            # Some objects, such as proxies, raise whatever they are asked.
            return None

        if is_kept:
            return name

    return None


def _is_asgi(given: object) -> bool:
    if isinstance(given, (types.FunctionType, types.MethodType)):
        return inspect.iscoroutinefunction(given)

    return callable(given) and inspect.iscoroutinefunction(type(given).__call__)


def _is_apart(given: object) -> bool:
    """Tell whether what an object keeps is asked without the layer: Connexion 3 takes
    ``wsgi_app`` of its Flask application when it makes that.
    """
    packages = {cls.__module__.partition(".")[0] for cls in type(given).__mro__}
    return "connexion" in packages and _is_asgi(given)
