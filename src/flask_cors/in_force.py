"""What is in force of what a ``CORS`` was given for an application."""

from __future__ import annotations

import collections.abc as cabc
import functools
import typing as t

from .configuration import Compiled
from .configuration import read_resources
from .given import Given
from .sansio import effective
from .sansio.layers import Setting
from .sansio.layers import Settings
from .sansio.protection import Protection
from .sansio.protection import UNPROTECTED
from .sansio.resources import Resource
from .sansio.resources import Resources


def config(
    given: tuple[Given, ...], owner: object, values: cabc.Mapping[str, t.Any]
) -> dict[str, object]:
    """What is in force of what ``owner`` was given, in a form that can be given again.

    :param values: the configuration of the application.
    """
    last = max(i for i, each in enumerate(given) if each.owner is owner)
    read = [(g.owner, read_resources(g.layers, values)) for g in given[: last + 1]]
    own = [compiled for who, compiled in read if who is owner]
    calls = [compiled for _, compiled in read]
    return effective.config(_settings(own, calls), _entries(own, calls))


def _entries(own: list[Compiled], calls: list[Compiled]) -> cabc.Iterator[Resource]:
    """The entries of ``own`` that no later call of another ``CORS`` has replaced."""
    mine = {entry for compiled in own for entry in compiled.resources}
    table = Resources(tuple(e for each in calls for e in each.resources))
    return (entry for entry in table.entries if entry in mine)


def _settings(own: list[Compiled], calls: list[Compiled]) -> Settings:
    """The settings of the last call; of several calls, what they make together."""
    settings = [compiled.settings for compiled in reversed(own)]
    mode = _protection(own).mode
    writers = _protection(calls).writers
    return {
        **settings[0],
        "strict": _setting(settings, "strict", False),
        "csrf_protect": _setting(settings, "csrf_protect", mode),
        "csrf_origins": _setting(settings, "csrf_origins", writers),
    }


def _protection(calls: list[Compiled]) -> Protection:
    """How the paths are protected that no entry governs."""
    each = (compiled.protection for compiled in calls)
    return functools.reduce(Protection.joined, each, UNPROTECTED)


def _setting(settings: list[Settings], option: str, value: object) -> Setting:
    """The first that has a value; or the first of all."""
    found = [each[option] for each in settings]
    return next((s for s in found if s.value == value), found[0])
