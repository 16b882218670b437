"""Linking: which rows of the matrix a finding is about."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..sansio.fetch import SAFE_METHODS
from ..sansio.fetch import SAFELISTED_METHODS
from ..sansio.findings import Fault
from ..sansio.findings import Finding
from ..sansio.findings import Findings
from ..sansio.findings import Source
from .matrix import Matrix
from .matrix import Row

#: What a row has that a finding may be about: an option as it is set in one place, a
#: path, a view, or code that sets headers itself.
Trait: t.TypeAlias = tuple[object, ...]

_LAYER: t.Final = "layer"
_RESOURCES: t.Final = "resources"
_VIEW: t.Final = "view"


def linked(findings: Findings, matrix: Matrix) -> tuple[Matrix, ...]:
    """The rows that each finding is about; none where it is about the whole."""
    options = {finding.option for finding in findings} - {_RESOURCES}
    rows: dict[Trait, list[Row]] = {}

    for row in matrix:
        for trait in dict.fromkeys(_traits(row, options)):
            rows.setdefault(trait, []).append(row)

    return tuple(tuple(_rows_of(finding, rows)) for finding in findings)


def _traits(row: Row, options: cabc.Set[str]) -> cabc.Iterator[Trait]:
    route = row.route
    yield _VIEW, route.view, route.location
    yield _RESOURCES, route.rule
    yield from ((_RESOURCES, each.pattern) for each in row.row.governed)
    yield from ((_LAYER, hook.location) for hook in route.other_layers)

    yield from _gate(row)

    for policy in row.policies:
        for option in options & policy.settings.keys():
            yield option, *_place(policy.settings[option].source)


def _place(source: Source) -> Trait:
    return source, source.location


def _rows_of(
    finding: Finding, rows: cabc.Mapping[Trait, list[Row]]
) -> cabc.Iterable[Row]:
    if finding.option == _RESOURCES:
        value = finding.value
        return rows.get((_RESOURCES, value), ()) if isinstance(value, str) else ()

    location = finding.source.location

    if finding.option == _LAYER:
        return rows.get((_LAYER, location), ()) if location else ()

    if finding.option == _VIEW:
        found = rows.get((_VIEW, finding.value, location), [])
        return _behind_the_same_gates(found, rows)

    found = rows.get((finding.option, *_place(finding.source)), [])

    if finding.fault is Fault.ROUTE_METHOD_NOT_ALLOWED:
        return [row for row in found if _is_refused_a_method(row)]

    return found


def _behind_the_same_gates(
    found: list[Row], rows: cabc.Mapping[Trait, list[Row]]
) -> list[Row]:
    """A finding about what runs before many views names the first of them."""
    gated = (rows[gate] for row in found for gate in _gate(row))
    return next(gated, found)


def _gate(row: Row) -> cabc.Iterator[Trait]:
    route = row.route

    if route.gates and not (route.guards or route.reads):
        yield route.gates, row.policies


def _is_refused_a_method(row: Row) -> bool:
    asked = row.route.methods - SAFE_METHODS - SAFELISTED_METHODS
    return any(
        all(p.methods.granted(method, row.route.methods) is None for p in row.policies)
        for method in asked
    )
