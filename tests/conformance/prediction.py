"""What the simulator says will come of a case."""

from __future__ import annotations

import functools
import typing as t

from flask_cors.sansio.browser.cookie_rules import Visit
from flask_cors.sansio.browser.cookies import CookieJar
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Readable
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.fetching import fetched
from flask_cors.sansio.browser.preflight_cache import PreflightCache
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.urls import parsed
from flask_cors.sansio.browser.urls import Url

from .cases import BLOCKED
from .cases import Case
from .cases import Observed
from .cases import Seen
from .cases import Wire
from .projection import place
from .projection import readable
from .projection import wire
from .scripts import Target

#: Seconds since 1970 at which a case begins, for cookies.
_EPOCH: t.Final = 1_800_000_000.0


def predicted(case: Case, profile: Profile) -> Observed:
    """Do every step of a case in the simulator, with one cache and one jar."""
    cache, now = PreflightCache(), 0.0
    seen: list[Seen] = []
    wires: list[Wire] = []
    jar = CookieJar()

    for step in case.steps:
        now += step.wait
        result = fetched(step.request, _scripted, profile, cache, now)
        cache = result.cache
        seen.append(_seen(case, result.readable))
        through: tuple[Url, ...] = ()

        for exchange in result.exchanges:
            sent, answer = exchange.sent, exchange.answer
            visit = _visit(step.request, sent, profile, through)
            going = jar.header(visit, _EPOCH + now) if sent.is_credentialed else None
            wires.append(_wire(case, sent, going))

            if sent.is_credentialed:
                jar = jar.stored(answer.headers, visit, _EPOCH + now)

            if not sent.is_preflight:
                through = (*through, visit.url)

    return Observed(tuple(seen), tuple(wires))


def _visit(
    request: PageRequest, sent: Sent, profile: Profile, through: tuple[Url, ...]
) -> Visit:
    page = None if request.origin == "null" else _url(request.origin)
    return Visit(_url(sent.url), page, profile.cookies, through)


def _scripted(sent: Sent) -> Answer:
    return _target(sent.url).answer(is_preflight=sent.is_preflight)


@functools.lru_cache
def _url(text: str) -> Url:
    url = parsed(text)
    assert url is not None, text
    return url


@functools.lru_cache
def _target(url: str) -> Target:
    target = Target.of(url)
    assert target is not None, url
    return target


def _seen(case: Case, told: Readable | None) -> Seen:
    if told is None:
        return BLOCKED

    names = readable(case, told.headers.items())
    is_hidden = told.kind == "opaque"
    url = "" if is_hidden else place(told.url)
    return Seen(told.kind, told.status, told.is_redirected, url, names)


def _wire(case: Case, sent: Sent, cookies: str | None) -> Wire:
    return wire(
        case,
        sent.method,
        _url(sent.url).origin.partition("://")[2],
        _target(sent.url).hop,
        sent.headers,
        has_cookie=sent.is_credentialed,
        cookies=[one.partition("=")[0] for one in cookies.split("; ")]
        if cookies
        else [],
    )
