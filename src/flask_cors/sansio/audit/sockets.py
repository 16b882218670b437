"""Judges of Flask-SocketIO, which has a list of origins of its own.

Browsers let every page open a WebSocket, with the visitor's cookies: only the server
can refuse it. https://www.rfc-editor.org/rfc/rfc6455.html#section-10.2
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..findings import Place
from ..findings import Source
from ..judges.subject import is_open
from ..origins import NULL
from ..policy import Policy
from . import subjects
from .facts import Application

_OPTION: t.Final = "cors_allowed_origins"
_MOST_ORIGINS: t.Final = 3

_NAME_ORIGINS: t.Final = (
    f"Name the origins whose pages open sockets, also if it is only the application's "
    f"own: SocketIO(app, {_OPTION}=['https://app.example.com'])."
)


def sockets(application: Application) -> cabc.Iterator[Finding]:
    """Sockets that are open to every site, or closed to those that CORS lets in."""
    found = application.sockets
    policies = list(subjects.governing(application))

    if found is None or not policies:
        return

    if _are_open(found.origins):
        yield _of_sockets(
            found.origins,
            "any site can open a socket with the cookies of its visitors, whatever "
            "CORS() says.",
            policies,
        )
    elif found.origins is None and (allowing := _allowing(policies)) is not None:
        origins = subjects.setting_of(allowing, "origins")
        which = "them" if is_open(allowing) else "some"
        yield _of_sockets(
            None,
            f"not set: pages of other origins cannot open a socket, though {origins}, "
            f"lets {which} in: Flask-SocketIO has a list of its own.",
            policies,
        )


def _are_open(origins: object) -> bool:
    """Tell whether sockets are for every origin: an empty list turns the check off."""
    if isinstance(origins, (list, tuple, set, frozenset)):
        return "*" in origins or origins == []

    return isinstance(origins, str) and origins == "*"


def _allowing(policies: list[Policy]) -> Policy | None:
    """The first policy that lets in somebody, and not everybody if there is one."""
    allowing = [policy for policy in policies if not policy.origins.is_empty]
    return min(allowing, key=is_open, default=None)


def _of_sockets(origins: object, message: str, policies: list[Policy]) -> Finding:
    fix, suggestions = _remedy([policy for policy in policies if not is_open(policy)])
    source = Source(Place.APPLICATION, "SocketIO()")
    return ruling.finding(
        Fault.SOCKETS_OPEN, _OPTION, origins, source, message, fix, *suggestions
    )


def _remedy(policies: list[Policy]) -> tuple[str, list[str]]:
    """What to write, and the origins in it, where these policies name them all.

    :param policies: those that name origins.
    """
    literals = {text for policy in policies for text in policy.origins.literals}
    named = sorted(literals - {NULL})

    if any(map(_has_others, policies)) or len(named) > _MOST_ORIGINS:
        return f"Give {_OPTION} the origins of CORS(), or a function.", []

    if not named:
        return _NAME_ORIGINS, []

    return f"Write SocketIO(app, {_OPTION}={named!r}).", named


def _has_others(policy: Policy) -> bool:
    """Tell whether a policy lets in origins that are not written out."""
    origins = policy.origins
    return bool(origins.wildcards or origins.regexes or origins.checks)
