"""Fetching: what a browser does for one ``fetch()`` of a page, as far as CORS goes.

https://fetch.spec.whatwg.org/#fetching
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import dataclass

from ..fetch import ALLOW_ORIGIN
from . import cors_check
from . import hops
from . import preflights
from . import reading
from . import redirects
from .departures import Departure
from .exchanges import Answer
from .exchanges import Exchange
from .exchanges import PageRequest
from .exchanges import Readable
from .exchanges import Redirect
from .exchanges import REDIRECT_STATUSES
from .exchanges import Sent
from .hops import BlockedError
from .hops import Hop
from .hops import Tainting
from .preflight_cache import PreflightCache
from .preflights import Failure
from .profiles import Profile
from .profiles import STANDARD
from .refusals import BlockReason
from .refusals import Refusal


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a ``fetch()``: a refusal, or what the page can read.

    :param exchanges: all that went out for it, preflights among them.
    :param cache: the preflight cache as it is now.
    """

    exchanges: tuple[Exchange, ...]
    refusal: Refusal | None
    readable: Readable | None
    cache: PreflightCache


Fetching: t.TypeAlias = cabc.Generator[Sent, Answer, Result]


def fetching(
    request: PageRequest,
    profile: Profile = STANDARD,
    cache: PreflightCache | None = None,
    now: float = 0.0,
) -> Fetching:
    """Do what a browser does for ``request``.

    .. code-block:: python

        steps = fetching(PageRequest("https://api.example/", "https://app.example"))
        sent = next(steps)
        steps.send(Answer(200))  # raises StopIteration, whose value is the result

    :param profile: which browser, or the standard.
    :param cache: what earlier preflights were granted.
    :param now: the time, in seconds, by a clock that only goes forward.
    :return: a generator that yields what is sent and is sent what is answered, and
        returns a :class:`Result`.
    """
    return _Run(request, profile, cache or PreflightCache(), now).result()


def fetched(
    request: PageRequest,
    answer: cabc.Callable[[Sent], Answer],
    profile: Profile = STANDARD,
    cache: PreflightCache | None = None,
    now: float = 0.0,
) -> Result:
    """Do the same, where a function answers.

    :param answer: is given each request, and returns the response.
    """
    steps = fetching(request, profile, cache, now)

    try:
        sent = next(steps)

        while True:
            sent = steps.send(answer(sent))
    except StopIteration as stopped:
        return t.cast(Result, stopped.value)


class _Run:
    """One ``fetch()`` under way."""

    def __init__(
        self, request: PageRequest, profile: Profile, cache: PreflightCache, now: float
    ):
        self._request = request
        self._profile = profile
        self._cache = cache
        self._now = now
        self._exchanges: list[Exchange] = []
        self._has_asked = False

    def result(self) -> Fetching:
        """Fetch, and tell what became of it."""
        readable, refusal = None, None

        try:
            readable = yield from self._read(hops.first(self._request, self._profile))
        except BlockedError as blocked:
            refusal = self._refusal(blocked)
            self._forget(blocked)

        return Result(tuple(self._exchanges), refusal, readable, self._cache)

    def _read(self, hop: Hop) -> cabc.Generator[Sent, Answer, Readable]:
        """Send the request, and again for each redirect."""
        while True:
            answer = yield from self._answered(hop)

            if answer.status not in REDIRECT_STATUSES:
                return reading.read(hop, answer)

            if self._request.redirect is Redirect.MANUAL:
                redirects.check_unfollowed(hop, answer)
                return reading.unfollowed(hop)

            if redirects.is_refused(hop, answer):
                raise BlockedError(BlockReason.REDIRECT_REFUSED, hop)

            location = hops.location(hop, answer)

            if location is None:
                return reading.read(hop, answer)

            hop = hops.following(hop, location, answer.status)

    def _answered(self, hop: Hop) -> cabc.Generator[Sent, Answer, Answer]:
        """Send a request, after its preflight if it needs one, and check the answer.

        https://fetch.spec.whatwg.org/#concept-http-fetch
        """
        if hop.tainting is not Tainting.CORS:
            return (yield from self._exchanged(hop.sent()))

        yield from self._preflight(hop)
        answer = yield from self._exchanged(hop.sent())
        self._check(hop, answer)
        return answer

    def _preflight(self, hop: Hop) -> cabc.Generator[Sent, Answer, None]:
        asked = hop.asked()
        need = asked.need
        is_due = bool(need) or hop.asks_anyway
        self._has_asked = self._has_asked or is_due
        is_kept = self._cache.covers(asked.key, need.method, need.headers, self._now)

        if not is_due or (need and is_kept):
            return

        answer = yield from self._exchanged(asked.preflight())
        judged = preflights.judged(asked, answer, self._profile, self._now)

        if isinstance(judged, Failure):
            raise BlockedError(judged.reason, hop, judged.value, is_preflight=True)

        self._cache = self._cache.with_grant(judged, self._now)

    def _exchanged(self, sent: Sent) -> cabc.Generator[Sent, Answer, Answer]:
        answer = yield sent
        self._exchanges.append(Exchange(sent, answer))
        return reading.received(answer, self._profile)

    def _check(self, hop: Hop, answer: Answer) -> None:
        asked = hop.asked()
        failed = cors_check.failure(answer.headers, hop.origin, asked.is_credentialed)

        if failed is not None:
            raise BlockedError(failed[0], hop, failed[1])

    def _forget(self, blocked: BlockedError) -> None:
        """Clear what is kept for the last URL, if one on the way had to be asked for.

        https://fetch.spec.whatwg.org/#concept-main-fetch
        """
        keeps = self._profile.departs(Departure.GRANTS_OUTLIVE_REFUSALS)

        if keeps and not blocked.is_preflight:
            return

        if blocked.hop is not None and self._has_asked:
            asked = blocked.hop.asked()
            self._cache = self._cache.without(asked.origin, asked.url)

    def _refusal(self, blocked: BlockedError) -> Refusal:
        hop, request = blocked.hop, self._request
        urls = [request.url]

        if hop is not None:
            urls = [url.without_fragment.text for url in hop.urls]

        origin = request.origin if hop is None else hop.origin
        answer = self._exchanges[-1].answer if self._exchanges else None
        return Refusal(
            blocked.reason,
            urls[-1],
            origin,
            is_preflight=blocked.is_preflight,
            initial_url=urls[0],
            value=blocked.value,
            status=None if answer is None else answer.status,
            page_origin="" if origin == request.origin else request.origin,
            is_doubled=_is_doubled(blocked, answer),
            header_value=blocked.header_value,
        )


def _is_doubled(blocked: BlockedError, answer: Answer | None) -> bool:
    """Tell whether what is wrong is that a header of an answer came again."""
    if answer is None or blocked.reason is not BlockReason.ALLOW_ORIGIN_MULTIPLE:
        return False

    names = [name.lower() for name, _ in answer.headers]
    return names.count(ALLOW_ORIGIN.lower()) > 1
