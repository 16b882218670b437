"""Subjects: how a finding names what it is about."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..findings import Location
from ..findings import Place
from ..findings import Source
from ..policy import Policy
from .facts import Application
from .facts import Route

_MOST_NAMES: t.Final = 3


def at(location: Location | None) -> Source:
    """A line of the application, named by its file without the folders."""
    if location is None:
        return Source(Place.APPLICATION, "the application")

    file = location.file.replace("\\", "/").rpartition("/")[2]
    return Source(Place.APPLICATION, f"{file}, line {location.line}", location)


def views(routes: cabc.Iterable[Route]) -> str:
    """The views of ``routes`` in words."""
    names = tuple(dict.fromkeys(route.view for route in routes))
    return f"view{'s' if len(names) > 1 else ''} {listed(names)}"


def listed(names: cabc.Iterable[str]) -> str:
    """Three of ``names``, and how many more."""
    quoted = tuple(map(repr, dict.fromkeys(names)))
    shown, others = quoted[:_MOST_NAMES], len(quoted) - _MOST_NAMES

    if others > 0:
        return f"{', '.join(shown)} and {others} more"

    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last


def have(routes: cabc.Iterable[Route]) -> str:
    """The verb that follows :func:`views`."""
    return "has" if len({route.view for route in routes}) == 1 else "have"


def governing(application: Application) -> tuple[Policy, ...]:
    """All policies of routes, each once."""
    policies = (route.policy for route in application.routes)
    return tuple(dict.fromkeys(each for policy in policies for each in each_of(policy)))


def each_of(policy: Policy | None) -> tuple[Policy, ...]:
    """The policies of a route's path, if there is one."""
    return () if policy is None else policy.each


def credentialed(application: Application) -> cabc.Iterator[Policy]:
    """The policies of routes to which browsers send the session cookie along."""
    return (policy for policy in governing(application) if policy.credentialed)


def setting_of(policy: Policy, option: str) -> str:
    """Where an option of ``policy`` was set, in words."""
    return f"{option}, from {policy.settings[option].source}"
