"""The matrix: every route, what governs it, and who may read and write."""

from __future__ import annotations

import collections.abc as cabc
import functools
import typing as t
from dataclasses import dataclass

from ..sansio.audit.facts import Application
from ..sansio.audit.facts import Hook
from ..sansio.audit.facts import Route
from ..sansio.policy import Policy
from ..sansio.protection import Protection
from ..sansio.protection import UNPROTECTED
from ..sansio.routing_table import Governing
from ..sansio.routing_table import RouteRow
from ..sansio.routing_table import Rows
from ..state import State
from .audience import Audience
from .audience import Kind
from .audience import NOBODY
from .places import Places
from .policies import Entries
from .policies import Entry
from .writing import Case
from .writing import Requests
from .writing import Writing
from .writing import writings

#: Tells who may write, of requests.
Judge: t.TypeAlias = cabc.Callable[[Requests], tuple[Writing, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """One of the policies that may govern a route.

    :param name: what ``flask cors routes`` calls it.
    :param entry: absent where there is no policy.
    """

    name: str
    entry: Entry | None = None

    @property
    def readers(self) -> Audience:
        """Those who may read."""
        return NOBODY if self.entry is None else self.entry.audience

    @property
    def with_cookies(self) -> Audience:
        """Those who may read with cookies."""
        return NOBODY if self.entry is None else self.entry.with_cookies


@dataclass(frozen=True, slots=True)
class Row:
    """A route, with those of its methods that are governed alike.

    :param number: counted from 1, in the order of the paths.
    :param route: what the audit knows of it.
    :param row: what governs it.
    :param place: where the view is written.
    :param lines: more than one where it depends on the path or on the origin.
    :param writings: none where no method changes anything.
    :param others: what else sets CORS headers, and may allow more: a view's own code,
        or a hook.
    """

    number: int
    route: Route
    row: RouteRow
    place: str | None
    lines: tuple[Line, ...]
    writings: tuple[Writing, ...]
    others: tuple[str, ...] = ()

    @property
    def policies(self) -> tuple[Policy, ...]:
        """All policies that may govern it."""
        return tuple(p for governing in self.row.governed for p in governing.policies)

    @property
    def reading(self) -> str:
        """How those who may read are told from others, as the filter asks for it."""
        return _kinds(line.readers for line in self.lines)

    @property
    def reading_with_cookies(self) -> str:
        """The same of those who may read with cookies."""
        return _kinds(line.with_cookies for line in self.lines)

    @property
    def writing(self) -> str:
        """The same of those who may write."""
        return _kinds(writing.audience for writing in self.writings) or "nothing"


Matrix: t.TypeAlias = tuple[Row, ...]


def matrix(
    application: Application,
    state: State,
    rows: Rows,
    entries: Entries,
    places: Places,
) -> Matrix:
    """Make the matrix, in the order of the paths.

    :param state: what the application would serve with.
    :param rows: those of the routes of ``application``, in the same order.
    """
    pairs = zip(application.routes, rows, strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[1].rule, pair[1].methods))
    offered = _offered(application.routes)
    judge = functools.cache(
        functools.partial(writings, readers=lambda policy: entries[policy].audience)
    )
    return tuple(
        Row(
            number,
            route,
            row,
            places.at(route.location),
            tuple(_lines(row, entries)),
            judge(
                Requests(
                    route.methods,
                    route.unprotected,
                    offered[route.rule],
                    application.has_csrf_protection,
                    tuple(_cases(route, row, state)),
                )
            ),
            tuple(_others(route, application.hooks)),
        )
        for number, (route, row) in enumerate(ordered, start=1)
    )


def open_to_all(matrix: Matrix) -> dict[str, int]:
    """How many routes every site may read, read with cookies, and write to."""
    is_any = Kind.ANY.value
    return {
        "read": sum(is_any in row.reading for row in matrix),
        "cookies": sum(is_any in row.reading_with_cookies for row in matrix),
        "write": sum(is_any in row.writing for row in matrix),
    }


def _kinds(audiences: cabc.Iterable[Audience]) -> str:
    found = {kind for audience in audiences for kind in audience.kinds}
    return " ".join(kind.value for kind in Kind if kind in found)


def _offered(routes: cabc.Iterable[Route]) -> dict[str, frozenset[str]]:
    """The methods of each path, of whichever view."""
    rv: dict[str, frozenset[str]] = {}

    for route in routes:
        rv[route.rule] = rv.get(route.rule, frozenset()) | route.methods

    return rv


def _lines(row: RouteRow, entries: Entries) -> cabc.Iterator[Line]:
    for governing in row.governed:
        if governing.policy is None:
            yield Line(str(governing))
            continue

        first, *others = governing.policies
        yield Line(str(governing), entries[first])
        yield from (Line("for other origins", entries[other]) for other in others)


def _others(route: Route, hooks: tuple[Hook, ...]) -> cabc.Iterator[str]:
    for hook in (*route.other_layers, *hooks):
        if hook.blueprint is None or route.endpoint.startswith(f"{hook.blueprint}."):
            yield hook.name


def _cases(route: Route, row: RouteRow, state: State) -> cabc.Iterator[Case]:
    """What may govern a route, and how its requests are protected then."""
    around = _around(route, state)

    for governing in row.governed:
        yield Case(governing.policy, _protection(governing, route, around))


def _protection(governing: Governing, route: Route, around: Protection) -> Protection:
    policy = governing.policy

    if policy is route.policy:
        return route.protection

    return around if policy is None else policy.protection.under(around)


def _around(route: Route, state: State) -> Protection:
    """How a route's paths are protected where their policy says nothing."""
    if not state.has_layer:
        return UNPROTECTED

    rv = state.resources.beyond

    for scope in state.scopes_of(route.endpoint):
        rv = rv.joined(scope.resources.beyond)

    return rv
