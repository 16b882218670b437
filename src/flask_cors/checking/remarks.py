"""Remarks: what the answers of a live server show beside the verdict.

Most of what a browser reports as CORS is something else: an error page, a login, a
proxy, a cache.
"""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from ..sansio import fetch
from ..sansio.browser import urls
from ..sansio.browser.exchanges import combined
from ..sansio.browser.exchanges import Credentials
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import PageRequest
from ..sansio.browser.exchanges import REDIRECT_STATUSES
from ..sansio.browser.preflights import Need
from ..sansio.browser.verdicts import Ruling
from . import statuses
from .outcome import Check
from .outcome import DEBUG
from .outcome import Kind
from .outcome import Purpose
from .outcome import Remark
from .outcome import Step

Remarks: t.TypeAlias = cabc.Iterator[Remark]

#: Where there are two of these, browsers take neither.
_SINGLE: t.Final = (fetch.ALLOW_ORIGIN, fetch.ALLOW_CREDENTIALS)

#: Where caches say whether they have answered themselves.
_CACHES: t.Final = ("X-Cache", "X-Cache-Status", "CF-Cache-Status")

_AIRPLAY: t.Final = "AirTunes"

#: That a path has nothing for a GET is no error where one stands in.
_LEAST_ERROR: t.Final = {Purpose.REQUEST: 400, Purpose.STAND_IN: 500}


def remarks(check: Check) -> tuple[Remark, ...]:
    """What there is to say of a check, each once."""
    found = itertools.chain(
        _of_request(check),
        *(_of_step(check, step) for step in check.steps),
        _of_comparison(check),
        _of_stand_in(check),
    )
    return tuple(dict.fromkeys(found))


def may_lack_vary(request: PageRequest, step: Step) -> bool:
    """Tell whether an answer should say ``Vary: Origin``, if it depends on it."""
    headers = step.answer.headers
    is_named = combined(headers, fetch.ALLOW_ORIGIN) == request.origin
    is_kept = "no-store" not in (combined(headers, "Cache-Control") or "").lower()
    is_answer = step.purpose in (Purpose.REQUEST, Purpose.STAND_IN)
    return is_answer and is_named and is_kept and not _varies(headers)


def _varies(headers: Headers) -> bool:
    names = (combined(headers, "Vary") or "").lower().split(",")
    return not {"origin", "*"}.isdisjoint(name.strip() for name in names)


def _of_request(check: Check) -> Remarks:
    request = check.request
    url = urls.parsed(request.url)

    if url is None:
        return

    if _is_own(request, request.url):
        yield Remark(
            Kind.SAME_ORIGIN,
            f"The URL is of the page's own origin, {request.origin}: CORS does not "
            "come into it.",
        )

    if request.origin.startswith("https:") and not urls.is_trustworthy(url):
        yield Remark(
            Kind.MIXED_CONTENT,
            "A page of https may not fetch http: browsers block it as mixed content, "
            "before CORS. Serve the URL with https.",
        )

    if check.is_preflight_only and not _has_preflight(request):
        yield Remark(
            Kind.NO_PREFLIGHT,
            "Browsers send no preflight for this request: its method and its headers "
            "need none.",
        )


def _has_preflight(request: PageRequest) -> bool:
    method = fetch.normalize_method(request.method)
    return bool(Need.of(method, request.headers))


def _of_step(check: Check, step: Step) -> Remarks:
    if step.purpose is Purpose.COMPARISON:
        return

    headers = step.answer.headers
    server = combined(headers, "Server") or ""

    if server.startswith(_AIRPLAY):
        yield Remark(
            Kind.AIRPLAY,
            "It is AirPlay of macOS that answers here, not the application: it takes "
            "port 5000. Use another one, flask run --port 8000, or switch off AirPlay "
            "Receiver in the settings.",
        )
        return

    yield from _of_headers(check, step)

    if step.purpose is Purpose.PREFLIGHT:
        yield from _of_preflight(step)
    else:
        yield from _of_answer(check, step)


def _of_headers(check: Check, step: Step) -> Remarks:
    headers = step.answer.headers

    for name in _SINGLE:
        yield from _doubled(step, name)

    if _is_wildcard_with_credentials(check.request, headers):
        yield Remark(
            Kind.WILDCARD_WITH_CREDENTIALS,
            f"{fetch.ALLOW_ORIGIN} is '*', which is not enough for cookies: the answer "
            f"has to name {check.request.origin}. In Flask-CORS: "
            "supports_credentials=True, and the origins by name.",
        )

    debug = combined(headers, DEBUG)

    if debug is not None:
        yield Remark(Kind.DEBUG, f"The application says: {debug}")

    yield from _cached(step)


def _is_wildcard_with_credentials(request: PageRequest, headers: Headers) -> bool:
    is_included = request.credentials is Credentials.INCLUDE
    return is_included and combined(headers, fetch.ALLOW_ORIGIN) == "*"


def _doubled(step: Step, name: str) -> Remarks:
    lowered = name.lower()
    values = [value for key, value in step.answer.headers if key.lower() == lowered]
    listed = [part.strip() for value in values for part in value.split(",")]

    if len(listed) < 2:
        return

    times = "twice" if len(listed) == 2 else f"{len(listed)} times"
    shown = " and ".join(f"'{name}: {value}'" for value in values)
    yield Remark(
        Kind.DOUBLED,
        f"The answer to {step.sent.method} has {name} {times}: {shown}. Two layers add "
        "it: the application, and often nginx (add_header), an API gateway or a CDN. "
        "Let one of them do it.",
    )


def _cached(step: Step) -> Remarks:
    headers = step.answer.headers
    age = combined(headers, "Age")
    hits = [name for name in _CACHES if _is_hit(combined(headers, name))]
    signs = [*([f"Age: {age}"] if age not in (None, "0") else []), *hits]

    if signs:
        yield Remark(
            Kind.CACHED,
            f"The answer to {step.sent.method} comes from a cache "
            f"({', '.join(signs)}): what the server has changed since then may not "
            "show.",
        )


def _is_hit(value: str | None) -> bool:
    return value is not None and "hit" in value.lower()


def _of_preflight(step: Step) -> Remarks:
    status, location = step.answer.status, _location(step)

    if location is not None:
        message = statuses.of_redirected_preflight(step.sent.url, location)
        yield Remark(Kind.PREFLIGHT_REDIRECTED, message)
    elif not 200 <= status < 300:
        yield Remark(Kind.PREFLIGHT_STATUS, statuses.of_preflight(status))


def _of_answer(check: Check, step: Step) -> Remarks:
    status, location = step.answer.status, _location(step)
    method, url = step.sent.method, step.sent.url
    has_headers = combined(step.answer.headers, fetch.ALLOW_ORIGIN) is not None

    if has_headers or _is_own(check.request, url):
        return

    if location is not None:
        message = statuses.of_redirect(method, url, location)
        yield Remark(Kind.REDIRECTED, message)
    elif status >= _LEAST_ERROR[step.purpose]:
        yield Remark(Kind.ERROR, statuses.of_error(method, status))


def _is_own(request: PageRequest, url: str) -> bool:
    """Whether a URL is of the page's own origin, where CORS does not come into it."""
    found = urls.parsed(url)
    return found is not None and found.origin == request.origin


def _location(step: Step) -> str | None:
    """Where an answer redirects to, if it does."""
    is_redirect = step.answer.status in REDIRECT_STATUSES
    return combined(step.answer.headers, "Location") if is_redirect else None


def _of_comparison(check: Check) -> Remarks:
    """What the answers to two origins say together.

    One that is refused may say ``Vary: Origin`` for both: where a single origin is
    allowed, the answer to it is the same for all.
    """
    step = _first(check, Purpose.COMPARISON)

    if step is None or _varies(step.answer.headers):
        return

    if combined(step.answer.headers, fetch.ALLOW_ORIGIN) != check.request.origin:
        yield Remark(
            Kind.NO_VARY,
            f"The answer to {step.sent.method} depends on the origin and does not say "
            "'Vary: Origin': a cache may give one page what was meant for another, "
            "which is blocked then.",
        )


def _of_stand_in(check: Check) -> Remarks:
    step = _first(check, Purpose.STAND_IN)

    if step is None:
        return

    yield Remark(
        Kind.STAND_IN,
        f"{step.method} is not sent, as it may change something on the server: a GET "
        f"stands in for it{_of_its_answer(check, step)}.",
    )


def _of_its_answer(check: Check, step: Step) -> str:
    """What the answer to a stand-in is good for."""
    if check.ruling is Ruling.UNKNOWN:
        return f", whose answer, {step.answer.status}, says nothing of {step.method}"

    refusals = [v.refusal for v in check.verdicts if v.refusal is not None]
    is_by_preflight = _first(check, Purpose.PREFLIGHT) is not None

    if is_by_preflight and all(refusal.is_preflight for refusal in refusals):
        return ""

    return ", and the verdict is on its answer"


def _first(check: Check, purpose: Purpose) -> Step | None:
    return next((step for step in check.steps if step.purpose is purpose), None)
