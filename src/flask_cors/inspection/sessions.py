"""Sessions: the cookie of Flask's session, and whether an application has any."""

from __future__ import annotations

import collections.abc as cabc
import types
import typing as t

import flask
from flask import Flask

from ..sansio.audit.facts import Session
from ..suffixes import is_public_suffix
from . import bytecode
from . import callables

#: Flask-Login leaves its manager here, by its documentation.
_LOGIN_MANAGER: t.Final = "login_manager"


def session(app: Flask) -> Session:
    """The cookie of the session, by the configuration and what the views refer to."""
    config = app.config
    # A partitioned cookie is made secure by Werkzeug.
    secure = ("SESSION_COOKIE_SECURE", "SESSION_COOKIE_PARTITIONED")
    return Session(
        is_in_use=bool(config.get("SECRET_KEY")) and _is_used(app),
        same_site=_text(config, "SESSION_COOKIE_SAMESITE").title() or None,
        is_secure=any(config.get(name) for name in secure),
        site=_site(config),
    )


def _is_used(app: Flask) -> bool:
    """Tell whether something keeps a session: a secret key has other uses."""
    if callables.members(app).get(_LOGIN_MANAGER) is not None:
        return True

    functions = tuple(_functions(app))
    modules = {id(each.__globals__): each.__globals__ for each in functions}

    # What a view calls may be of another module.
    for module in tuple(modules.values()):
        for value in tuple(module.values()):
            if type(value) is types.FunctionType and not callables.is_foreign(value):
                modules[id(value.__globals__)] = value.__globals__

    return any(_holds_session(module.values()) for module in modules.values()) or any(
        _holds_session(value for value, _ in bytecode.references(function))
        for function in functions
    )


def _functions(app: Flask) -> cabc.Iterator[types.FunctionType]:
    """The functions of views, and of what runs around them."""
    roots: list[object] = [*app.view_functions.values()]

    for hooks in (app.before_request_funcs, app.after_request_funcs):
        roots += [hook for of_scope in hooks.values() for hook in of_scope]

    for root in roots:
        for function in callables.functions(root):
            if not callables.is_foreign(function):
                yield function


def _holds_session(values: cabc.Iterable[object]) -> bool:
    return any(value is flask.session for value in tuple(values))


def _site(config: cabc.Mapping[str, t.Any]) -> str | None:
    """The site that the application is of, as far as its configuration says."""
    host = _text(config, "SERVER_NAME") or _text(config, "SESSION_COOKIE_DOMAIN")

    if host.startswith("["):
        return f"{host.partition(']')[0]}]".lower()

    host = host.partition(":")[0].strip(".").lower()
    return registrable(host, is_public_suffix) if host else None


def registrable(host: str, is_public: cabc.Callable[[str], bool | None]) -> str:
    """The domain that somebody has registered, of which ``host`` is a part.

    Where public suffixes are not known, or it is a name of a private network, the last
    two labels: the hosts of one site have them in common, whatever else they have.

    :param is_public: tells whether a domain is a public suffix.
    """
    labels = host.split(".")

    if labels[-1].isdigit():
        return host

    for start in range(1, len(labels)):
        if is_public(".".join(labels[start:])):
            return ".".join(labels[start - 1 :])

    return ".".join(labels[-2:])


def _text(config: cabc.Mapping[str, t.Any], key: str) -> str:
    """A value that is text, if it is of any use."""
    value = config.get(key)
    return value if isinstance(value, str) else ""
