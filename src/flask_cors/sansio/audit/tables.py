"""Judges of the tables beside the URL map: which entries govern no route."""

from __future__ import annotations

import collections.abc as cabc

from ..findings import Fault
from ..findings import Finding
from ..judges.subject import of_option
from ..paths import PathPattern
from ..paths import Reach
from ..resources import Resource
from . import proposals
from .facts import Application
from .facts import Route
from .facts import Table
from .shapes import Shape

_ELSEWHERE = "Remove it, unless something outside the URL map serves these paths."


def governs_no_route(application: Application) -> cabc.Iterator[Finding]:
    """An entry stands for paths that no route serves."""
    # An application whose views are all elsewhere has no map to compare with.
    if all(route.is_static for route in application.routes):
        return

    for table in application.tables:
        if table.blueprint is None:
            yield from _of_application(table, application)

    yield from _of_blueprints(application)


def _of_application(table: Table, application: Application) -> cabc.Iterator[Finding]:
    shapes = _seen_from(table, application)

    for entry in table.entries:
        if _is_met(entry.pattern, shapes):
            continue

        within = _within_blueprints(entry.pattern, application.routes)

        if within:
            yield _relative(entry, within)
        else:
            near = proposals.near(entry.pattern, shapes, application.root)
            yield _useless(entry, "the URL map", near)


def _of_blueprints(application: Application) -> cabc.Iterator[Finding]:
    tables = [table for table in application.tables if table.blueprint is not None]
    seen = {table.blueprint: _seen_from(table, application) for table in tables}

    # A blueprint that is registered twice may name the paths of either place.
    met = {
        entry.pattern.text
        for table in tables
        for entry in table.entries
        if _is_met(entry.pattern, seen[table.blueprint])
    }

    for table in tables:
        shapes = seen[table.blueprint]

        for entry in table.entries:
            if shapes and entry.pattern.text not in met:
                near = proposals.near(entry.pattern, shapes)
                yield _useless(entry, f"the blueprint {table.blueprint!r}", near)


def _seen_from(table: Table, application: Application) -> tuple[Shape, ...]:
    shapes = (shape for route in application.routes for shape in table.seen(route))
    return tuple(dict.fromkeys(shapes))


def _is_met(pattern: PathPattern, shapes: tuple[Shape, ...]) -> bool:
    """Tell whether a pattern is for a route, or need not be: some are for all that
    there may be, and what is relative has been told.
    """
    if pattern.reach is Reach.EVERYTHING or pattern.is_relative:
        return True

    return not proposals.has_variables(pattern) and any(
        shape.meets(pattern) for shape in shapes
    )


def _within_blueprints(
    pattern: PathPattern, routes: tuple[Route, ...]
) -> dict[str, Route]:
    """The patterns that are meant by one that is relative to a blueprint, each with a
    route.
    """
    found: dict[str, Route] = {}

    for route in routes:
        if route.blueprint is not None:
            text = proposals.relative(pattern, route.shape)

            if text is not None:
                found.setdefault(text, route)

    return found


def _relative(entry: Resource, within: dict[str, Route]) -> Finding:
    first = next(iter(within.values()))
    texts = tuple(within)[:3]
    return of_option(
        entry.policy,
        "resources",
        Fault.RELATIVE_TO_BLUEPRINT,
        f"it governs no route of the URL map, in which the blueprint "
        f"{first.blueprint!r} has {first.rule!r}.",
        f"Write {' and '.join(map(repr, texts))}.",
        *texts,
        value=entry.pattern.text,
    )


def _useless(entry: Resource, where: str, near: tuple[str, ...]) -> Finding:
    return of_option(
        entry.policy,
        "resources",
        Fault.GOVERNS_NO_ROUTE,
        f"it governs no route of {where}.",
        f"Did you mean {near[0]!r}?" if near else _ELSEWHERE,
        *near,
        value=entry.pattern.text,
    )
