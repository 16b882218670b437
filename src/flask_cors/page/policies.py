"""Policies: each of them once, with a number that the matrix refers to."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from collections import Counter
from dataclasses import dataclass

from ..sansio.audit.facts import Application
from ..sansio.findings import Place
from ..sansio.policy import Policy
from ..sansio.protection import Mode
from ..sansio.routing_table import Governing
from ..sansio.routing_table import Level
from ..sansio.routing_table import RouteRow
from ..sansio.routing_table import Rows
from .audience import Audience
from .audience import NOBODY
from .places import Places

_PROTECTION: t.Final = {
    None: "as the application says",
    Mode.OFF: "off",
    Mode.REPORT: "only reports",
    Mode.ON: "on",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy as it is listed, all of it in words.

    :param number: counted from 1.
    :param name: what ``flask cors routes`` calls it.
    :param source: the call that made it, with its line.
    :param origins_from: where its origins are set, if not in that call.
    :param routes: how many routes it may govern.
    """

    number: int
    name: str
    source: str | None
    audience: Audience
    origins_from: str | None
    is_credentialed: bool
    methods: str
    headers: str
    exposed: str
    max_age: str
    protection: str
    routes: int = 0

    @property
    def with_cookies(self) -> Audience:
        """Those who may read what is answered to a request with cookies."""
        return self.audience if self.is_credentialed else NOBODY


Entries: t.TypeAlias = cabc.Mapping[Policy, Entry]


def entries(application: Application, rows: Rows, places: Places) -> Entries:
    """Number the policies of an application: those of its tables, in the order in which
    they are tried, then those of its views.
    """
    names: dict[Policy, list[str]] = {}

    for policy, name in (*_of_tables(application), *_of_views(rows)):
        names.setdefault(policy, []).append(name)

    counts = Counter(policy for row in rows for policy in _governing(row))
    return {
        policy: _entry(number, policy, ", ".join(dict.fromkeys(called)), places, counts)
        for number, (policy, called) in enumerate(names.items(), start=1)
    }


def _of_tables(application: Application) -> cabc.Iterator[tuple[Policy, str]]:
    for table in application.tables:
        level = Level.RESOURCES if table.blueprint is None else Level.BLUEPRINT

        for entry in table.entries:
            text = entry.pattern.text
            whole = Governing(level, entry.policy, text, table.blueprint)
            yield from _each_of(whole)


def _of_views(rows: Rows) -> cabc.Iterator[tuple[Policy, str]]:
    for row in rows:
        for governing in row.governed:
            if governing.level is Level.VIEW:
                yield from _each_of(governing, f"view: {row.endpoint}")


def _each_of(
    governing: Governing, name: str | None = None
) -> cabc.Iterator[tuple[Policy, str]]:
    """The policies of the same paths, each with its name."""
    first, *others = governing.policies
    yield first, name or str(governing)

    for policy in others:
        yield policy, f"{name or governing}, for other origins"


def _governing(row: RouteRow) -> set[Policy]:
    return {policy for governing in row.governed for policy in governing.policies}


def _entry(
    number: int,
    policy: Policy,
    name: str,
    places: Places,
    counts: cabc.Mapping[Policy, int],
) -> Entry:
    origins = policy.settings["origins"].source
    is_elsewhere = origins.place in (Place.DEFAULT, Place.CONFIG)
    return Entry(
        number,
        name,
        places.named(policy.call),
        Audience.of(policy.origins),
        str(origins) if is_elsewhere else None,
        policy.credentialed,
        _methods(policy),
        _headers(policy),
        ", ".join(policy.exposed) or "none besides the usual",
        _max_age(policy.max_age),
        _PROTECTION[policy.protection.mode],
        counts[policy],
    )


def _methods(policy: Policy) -> str:
    methods = policy.methods

    if methods.any:
        return "any"

    offered = ["those of the routes"] if methods.offered else []
    return ", ".join([*offered, *sorted(methods.names)]) or "none"


def _headers(policy: Policy) -> str:
    headers = policy.headers

    if headers.any:
        return "any"

    patterns = (pattern.pattern for pattern in headers.patterns)
    return ", ".join([*sorted(headers.names), *patterns]) or "none"


def _max_age(seconds: str | None) -> str:
    return "unset: 5 s" if seconds is None else f"{seconds} s"
