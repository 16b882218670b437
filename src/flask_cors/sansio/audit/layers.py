"""Judges of the layers: whether this package's is there, and whether it is alone."""

from __future__ import annotations

import collections.abc as cabc

from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..findings import Location
from ..judges.subject import of_option
from . import subjects
from .facts import Application
from .facts import Hook
from .facts import Route


def another_layer(application: Application) -> cabc.Iterator[Finding]:
    """Something else sets CORS headers on responses that a policy governs."""
    governed = [route for route in application.routes if route.policy is not None]

    for hook in application.hooks:
        if any(_runs_for(hook, route) for route in governed):
            yield _another(
                hook, hook.name, "Remove it, and let CORS() do all that it does."
            )

    decorated: dict[Hook, list[Route]] = {}

    for route in governed:
        for layer in route.other_layers:
            decorated.setdefault(layer, []).append(route)

    for layer, routes in decorated.items():
        yield _another(
            layer,
            f"{layer.name} of the {subjects.views(routes)}",
            "Remove it, or decorate the view with cors_exempt.",
            routes[0].location,
        )


def _runs_for(hook: Hook, route: Route) -> bool:
    if hook.blueprint is None:
        return True

    return f"{route.blueprint}.".startswith(f"{hook.blueprint}.")


def _another(
    hook: Hook, name: str, fix: str, location: Location | None = None
) -> Finding:
    effect = (
        "this package leaves such a response alone, so that its policy does not hold "
        "there."
    )

    if hook.is_around:
        effect = (
            "it comes after this package, whose answer it replaces or repeats, and "
            "browsers refuse two values."
        )

    return ruling.remark(
        Fault.ANOTHER_LAYER,
        "layer",
        name,
        subjects.at(hook.location or location),
        f"The {name} sets Access-Control-Allow-Origin itself: {effect}",
        fix,
    )


def no_layer(application: Application) -> cabc.Iterator[Finding]:
    """Decorated views whose preflights the application is in the way of."""
    if application.has_layer:
        return

    decorated = [route for route in application.routes if route.policy is not None]
    lost = list(_lost(application, decorated))

    if lost:
        subject = f"{subjects.views(decorated)} {subjects.have(decorated)}"
        yield ruling.remark(
            Fault.NO_LAYER,
            "CORS()",
            None,
            subjects.at(decorated[0].location),
            f"The {subject} cross_origin(), and the application has no CORS(): "
            f"{'; '.join(lost)}.",
            "Write CORS(app, resources=[]).",
            "CORS(app, resources=[])",
        )


def _lost(application: Application, decorated: list[Route]) -> cabc.Iterator[str]:
    """What goes wrong with preflights, in words."""
    if decorated and application.has_hooks:
        yield "functions before requests see the preflights, and may refuse them"

    redirected = [route for route in decorated if route.is_redirected]

    if redirected:
        yield (
            f"a preflight to {redirected[0].rule.rstrip('/')!r} is redirected, which "
            f"browsers refuse"
        )

    classes = [route for route in decorated if route.is_class]

    if classes:
        yield (
            f"the preflights of class-based views such as {classes[0].view!r} are "
            f"answered without CORS headers"
        )


def errors_without_headers(application: Application) -> cabc.Iterator[Finding]:
    """The 500 of an exception is one that the page cannot read."""
    entries = [entry for table in application.tables for entry in table.entries]
    policies = [entry.policy for entry in entries]
    policies += [route.policy for route in application.routes if route.policy]

    for policy in dict.fromkeys(policies):
        if not policy.intercept_exceptions:
            yield of_option(
                policy,
                "intercept_exceptions",
                Fault.ERRORS_WITHOUT_HEADERS,
                "the 500 of an exception that nothing handles has no CORS headers: the "
                "page is told of a CORS error, whatever went wrong.",
                "Leave it out.",
            )
