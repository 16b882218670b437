"""Judges of the views: who may read them, and what their decorators come to."""

from __future__ import annotations

import collections.abc as cabc

from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..findings import Place
from ..findings import Source
from ..judges.subject import is_open
from ..policy import Policy
from . import subjects
from .facts import Application
from .facts import Route

_NAME_ORIGINS = "Name the origins: origins=['https://app.example.com']."


def guarded_view_open(application: Application) -> cabc.Iterator[Finding]:
    """A view that asks who its visitor is, and answers the pages of every site."""
    behind_gates: dict[tuple[tuple[str, ...], Policy], list[Route]] = {}
    seen = set()

    for route in application.routes:
        policy = next(filter(is_open, subjects.each_of(route.policy)), None)

        if policy is None:
            continue

        if (known_by := _known_by(route)) is not None:
            if (route.endpoint, policy) not in seen:
                subject = f"view {route.view!r} {known_by}"
                yield _open(subject, [route], policy)

            seen.add((route.endpoint, policy))
        elif route.gates and not _is_static(route):
            behind_gates.setdefault((route.gates, policy), []).append(route)

    for (gates, policy), routes in behind_gates.items():
        names = " and ".join(f"{gate}()" for gate in gates)
        subject = (
            f"{subjects.views(routes)} {subjects.have(routes)} {names} before requests"
        )
        yield _open(subject, routes, policy)


def _known_by(route: Route) -> str | None:
    """How a view by itself asks who its visitor is, in words."""
    if route.guards:
        return f"is behind {' and '.join(route.guards)}"

    return f"uses {' and '.join(route.reads)}" if route.reads else None


def _is_static(route: Route) -> bool:
    return route.endpoint.rpartition(".")[2] == "static"


def _open(subject: str, routes: list[Route], policy: Policy) -> Finding:
    origins = subjects.setting_of(policy, "origins")
    harm = (
        "browsers send no cookies along, but a token that a page gets hold of, or the "
        "visitor's place in a network, still opens it."
    )

    if policy.credentialed:
        harm = "any page that a visitor opens reads it as that visitor."

    return ruling.remark(
        Fault.GUARDED_VIEW_OPEN,
        "view",
        routes[0].view,
        subjects.at(routes[0].location),
        f"The {subject}, and under {origins}, every site may read it: {harm}",
        _NAME_ORIGINS,
    )


def misplaced_decorator(application: Application) -> cabc.Iterator[Finding]:
    """A route has registered the view without the decorator around it."""
    for route in application.misplaced:
        name = "cors_exempt" if route.is_exempt else "cross_origin"
        yield ruling.remark(
            Fault.MISPLACED_DECORATOR,
            "view",
            route.view,
            Source(Place.KEYWORD, f"@{name}()", route.location),
            f"{name}() stands above the route of {route.view!r}, which has registered "
            f"the view without it: it has no effect.",
            f"Write {name}() below the route.",
        )
