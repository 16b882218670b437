"""Judges of the session cookie: whether browsers send it where a policy allows it."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..findings import Place
from ..findings import Source
from ..judges.subject import is_open
from ..policy import Policy
from . import sites
from . import subjects
from .facts import Application
from .facts import Route
from .facts import Session

_SAME_SITE: t.Final = "SESSION_COOKIE_SAMESITE"
_SECURE: t.Final = "SESSION_COOKIE_SECURE"

_NEAR: t.Final = "any other host of the site, such as a subdomain,"
_UNSET: t.Final = (
    "not set, so that some browsers send it along with the forms of every site; and "
)
_PROTECT: t.Final = (
    "Write CORS(app, csrf_protect=True), or check a token, as Flask-WTF's CSRFProtect "
    "does."
)

_FORM_METHODS = frozenset({"POST"})
_UNSAFE_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def same_site(application: Application) -> cabc.Iterator[Finding]:
    """Pages of other sites may use the cookie, and are never sent with it.

    https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.2
    """
    session = application.session

    if not session.is_in_use or session.same_site == "None":
        return

    for policy in subjects.credentialed(application):
        origin = sites.foreign(policy, session.site)

        if origin is not None:
            message, fix = _never_sent(policy, session, origin)
            yield _of_key(
                Fault.SESSION_COOKIE_SAME_SITE,
                _SAME_SITE,
                session.same_site,
                message,
                fix,
                "None",
            )
            return


def _never_sent(policy: Policy, session: Session, origin: str) -> tuple[str, str]:
    allowed = subjects.setting_of(policy, "supports_credentials")
    unset = "not set, which browsers read as 'Lax': " if not session.same_site else ""
    fix = f"Set it to 'None', and {_SECURE} to True"

    if session.site is None:
        return (
            f"{unset}no request that a page of another site makes carries the session "
            f"cookie, though {allowed}, lets it. One of the same site does, as "
            f"app.example.com and api.example.com are.",
            f"{fix}; if the origins are all of the application's own site, name its "
            f"host in SERVER_NAME.",
        )

    pages = "pages of other sites" if origin == "*" else f"pages of {origin!r}"
    return (
        f"{unset}{pages} are not of the site {session.site!r}, and their requests do "
        f"not carry the session cookie, though {allowed}, lets them.",
        f"{fix}, or serve both from one site.",
    )


def not_secure(application: Application) -> cabc.Iterator[Finding]:
    """The cookie that other sites may use is not kept to HTTPS."""
    session = application.session
    policy = _in_production(application)

    if not session.is_in_use or session.is_secure or policy is None:
        return

    allowed = subjects.setting_of(policy, "supports_credentials")
    message = (
        f"the session cookie, which pages may use by {allowed}, is also sent over "
        f"plain HTTP, where others in the network can read it."
    )

    if session.same_site == "None":
        message = (
            f"browsers drop a cookie with {_SAME_SITE}='None' that is not Secure: "
            f"there is no session, also without CORS."
        )

    yield _of_key(
        Fault.SESSION_COOKIE_NOT_SECURE,
        _SECURE,
        False,
        message,
        "Set it to True, and serve the application over HTTPS.",
        "True",
    )


def without_csrf_protection(application: Application) -> cabc.Iterator[Finding]:
    """Pages of others can make requests with the cookie, and nothing tells them apart.

    The cookie that a policy needs goes along to all paths, governed or not.
    """
    session = application.session
    forgeable = [text for route in application.routes for text in _forgeable(route)]

    if (
        not session.is_in_use
        or application.has_csrf_protection
        or _in_production(application) is None
        or not forgeable
    ):
        return

    fault, who = Fault.LAX_COOKIES_WITHOUT_CSRF_PROTECTION, _NEAR

    if session.same_site == "None":
        fault, who = Fault.COOKIES_WITHOUT_CSRF_PROTECTION, "every site"

    unset = "" if session.same_site else _UNSET
    yield _of_key(
        fault,
        _SAME_SITE,
        session.same_site,
        f"{unset}{who} can send {subjects.listed(forgeable)} with the session cookie: "
        f"CORS keeps the response from a page, not the request from being carried out.",
        _PROTECT,
    )


def _in_production(application: Application) -> Policy | None:
    """The first policy with credentials that is not for development only."""
    for policy in subjects.credentialed(application):
        if not sites.is_for_development(policy):
            return policy

    return None


def _forgeable(route: Route) -> cabc.Iterator[str]:
    """The requests that change something and that any page can make, as
    ``POST /login``: forms need no preflight, the others a policy for everybody.

    https://fetch.spec.whatwg.org/#cors-safelisted-method
    """
    # What is only reported, and what is exempt, other rules tell.
    if not route.protection.is_off:
        return

    for method in sorted(route.methods & _UNSAFE_METHODS):
        if method in _FORM_METHODS or _grants_to_all(route, method):
            yield f"{method} {route.rule}"


def _grants_to_all(route: Route, method: str) -> bool:
    return any(
        policy.methods.granted(method, route.methods) is not None
        for policy in subjects.each_of(route.policy)
        if policy.credentialed and is_open(policy)
    )


def _of_key(
    fault: Fault, key: str, value: object, message: str, fix: str, *suggestions: str
) -> Finding:
    source = Source(Place.CONFIG, f"app.config[{key!r}]")
    return ruling.finding(fault, key, value, source, message, fix, *suggestions)
