"""``flask cors routes``: which policy governs each route."""

from __future__ import annotations

import collections.abc as cabc
import types
import typing as t
from pathlib import Path

import click
from flask.cli import pass_script_info
from flask.cli import ScriptInfo

from .. import inspection
from ..reports import routing
from ..reports.surroundings import Surroundings
from ..sansio import routing_table
from ..sansio.routing_table import RouteRow
from ..sansio.routing_table import Rows
from . import application
from . import terminal

_ORDERS: t.Final[cabc.Mapping[str, cabc.Callable[[RouteRow], t.Any]]] = (
    types.MappingProxyType(
        {
            "rule": lambda row: (row.rule, row.methods),
            "endpoint": lambda row: (row.endpoint, row.rule, row.methods),
            "policy": lambda row: (str(row.governed[0]), row.rule, row.methods),
        }
    )
)


@click.command()
@click.option(
    "--sort",
    type=click.Choice([*_ORDERS, "match"]),
    default="rule",
    show_default=True,
    help="What the routes are sorted by; match is the order in which Flask tries them.",
)
@click.option("--json", "is_json", is_flag=True, help="Write JSON, for programs.")
@pass_script_info
def routes(info: ScriptInfo, sort: str, is_json: bool) -> None:
    """Show which policy governs each route.

    A route whose methods are governed by different policies has a line for each. No
    request is made and no view runs.
    """
    facts = inspection.inspected(application.started(info))
    rows = _sorted(routing_table.rows(facts.routes, facts.tables), sort)
    surroundings = Surroundings(Path.cwd())

    if is_json:
        click.echo(routing.document(rows, surroundings))
    else:
        terminal.show(routing.render(rows, surroundings, terminal.columns()))


def _sorted(rows: Rows, sort: str) -> Rows:
    return rows if sort == "match" else tuple(sorted(rows, key=_ORDERS[sort]))
