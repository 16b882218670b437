"""The routing table: every route of an application, with the policy that governs it."""

from __future__ import annotations

import collections.abc as cabc
import enum
import itertools
import typing as t
from dataclasses import dataclass
from dataclasses import replace

from .audit.coverage import covers
from .audit.facts import Route
from .audit.facts import Table
from .findings import Source
from .policy import Policy
from .resources import Resource


class Level(enum.Enum):
    """Where the policy of a request is found: the first of these that has one."""

    VIEW = "view"
    BLUEPRINT = "blueprint"
    RESOURCES = "resources"
    EXEMPT = "exempt"
    """The view is taken out of CORS on purpose."""

    NONE = "none"


@dataclass(frozen=True, slots=True)
class Governing:
    """What governs the requests of a route, or of some of its paths.

    :param policy: absent where it is exempt, or nothing governs.
    :param pattern: the entry of ``resources``, as it is written, where one governs.
    :param blueprint: the full name of the blueprint whose entry it is.
    :param number: which of several policies of the path it is, counted from 1; absent
        where there is one, or none of them has been chosen.
    """

    level: Level
    policy: Policy | None = None
    pattern: str | None = None
    blueprint: str | None = None
    number: int | None = None

    @property
    def source(self) -> Source | None:
        """The call that made the policy."""
        return None if self.policy is None else self.policy.call

    @property
    def policies(self) -> tuple[Policy, ...]:
        """All policies, in the order in which they are tried."""
        return () if self.policy is None else self.policy.each

    def decided_by(self, policy: Policy) -> Governing:
        """The same, where one of several policies has decided on a request."""
        number = self.policies.index(policy) + 1
        return replace(self, policy=policy, number=number)

    def __str__(self) -> str:
        which = "" if self.number is None else f", policy {self.number}"

        if self.level is Level.BLUEPRINT:
            return f"blueprint {self.blueprint}: {self.pattern}{which}"

        if self.level is Level.RESOURCES:
            return f"resources: {self.pattern}{which}"

        name: str = self.level.value
        return name


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route, with those of its methods that are governed alike.

    :param rule: the path, as the route writes it: ``/api/books/<int:id>``.
    :param methods: without the automatic HEAD and OPTIONS.
    :param blueprint: the full name of the blueprint that the route is of.
    :param governed: by what; more than one where it depends on the path, in the order
        in which they are tried.
    :param is_odd: whether most routes of its blueprint are governed differently.
    """

    rule: str
    methods: tuple[str, ...]
    endpoint: str
    blueprint: str | None
    governed: tuple[Governing, ...]
    is_odd: bool = False

    @property
    def depends_on_path(self) -> bool:
        """Whether what the variables of the rule stand for makes a difference."""
        return len(self.governed) > 1


Rows: t.TypeAlias = tuple[RouteRow, ...]


def rows(routes: cabc.Iterable[Route], tables: tuple[Table, ...]) -> Rows:
    """Find what governs each route.

    :param tables: the tables of resources: the application's, then the blueprints' in
        the order in which they are tried.
    """
    found = tuple(_row(route, tables) for route in routes)
    odd = _odd(found)
    return tuple(replace(row, is_odd=row in odd) for row in found)


def _row(route: Route, tables: tuple[Table, ...]) -> RouteRow:
    return RouteRow(
        route.rule,
        tuple(sorted(route.methods)),
        route.endpoint,
        route.blueprint,
        _governed(route, tables),
    )


def _governed(route: Route, tables: tuple[Table, ...]) -> tuple[Governing, ...]:
    if route.is_exempt:
        return (Governing(Level.EXEMPT),)

    if route.policy is not None and route.entry is None:
        return (Governing(Level.VIEW, route.policy),)

    own, *blueprints = tables
    found = tuple(_tried(route, (*blueprints, own)))
    alike = all(_is_alike(found[-1].policy, each.policy) for each in found)
    return found[-1:] if alike else found


def _tried(route: Route, tables: cabc.Iterable[Table]) -> cabc.Iterator[Governing]:
    """The entries that govern a path of the route, up to one that has all of them."""
    for table in tables:
        shapes = table.seen(route)

        for entry in table.entries:
            if any(shape.meets(entry.pattern) for shape in shapes):
                yield _by_entry(entry, table)

            if any(covers(entry.pattern, shape) for shape in shapes):
                return

    yield Governing(Level.NONE)


def _by_entry(entry: Resource, table: Table) -> Governing:
    level = Level.RESOURCES if table.blueprint is None else Level.BLUEPRINT
    return Governing(level, entry.policy, entry.pattern.text, table.blueprint)


def _is_alike(policy: Policy | None, other: Policy | None) -> bool:
    if policy is None or other is None:
        return policy is other

    return policy is other or not policy.differing(other)


def _odd(found: Rows) -> Rows:
    """The rows that are not governed as most of their blueprint are."""
    of_blueprints = [row for row in found if row.blueprint is not None]
    key = _blueprint
    groups = itertools.groupby(sorted(of_blueprints, key=key), key)
    return tuple(
        row
        for group in (tuple(group) for _, group in groups)
        for row in group
        if 2 * sum(_governed_alike(row, other) for other in group) <= len(group)
    )


def _blueprint(row: RouteRow) -> str:
    return row.blueprint or ""


def _governed_alike(row: RouteRow, other: RouteRow) -> bool:
    is_long = len(row.governed) == len(other.governed)
    pairs = zip(row.governed, other.governed, strict=False)
    return is_long and all(_is_alike(one.policy, two.policy) for one, two in pairs)
