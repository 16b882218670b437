"""A configuration with one of its requests: what one figure is measured for."""

import typing as t
from dataclasses import dataclass

from .candidates import Candidate
from .candidates import FLOOR
from .candidates import HAND_TUNED
from .candidates import HAND_WRITTEN
from .candidates import PACKAGES
from .candidates import PLAIN
from .candidates import PLAIN_AGAIN
from .candidates import PROJECT
from .candidates import WRAPPER
from .requests import ALLOWED
from .requests import DISALLOWED
from .requests import get
from .requests import preflight
from .requests import Request
from .scenarios import ANY_ORIGIN
from .scenarios import BLUEPRINT
from .scenarios import CREDENTIALED
from .scenarios import LISTED
from .scenarios import MANY
from .scenarios import Origins
from .scenarios import PATHS
from .scenarios import Patterns
from .scenarios import RegexOrigins
from .scenarios import RegexResources
from .scenarios import Resources
from .scenarios import Scenario
from .scenarios import Sized
from .scenarios import VIEW
from .scenarios import VIEW_UNDER_POLICY


@dataclass(frozen=True, slots=True)
class Case:
    scenario: Scenario
    request: Request
    candidates: tuple[Candidate, ...] = PACKAGES

    @property
    def name(self) -> str:
        return f"{self.scenario.name}, {self.request.name}"


BY_HAND = (*PACKAGES, HAND_WRITTEN, HAND_TUNED)
NO_ORIGIN = get("no Origin")
GET_ALLOWED = get("allowed", ALLOWED)
GET_REFUSED = get("disallowed", DISALLOWED, refused="origin")
PREFLIGHT = preflight("preflight")

LISTED_ALLOWED = Case(LISTED, GET_ALLOWED, BY_HAND)
ANY_ALLOWED = Case(ANY_ORIGIN, GET_ALLOWED, (*BY_HAND, WRAPPER))

ONE_POLICY = (
    Case(LISTED, NO_ORIGIN, BY_HAND),
    LISTED_ALLOWED,
    Case(LISTED, GET_REFUSED, BY_HAND),
    # No origin is disallowed where any origin is allowed.
    Case(ANY_ORIGIN, NO_ORIGIN, (*BY_HAND, WRAPPER)),
    ANY_ALLOWED,
    Case(CREDENTIALED, NO_ORIGIN, BY_HAND),
    Case(CREDENTIALED, GET_ALLOWED, BY_HAND),
    Case(CREDENTIALED, GET_REFUSED, BY_HAND),
)

VIEWS = tuple(
    Case(scenario, request)
    for scenario in (VIEW, VIEW_UNDER_POLICY, BLUEPRINT)
    for request in (GET_ALLOWED, GET_REFUSED)
)

PREFLIGHTS = (
    Case(LISTED, PREFLIGHT, (*BY_HAND, FLOOR)),
    Case(PATHS, PREFLIGHT),
    Case(PATHS, preflight("origin refused", DISALLOWED, refused="origin")),
    Case(PATHS, preflight("method refused", method="DELETE", refused="method")),
)

SEEN_ROUTES = tuple(
    Case(MANY, preflight(f"{what} seen before", path=f"/{what}/7"))
    for what in ("view", "shop")
)

NEW_ROUTES = tuple(
    Case(MANY, preflight(f"{what} never seen", path=f"/{what}/{{n}}"))
    for what in ("view", "shop")
)

REQUESTS = (*ONE_POLICY, *VIEWS, *PREFLIGHTS, *SEEN_ROUTES, *NEW_ROUTES)


@dataclass(frozen=True, slots=True)
class Curve:
    """One kind of configuration in several sizes, with a request that was seen before,
    and at its largest one that was not.
    """

    name: str
    sizes: tuple[Case, ...]
    new: Case

    @property
    def smallest(self) -> Case:
        return self.sizes[0]

    @property
    def largest(self) -> Case:
        return self.sizes[-1]


def _curve(
    name: str,
    kind: type[Sized],
    sizes: tuple[int, ...],
    seen: t.Callable[[int], Request],
    new: t.Callable[[int], Request],
) -> Curve:
    scenarios = [kind(f"{size:,} {name}", size=size) for size in sizes]
    largest = scenarios[-1]
    return Curve(
        name,
        tuple(Case(each, seen(each.middle)) for each in scenarios),
        Case(largest, new(largest.middle)),
    )


def _seen(origin: str, path: str = "/area/7/items") -> Request:
    return get("seen before", origin, path=path)


def _new(origin: str, path: str = "/area/7/items") -> Request:
    return get("never seen", origin, path=path)


RESOURCES = _curve(
    "resources",
    Resources,
    (1, 10, 100, 300, 1_000),
    lambda n: _seen(ALLOWED, f"/area{n}/7/items"),
    lambda n: _new(ALLOWED, f"/area{n}/{{n}}/items"),
)
ORIGINS = _curve(
    "exact origins",
    Origins,
    (1, 100, 1_000, 10_000, 100_000),
    lambda n: _seen(f"https://site{n}.example"),
    lambda n: get("never seen", "https://other{n}.example", refused="origin"),
)
PATTERNS = _curve(
    "wildcard patterns",
    Patterns,
    (1, 10, 100, 1_000, 10_000),
    lambda n: _seen(f"https://app.site{n}.example"),
    lambda n: _new(f"https://app{{n}}.site{n}.example"),
)
REGEX_ORIGINS = _curve(
    "regex origins",
    RegexOrigins,
    (1_000,),
    lambda n: _seen(f"https://app.site{n}.example"),
    lambda n: _new(f"https://app{{n}}.site{n}.example"),
)
REGEX_RESOURCES = _curve(
    "regex resources",
    RegexResources,
    (1_000,),
    lambda n: _seen(ALLOWED, f"/area{n}/7/items"),
    lambda n: _new(ALLOWED, f"/area{n}/{{n}}/items"),
)

GROWING = (RESOURCES, ORIGINS, PATTERNS)
REGEXES = (REGEX_ORIGINS, REGEX_RESOURCES)

OURS = (PLAIN, PROJECT, PLAIN_AGAIN)
LONG = 8 * 1024
LONG_ORIGIN = "https://" + "a" * (LONG - 8)
MANY_COMMAS = "a" + ",a" * (LONG // 2)

ORDINARY = Case(LISTED, preflight("ordinary preflight"), OURS)
HOSTILE_GET = Case(
    LISTED, get("8 KiB Origin on GET", LONG_ORIGIN, refused="origin"), OURS
)
HOSTILE_PREFLIGHTS = tuple(
    Case(LISTED, request, OURS)
    for request in (
        preflight("8 KiB Origin", LONG_ORIGIN, refused="origin"),
        preflight("8 KiB method", method="M" * LONG, refused="method"),
        preflight("8 KiB of commas", headers=MANY_COMMAS, refused="headers"),
        preflight("8 KiB header name", headers="a" * LONG, refused="headers"),
        preflight(
            "8 KiB each",
            LONG_ORIGIN,
            method="M" * LONG,
            headers=MANY_COMMAS,
            refused="origin",
        ),
    )
)

SIZES = (
    *(case for curve in (*GROWING, *REGEXES) for case in (*curve.sizes, curve.new)),
    ORDINARY,
    HOSTILE_GET,
    *HOSTILE_PREFLIGHTS,
)

GROUPS: dict[str, tuple[Case, ...]] = {"requests": REQUESTS, "sizes": SIZES}


def find_case(name: str) -> Case:
    cases = (case for group in GROUPS.values() for case in group)
    return next(case for case in cases if case.name == name)


def cases_of(candidate: Candidate, group: str) -> tuple[Case, ...]:
    return tuple(case for case in GROUPS[group] if candidate in case.candidates)


def by_scenario(group: str) -> dict[str, tuple[Case, ...]]:
    rv: dict[str, tuple[Case, ...]] = {}

    for case in GROUPS[group]:
        name = case.scenario.name
        rv[name] = (*rv.get(name, ()), case)

    return rv
