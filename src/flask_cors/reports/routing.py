"""The reports of the routing table: for people, and for programs."""

from __future__ import annotations

import collections.abc as cabc
import json
import typing as t
from dataclasses import replace

import click

from ..sansio.findings import Source
from ..sansio.option_types import Check
from ..sansio.origins import AllowedOrigins
from ..sansio.policy import Policy
from ..sansio.routing_table import Governing
from ..sansio.routing_table import RouteRow
from ..sansio.routing_table import Rows
from . import table
from .surroundings import Surroundings
from .table import Cell

#: Raised where something is taken away or renamed; what is added leaves it as it is.
VERSION: t.Final = 1

_HEAD: t.Final = ("", "Route", "Methods", "Policy", "Origins", "Credentials", "Source")
_MARK: t.Final = "!"
_LEGEND: t.Final = "Most routes of its blueprint are governed differently."
_NOTHING: t.Final = Cell("-", is_dim=True)


def render(rows: Rows, surroundings: Surroundings, width: int | None) -> str:
    """Write the routing table as text.

    :param width: of the terminal; None leaves each line as long as it is.
    """
    if not rows:
        return "The application has no routes."

    head = tuple(Cell(name, is_dim=True) for name in _HEAD)
    lines = [head, *(line for row in rows for line in _lines(row, surroundings))]
    is_marked = any(row.is_odd for row in rows)

    # Without a mark, its column is nothing but space.
    shown = lines if is_marked else [line[1:] for line in lines]

    if not table.fits(shown, width):
        shown = list(map(_folded, shown))

    legend = f"\n\n{click.style(_MARK, fg='yellow')}  {_LEGEND}" if is_marked else ""
    return f"{table.render(shown, width)}{legend}"


def _lines(row: RouteRow, surroundings: Surroundings) -> cabc.Iterator[table.Row]:
    """One line; where it depends on the path, one more for each that may govern."""
    mark = Cell(_MARK, "yellow") if row.is_odd else Cell()
    route = (mark, Cell(row.rule), Cell(", ".join(row.methods)))

    if not row.depends_on_path:
        first, *others = _governed(row.governed[0], surroundings)
        yield (*route, *first)
        yield from ((Cell(), Cell(), Cell(), *other) for other in others)
        return

    yield (*route, Cell("depends on the path:"), Cell(), Cell(), Cell())

    for governing in row.governed:
        for cells in _governed(governing, surroundings):
            yield (Cell(), Cell(), Cell(), *cells)


def _folded(line: table.Row) -> table.Row:
    """A line with the source below the policy, which makes a table less wide."""
    *route, policy, origins, credentials, source = line
    texts = [policy.text, *([source.text] if source.text not in ("", "-") else [])]
    return (*route, replace(policy, text="\n".join(texts)), origins, credentials)


def _governed(
    governing: Governing, surroundings: Surroundings
) -> cabc.Iterator[table.Row]:
    """What governs; where that has several policies, a line for each."""
    if governing.policy is None:
        yield Cell(str(governing), is_dim=True), _NOTHING, _NOTHING, _NOTHING

    name = Cell(str(governing))
    place = Cell(_place(governing.source, surroundings))

    for policy in governing.policies:
        yield name, *_allowed(policy), place
        name, place = Cell("for other origins", is_dim=True), Cell()


def _allowed(policy: Policy) -> tuple[Cell, Cell]:
    return (
        Cell(_short(policy.origins), "yellow" if policy.origins.any else None),
        Cell("yes", "yellow") if policy.credentialed else Cell("no"),
    )


def _short(origins: AllowedOrigins) -> str:
    """The first origin, and how many more there are."""
    first, *others = written(origins) or ("nobody",)
    return f"{first} +{len(others)} more" if others else first


def written(origins: AllowedOrigins) -> tuple[str, ...]:
    """The allowed origins in words: what is written out comes first."""
    if origins.any:
        return ("*",)

    return (
        *sorted(origins.literals),
        *sorted(origins.wildcards),
        *(f"regex {regex.pattern}" for regex in origins.regexes),
        *map(_function, origins.checks),
    )


def _function(check: Check) -> str:
    return f"function {getattr(check, '__name__', '')}".rstrip()


def _place(source: Source | None, surroundings: Surroundings) -> str:
    where = None if source is None else surroundings.line(source)
    return str(source or "-") if where is None else f"{where}, {source}"


def document(rows: Rows, surroundings: Surroundings) -> str:
    """Write the routing table as JSON, whose shape :doc:`/commands` documents."""
    routes = [_route(row, surroundings) for row in rows]
    return json.dumps({"version": VERSION, "routes": routes}, indent=2)


def _route(row: RouteRow, surroundings: Surroundings) -> dict[str, t.Any]:
    return {
        "rule": row.rule,
        "methods": row.methods,
        "endpoint": row.endpoint,
        "blueprint": row.blueprint,
        "differs": row.is_odd,
        "depends_on_path": row.depends_on_path,
        "governed_by": [_governing(each, surroundings) for each in row.governed],
    }


def _governing(governing: Governing, surroundings: Surroundings) -> dict[str, t.Any]:
    return {
        "level": governing.level.value,
        "blueprint": governing.blueprint,
        "pattern": governing.pattern,
        **_grants(governing.policy),
        "alternatives": [_grants(other) for other in governing.policies[1:]],
        "source": governing.source and surroundings.placed(governing.source),
    }


def _grants(policy: Policy | None) -> dict[str, t.Any]:
    if policy is None:
        return {"origins": None, "credentials": None}

    return {"origins": written(policy.origins), "credentials": policy.credentialed}
