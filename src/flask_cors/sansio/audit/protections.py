"""Judges of ``csrf_protect``: whether what is said of it comes to anything."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .. import ruling
from ..fetch import SAFE_METHODS
from ..findings import Fault
from ..findings import Finding
from ..layers import Setting
from ..layers import Settings
from ..protection import Mode
from ..protection import Protection
from . import subjects
from .facts import Application
from .facts import Route

_PROTECT: t.Final = "csrf_protect"
_ORIGINS: t.Final = "csrf_origins"

#: What a view knows its visitor by that a browser sends of its own accord.
_BY_COOKIE: t.Final = frozenset({"current_user", "session"})


def origins_without_protection(application: Application) -> cabc.Iterator[Finding]:
    """Who may write is said, and nobody is kept from it."""
    for setting, protections in _told(application, _ORIGINS):
        if setting.value is not None and all(each.is_off for each in protections):
            yield ruling.finding(
                Fault.CSRF_ORIGINS_WITHOUT_PROTECTION,
                _ORIGINS,
                setting.written,
                setting.source,
                "it keeps nobody from writing, as csrf_protect is off where this "
                "could count.",
                "Write csrf_protect=True beside it.",
            )


def only_reported(application: Application) -> cabc.Iterator[Finding]:
    """What would be refused is served."""
    for setting, protections in _told(application, _PROTECT):
        is_reported = any(each.mode is Mode.REPORT for each in protections)

        if setting.value is Mode.REPORT and is_reported:
            yield ruling.finding(
                Fault.CSRF_ONLY_REPORTED,
                _PROTECT,
                setting.written,
                setting.source,
                "it refuses nothing yet: requests that pages of other origins may not "
                "make are logged, and carried out.",
                "Write csrf_protect=True once nothing in the log is meant to pass.",
                "True",
            )


def exempt_view_with_session(application: Application) -> cabc.Iterator[Finding]:
    """A view takes requests from every page, and goes by a cookie."""
    if application.has_csrf_protection or not application.session.is_in_use:
        return

    exempt = {
        route.endpoint: route for route in filter(_is_exposed, application.routes)
    }

    for route in exempt.values():
        names = " and ".join(name for name in route.reads if name in _BY_COOKIE)
        yield ruling.remark(
            Fault.EXEMPT_VIEW_WITH_SESSION,
            "view",
            route.view,
            subjects.at(route.location),
            f"The view {route.view!r} has csrf_exempt, and uses {names}: whatever page "
            f"a visitor opens can send it requests as that visitor.",
            "Remove csrf_exempt, or see that the view tells by other means who calls.",
        )


def _is_exposed(route: Route) -> bool:
    is_exempt = bool(route.unprotected - SAFE_METHODS)
    return (
        is_exempt
        and not route.protection.is_off
        and not _BY_COOKIE.isdisjoint(route.reads)
    )


def proxy_below_another_layer(application: Application) -> cabc.Iterator[Finding]:
    """The layer that compares origins does not see what the proxy has said."""
    protections = (application.beyond, *(r.protection for r in application.routes))

    if application.has_proxy_within and not all(each.is_off for each in protections):
        yield ruling.remark(
            Fault.PROXY_BELOW_ANOTHER_LAYER,
            "layer",
            "ProxyFix",
            subjects.at(None),
            "ProxyFix is behind the layer of CORS(), with another layer between them: "
            "csrf_protect compares the Origin with the address that the proxy uses, "
            "and may refuse the application's own pages.",
            "Call CORS(app) before that other layer goes around the application, or "
            "put ProxyFix around it.",
        )


def _told(
    application: Application, option: str
) -> cabc.Iterable[tuple[Setting, list[Protection]]]:
    """All values of an option, each with the protections that it has a part in."""
    found: dict[object, tuple[Setting, list[Protection]]] = {}

    for settings, protection in _protections(application):
        setting = settings[option]
        key = setting.source, setting.source.location
        found.setdefault(key, (setting, []))[1].append(protection)

    return found.values()


def _protections(
    application: Application,
) -> cabc.Iterator[tuple[Settings, Protection]]:
    beyond = application.beyond

    for settings in application.calls:
        yield settings, beyond

    for table in application.tables:
        for policy in (e.policy for e in table.entries if table.blueprint is None):
            yield policy.settings, policy.protection.under(beyond)

    for route in application.routes:
        if route.policy is not None:
            yield route.policy.settings, route.protection
