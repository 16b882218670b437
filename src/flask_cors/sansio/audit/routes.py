"""Judges of the routes: which are left out, and what pages may not do there."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t

from .. import ruling
from ..fetch import is_forbidden_method
from ..findings import Fault
from ..findings import Finding
from ..judges.subject import of_option
from ..paths import Reach
from ..policy import Policy
from ..resources import Resource
from .facts import Application
from .facts import Route
from .subjects import each_of

# A page may send these without asking first, and what is not asked is not refused.
# https://fetch.spec.whatwg.org/#cors-safelisted-method
_UNASKED = frozenset({"GET", "HEAD", "OPTIONS", "POST"})

_MOST_NAMED = 3

_VARIABLE = re.compile(r"<[^>]*>")

#: What routes have in common that are beside each other.
Key: t.TypeAlias = tuple[str, ...]

#: Routes, each with the entry that governs it.
Governed: t.TypeAlias = list[tuple[Route, Resource]]


def uncovered_route(application: Application) -> cabc.Iterator[Finding]:
    """A route is governed by no entry, although its neighbours are."""
    by_rule = _by_rule(application)
    beside: dict[Key, list[Route]] = {}

    for route in by_rule.values():
        for key in _keys(route):
            beside.setdefault(key, []).append(route)

    for route in by_rule.values():
        if not _is_left_out(route):
            continue

        groups = [_neighbours(beside[key]) for key in _keys(route)]
        neighbours = next(filter(None, (_collection(route, by_rule), *groups)), None)

        if neighbours and not _is_partly_governed(route, application):
            yield _uncovered(route, neighbours)


def _by_rule(application: Application) -> dict[str, Route]:
    """One route for each rule: one that something governs, if there is one."""
    rv: dict[str, Route] = {}

    for route in application.routes:
        if route.rule not in rv or _is_left_out(rv[route.rule]):
            rv[route.rule] = route

    return rv


def _is_left_out(route: Route) -> bool:
    """Whether nothing governs a route, and nothing says that this is meant."""
    return route.policy is None and not (route.is_exempt or route.is_static)


def _keys(route: Route) -> cabc.Iterator[Key]:
    parent = _parent(route.rule)

    if parent:
        yield "parent", parent

    # Of a blueprint only what is enumerated, path by path: a pattern is a choice.
    is_single = route.entry is None or route.entry.pattern.reach is Reach.LITERAL

    if parent and route.blueprint and is_single:
        yield "blueprint", route.blueprint, *route.shape.fixed[:1]


def _parent(rule: str) -> str:
    return rule.rstrip("/").rpartition("/")[0]


def _collection(route: Route, by_rule: dict[str, Route]) -> Governed:
    """The collection that a route is for one item of, if it has an entry of its own."""
    parent, _, last = route.rule.rstrip("/").rpartition("/")
    found = by_rule.get(parent) or by_rule.get(f"{parent}/")

    if not parent or found is None or _VARIABLE.fullmatch(last) is None:
        return []

    entry = found.entry
    return [(found, entry)] if entry and entry.pattern.reach is Reach.LITERAL else []


def _neighbours(routes: list[Route]) -> Governed:
    """The governed of some routes, if it seems that the others are forgotten.

    It does not where one pattern sets them apart from the others, or as many are left
    out as are governed: that is a choice.
    """
    governed = [(route, route.entry) for route in routes if route.entry is not None]
    entries = {entry for _, entry in governed}
    left_out = sum(map(_is_left_out, routes))
    return governed if len(entries) > 1 and len(governed) > left_out else []


def _is_partly_governed(route: Route, application: Application) -> bool:
    """Whether an entry is for some of the paths that a route's variables stand for."""
    return any(
        shape.meets(entry.pattern)
        for table in application.tables
        for shape in table.seen(route)
        for entry in table.entries
    )


def _uncovered(route: Route, neighbours: Governed) -> Finding:
    names = [repr(neighbour.rule) for neighbour, _ in neighbours]
    are = "is" if len(names) == 1 else "are"
    stem = "".join(f"/{segment}" for segment in route.shape.fixed)
    pattern = stem if route.shape.is_fixed else f"{stem}/*"
    return ruling.remark(
        Fault.UNCOVERED_ROUTE,
        "resources",
        route.rule,
        neighbours[0][1].policy.settings["resources"].source,
        f"No entry of resources governs {route.rule!r} (view {route.view!r}), although "
        f"{_listed(names)} {are} governed.",
        f"Add {pattern!r}, or exempt the view with @cors_exempt.",
        pattern,
    )


def route_method_not_allowed(application: Application) -> cabc.Iterator[Finding]:
    """A route takes a method that no page may send to it."""
    refused: dict[object, list[tuple[Route, Policy, list[str]]]] = {}

    for route in application.routes:
        policies = [p for p in each_of(route.policy) if not p.origins.is_empty]
        methods = _refused(route, policies)

        if methods:
            policy = policies[0]
            key = policy.settings["methods"].source, policy.methods
            refused.setdefault(key, []).append((route, policy, methods))

    yield from map(_not_allowed, refused.values())


def _refused(route: Route, policies: list[Policy]) -> list[str]:
    """The methods that none of the policies grants."""
    return [
        method
        for method in sorted(route.methods - _UNASKED)
        if policies and not is_forbidden_method(method)
        if all(p.methods.granted(method, route.methods) is None for p in policies)
    ]


def _not_allowed(cases: list[tuple[Route, Policy, list[str]]]) -> Finding:
    _, policy, _ = cases[0]
    said = [
        f"{' and '.join(methods)} to {route.rule!r} (view {route.view!r})"
        for route, _, methods in cases
    ]
    more = {method for _, _, methods in cases for method in methods}
    names = [*sorted(policy.methods.names), *sorted(more)]
    return of_option(
        policy,
        "methods",
        Fault.ROUTE_METHOD_NOT_ALLOWED,
        f"pages of other origins cannot send {_listed(said)}.",
        f"If they are to, write methods={names!r}.",
        ", ".join(names),
    )


def _listed(names: cabc.Sequence[str]) -> str:
    """The first names in words, and how many more there are."""
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"

    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
