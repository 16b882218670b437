"""A page, and the servers that answer it."""

import collections.abc as cabc
import typing as t

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.fetching import fetched
from flask_cors.sansio.browser.fetching import Result
from flask_cors.sansio.browser.preflight_cache import PreflightCache
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.profiles import STANDARD

PAGE: t.Final = "https://app.example"
API: t.Final = "https://api.example"
OTHER: t.Final = "https://other.example"

ORIGIN: t.Final = "Access-Control-Allow-Origin"
CREDENTIALS: t.Final = "Access-Control-Allow-Credentials"
METHODS: t.Final = "Access-Control-Allow-Methods"
HEADERS: t.Final = "Access-Control-Allow-Headers"
EXPOSE: t.Final = "Access-Control-Expose-Headers"
MAX_AGE: t.Final = "Access-Control-Max-Age"

ANYONE: t.Final = ((ORIGIN, "*"),)
PAGE_ONLY: t.Final = ((ORIGIN, PAGE), (CREDENTIALS, "true"))


def request(url: str = f"{API}/", **given: t.Any) -> PageRequest:
    """What a page of ``PAGE`` asks for."""
    return PageRequest(url, **{"origin": PAGE, **given})


def to(location: str, status: int = 302, headers: Headers = ANYONE) -> Answer:
    """A redirect."""
    return Answer(status, (*headers, ("Location", location)))


def granted(*lists: tuple[str, str], status: int = 204) -> Answer:
    """An answer to a preflight, for anyone."""
    return Answer(status, (*ANYONE, *lists))


class Servers:
    """All servers: they give one answer after the other, and the last one for ever."""

    def __init__(self, *answers: Answer):
        self._answers = answers
        self.sent: list[Sent] = []

    def __call__(self, sent: Sent) -> Answer:
        self.sent.append(sent)
        return self._answers[min(len(self.sent), len(self._answers)) - 1]


def fetch(
    asked: PageRequest,
    *answers: Answer,
    profile: Profile = STANDARD,
    cache: PreflightCache | None = None,
    now: float = 0.0,
) -> Result:
    """What becomes of a ``fetch()`` that is answered so."""
    return fetched(asked, Servers(*answers), profile, cache, now)


def fetch_all(
    steps: cabc.Iterable[tuple[PageRequest, tuple[Answer, ...]]],
    profile: Profile = STANDARD,
) -> list[Result]:
    """What becomes of one after the other, with one preflight cache."""
    results: list[Result] = []
    cache = PreflightCache()

    for asked, answers in steps:
        results.append(fetch(asked, *answers, profile=profile, cache=cache))
        cache = results[-1].cache

    return results


def methods(result: Result) -> list[str]:
    """The methods of all that was sent."""
    return [exchange.sent.method for exchange in result.exchanges]


def last_sent(result: Result) -> dict[str, str]:
    """The headers of what was sent last."""
    return dict(result.exchanges[-1].sent.headers)


def reason(result: Result) -> str | None:
    """Why it was refused, if it was."""
    return None if result.refusal is None else result.refusal.reason.value
