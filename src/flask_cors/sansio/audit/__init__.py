"""The audit: rules about an application, and what its configuration meets there.

Not imported by an application that only serves. A judge is a function that yields
findings; to add one, name it here.
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..findings import Finding
from ..findings import Findings
from . import layers
from . import protections
from . import routes
from . import sessions
from . import sockets
from . import tables
from . import views
from .facts import Application

Judge: t.TypeAlias = cabc.Callable[[Application], cabc.Iterable[Finding]]

JUDGES: t.Final[tuple[Judge, ...]] = (
    tables.governs_no_route,
    routes.uncovered_route,
    routes.route_method_not_allowed,
    sessions.same_site,
    sessions.not_secure,
    sessions.without_csrf_protection,
    protections.origins_without_protection,
    protections.only_reported,
    protections.exempt_view_with_session,
    protections.proxy_below_another_layer,
    views.guarded_view_open,
    views.misplaced_decorator,
    layers.another_layer,
    layers.no_layer,
    layers.errors_without_headers,
    sockets.sockets,
)


def judged(application: Application) -> Findings:
    """What is wrong with an application."""
    return tuple(finding for judge in JUDGES for finding in judge(application))
