"""The rules for preflights, which are answered before the application is."""

from ..exchanges import MISSING
from ..exchanges import SLASHLESS
from .difference import ALLOW_HEADERS
from .difference import ALLOW_METHODS
from .difference import ALLOW_ORIGIN
from .difference import Difference
from .difference import EVERY_METHOD
from .difference import MAX_AGE
from .rules import Rules

PREFLIGHTS = Rules()


def _is_answered(d: Difference, *statuses: int) -> bool:
    """Whether the layer's answer replaces one with the status."""
    layered = bool(d.configuration.cors) or d.configuration.blueprint is not None
    replaced = d.header == "status" and d.theirs in statuses and d.ours == 200
    return layered and d.request.is_preflight and replaced


def _is_new_allow(d: Difference, *allowed: str) -> bool:
    new = (d.header, d.theirs, d.ours) == ("Allow", None, sorted(allowed))
    return d.request.is_preflight and new


@PREFLIGHTS.explain(
    "preflights-before-hooks",
    "hooks/login-before-cors",
    "hooks/login-after-cors",
    "hooks/login-redirect",
    "both/guarded",
)
def is_before_login(d: Difference) -> bool:
    return _is_answered(d, 401, 302) or _is_new_allow(d, *EVERY_METHOD.split(", "))


@PREFLIGHTS.explain(
    "preflights-before-hooks",
    "hooks/star-added-before-cors",
    "hooks/star-set-before-cors",
    "hooks/star-added-after-cors",
    "hooks/star-set-after-cors",
)
def is_before_star(d: Difference) -> bool:
    """The star is gone, and with it what kept the other headers away."""
    if not d.request.is_preflight:
        return False

    if d.header == ALLOW_ORIGIN:
        return d.theirs.endswith("*") and d.ours == d.request.origin

    credentials = any(d.configuration.options("supports_credentials"))
    return d.is_granted(credentials="true" if credentials else None)


@PREFLIGHTS.explain(
    "preflights-before-hooks",
    "hooks/responses-replaced-before-cors",
    "hooks/responses-replaced-after-cors",
)
def is_before_replacement(d: Difference) -> bool:
    allow = _is_new_allow(d, *EVERY_METHOD.split(", "))
    return d.request.is_preflight and (allow or d.is_granted())


@PREFLIGHTS.explain("preflights-of-missing-pages")
def is_missing(d: Difference) -> bool:
    missing = {MISSING, "/bp/missing", "/missing"}
    return d.request.path in missing and _is_answered(d, 404)


@PREFLIGHTS.explain("preflights-of-redirects")
def is_redirect(d: Difference) -> bool:
    allow = _is_new_allow(d, "GET", "HEAD", "OPTIONS", "PUT")
    answered = allow or _is_answered(d, 308)
    return d.request.path in {SLASHLESS, "/bp/slash"} and answered


@PREFLIGHTS.explain(
    "preflights-without-automatic-options", "flask/no-automatic-options"
)
def is_not_automatic(d: Difference) -> bool:
    return _is_answered(d, 405)


@PREFLIGHTS.explain("preflights-have-an-origin")
def is_without_origin(d: Difference) -> bool:
    return (
        d.request.method == "OPTIONS"
        and d.request.origin is None
        and d.request.requests_method is not None
        and d.header in {ALLOW_METHODS, ALLOW_HEADERS, MAX_AGE}
        and d.ours is None
    )
