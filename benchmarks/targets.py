"""The targets of requests: which costs are compared, and what is allowed."""

import collections.abc as cabc
import typing as t
from dataclasses import dataclass

from .candidates import Candidate
from .candidates import FLOOR
from .candidates import HAND_TUNED
from .candidates import HAND_WRITTEN
from .candidates import PLAIN
from .candidates import PROJECT
from .candidates import UPSTREAM
from .candidates import WRAPPER
from .cases import ANY_ALLOWED
from .cases import Case
from .cases import Curve
from .cases import GROWING
from .cases import HOSTILE_GET
from .cases import HOSTILE_PREFLIGHTS
from .cases import LISTED_ALLOWED
from .cases import NEW_ROUTES
from .cases import ONE_POLICY
from .cases import ORDINARY
from .cases import PREFLIGHTS
from .cases import REGEXES
from .cases import SEEN_ROUTES
from .cases import VIEWS
from .figures import Figures
from .rows import Limit
from .rows import Reading
from .rows import Row

ONE_POLICY_LIMIT = Limit(0.05)
VIEWS_LIMIT = Limit(0.08)
PREFLIGHT_LIMIT = Limit(0.02)
SEEN_ROUTE_LIMIT = Limit(0.03)
NEW_ROUTE_LIMIT = Limit(0.25)
GROWTH_LIMIT = Limit(10, "%", is_excluded=True)
REGEX_SEEN_LIMIT = Limit(0.05)
REGEX_NEW_LIMIT = Limit(0.3)
HOSTILE_LIMIT = Limit(3, "x")

ADDED = "added, of what flask-cors adds"
WHOLE = "of flask-cors's whole time"


class Comparison(t.Protocol):
    """Two costs, one in terms of the other."""

    def read(self, figures: Figures) -> Reading | None: ...


@dataclass(frozen=True, slots=True)
class AddedRatio:
    """What a candidate adds to plain Flask, as a part of what flask-cors adds."""

    case: Case
    candidate: Candidate = PROJECT

    def read(self, figures: Figures) -> Reading | None:
        if not figures.has(self.case, self.candidate, UPSTREAM):
            return None

        ours = figures.of(self.case, self.candidate).added
        theirs = figures.of(self.case, UPSTREAM).added
        return _divide(ours, theirs, figures.noise(self.case))


@dataclass(frozen=True, slots=True)
class WholeRatio:
    """What a candidate takes, as a part of what flask-cors takes."""

    case: Case
    candidate: Candidate = PROJECT

    def read(self, figures: Figures) -> Reading | None:
        if not figures.has(self.case, self.candidate, UPSTREAM):
            return None

        ours = figures.of(self.case, self.candidate).whole
        theirs = figures.of(self.case, UPSTREAM).whole
        # Chance takes its part of a time: the noise is that of plain Flask's.
        plain = figures.of(self.case, PLAIN).whole
        return _divide(ours, theirs, figures.noise(self.case) * ours / plain)


@dataclass(frozen=True, slots=True)
class Growth:
    """By how many per cent more is added to one request than to another."""

    small: Case
    large: Case

    def read(self, figures: Figures) -> Reading | None:
        if not (figures.has(self.small, PROJECT) and figures.has(self.large, PROJECT)):
            return None

        small = figures.of(self.small, PROJECT).added
        large = figures.of(self.large, PROJECT).added
        noise = figures.noise(self.small, self.large)
        return _divide((large - small) * 100, small, noise * 100)


@dataclass(frozen=True, slots=True)
class Hostile:
    """What a request costs in ordinary preflights of this project."""

    case: Case
    ordinary: Case

    def read(self, figures: Figures) -> Reading | None:
        if not figures.has(self.case, PROJECT):
            return None

        cost = figures.of(self.case, PROJECT)
        ordinary = figures.of(self.ordinary, PROJECT).whole

        if not self.case.request.is_preflight:
            return _divide(cost.added, ordinary, figures.noise(self.case))

        plain = figures.of(self.case, PLAIN).whole
        return _divide(
            cost.whole, ordinary, figures.noise(self.case) * cost.whole / plain
        )


def _divide(value: float, base: float, noise: float) -> Reading | None:
    # Where the rival costs nothing, nothing is a part of it.
    return Reading(value / base, noise / base) if base > 0 else None


@dataclass(frozen=True, slots=True)
class Target:
    group: str
    name: str
    limit: Limit | None
    comparison: Comparison
    unit: str = ""

    def row(self, times: Figures | None, counts: Figures | None) -> Row:
        measured = self.comparison.read(times) if times else None
        counted = self.comparison.read(counts) if counts else None
        return Row(self.group, self.name, self.limit, measured, counted, self.unit)


def of_requests() -> cabc.Iterator[Target]:
    yield from _added("GET, one policy", ONE_POLICY, ONE_POLICY_LIMIT)
    yield from _added("GET, a view's or blueprint's policy", VIEWS, VIEWS_LIMIT)
    yield from _whole("preflight, path policies", PREFLIGHTS, PREFLIGHT_LIMIT)
    yield from _whole("preflight, views' policies", SEEN_ROUTES, SEEN_ROUTE_LIMIT)
    yield from _whole("preflight, views' policies", NEW_ROUTES, NEW_ROUTE_LIMIT)


def _added(
    group: str, cases: cabc.Iterable[Case], limit: Limit
) -> cabc.Iterator[Target]:
    for case in cases:
        yield Target(f"{group}: {ADDED}", case.name, limit, AddedRatio(case))


def _whole(
    group: str, cases: cabc.Iterable[Case], limit: Limit
) -> cabc.Iterator[Target]:
    for case in cases:
        yield Target(f"{group}: {WHOLE}", case.name, limit, WholeRatio(case))


def of_others() -> cabc.Iterator[Target]:
    """Compare what others need for the same, for information."""
    get, preflight = LISTED_ALLOWED, PREFLIGHTS[0]

    for candidate in (HAND_WRITTEN, HAND_TUNED):
        ratio = AddedRatio(get, candidate)
        yield Target(f"for comparison: {ADDED}", candidate.name, None, ratio)

    bare = AddedRatio(ANY_ALLOWED, WRAPPER)
    yield Target(f"for comparison: {ADDED}", WRAPPER.name, None, bare)
    floor = WholeRatio(preflight, FLOOR)
    name = "a preflight from a dict"
    yield Target(f"for comparison: {WHOLE}", name, None, floor)


def of_sizes() -> cabc.Iterator[Target]:
    for curve in GROWING:
        yield from _of_curve(curve)

    for curve in REGEXES:
        seen, new = curve.largest, curve.new
        group = f"1,000 regexes: {ADDED}"
        yield Target(group, seen.name, REGEX_SEEN_LIMIT, AddedRatio(seen))
        yield Target(group, new.name, REGEX_NEW_LIMIT, AddedRatio(new))

    for case in (*HOSTILE_PREFLIGHTS, HOSTILE_GET):
        group = "hostile headers: in ordinary preflights"
        yield Target(
            group, case.request.name, HOSTILE_LIMIT, Hostile(case, ORDINARY), "x"
        )


def _of_curve(curve: Curve) -> cabc.Iterator[Target]:
    group = "growth of what is added, from one"
    size = f"to {curve.largest.scenario.name}"
    seen = Growth(curve.smallest, curve.largest)
    yield Target(group, size, GROWTH_LIMIT, seen, "%")
    new = Growth(curve.smallest, curve.new)
    yield Target(group, f"{size}, never seen", None, new, "%")
