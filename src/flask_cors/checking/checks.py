"""Checks: what browsers do, over a live server's answers.

Each request is sent once, however many browsers are asked. One that may change
something on the server is not sent: a GET with the same origin stands in for it.
"""

from __future__ import annotations

import collections.abc as cabc
import contextlib
import typing as t
from dataclasses import replace

from ..sansio.browser import fetching
from ..sansio.browser import hops
from ..sansio.browser import preflights
from ..sansio.browser.exchanges import Answer
from ..sansio.browser.exchanges import combined
from ..sansio.browser.exchanges import Exchange
from ..sansio.browser.exchanges import PageRequest
from ..sansio.browser.exchanges import Sent
from ..sansio.browser.profiles import Profile
from ..sansio.browser.refusals import BlockReason
from ..sansio.browser.refusals import Refusal
from ..sansio.browser.safelist import BODY_HEADERS
from ..sansio.browser.safelist import METHOD_OVERRIDES
from ..sansio.browser.secrets import masked
from ..sansio.browser.verdicts import BROWSERS
from ..sansio.browser.verdicts import Ruling
from ..sansio.browser.verdicts import Sentence
from ..sansio.browser.verdicts import Verdict
from ..sansio.fetch import ALLOW_ORIGIN
from . import remarks
from .failures import NoAnswerError
from .outcome import Check
from .outcome import Purpose
from .outcome import Step
from .transport import METHODS

Send: t.TypeAlias = cabc.Callable[[Sent], Answer]

#: The page of somebody else; no host has this name.
STRANGER: t.Final = "https://flask-cors-check.invalid"


def checked(request: PageRequest, send: Send) -> Check:
    """Tell what browsers make of a page's request.

    :param send: sends a request to the server and returns its answer.
    """
    server = _Server(send)
    verdicts = tuple(_verdict(request, server, *each) for each in BROWSERS)
    _compare(request, server)
    return _check(request, server, verdicts)


def checked_preflight(request: PageRequest, send: Send) -> Check:
    """The same for the preflight alone; it is sent also where no browser sends one."""
    server = _Server(send)
    asked = hops.first(request).asked()
    answer = server.answer(asked.preflight())
    verdicts = tuple(_of_preflight(asked, answer, *each) for each in BROWSERS)
    return _check(request, server, verdicts, is_preflight_only=True)


class _UntoldError(Exception):
    """Raised where the answer to a request that is not sent would be needed."""


class _Server:
    """The server, which is asked the same once only."""

    def __init__(self, send: Send):
        self._send = send
        self._steps: dict[tuple[Sent, Purpose], Step] = {}

    @property
    def steps(self) -> tuple[Step, ...]:
        """What it was asked so far."""
        return tuple(self._steps.values())

    def answer(self, sent: Sent) -> Answer:
        """Answer one request of a browser.

        :raises _UntoldError: if that cannot be told from what stands in for it.
        """
        if sent.is_preflight:
            return self._sent(sent, Purpose.PREFLIGHT, sent.method)

        if sent.method in METHODS:
            return self._sent(sent, Purpose.REQUEST, sent.method)

        answer = self._sent(_stand_in(sent), Purpose.STAND_IN, sent.method)

        if not _is_telling(answer):
            raise _UntoldError

        return answer

    def compare(self, sent: Sent) -> None:
        """Ask the same for the page of somebody else, if the server lets itself be
        asked again.
        """
        headers = [h for h in sent.headers if h[0] != "Origin"]
        asked = replace(sent, headers=(*headers, ("Origin", STRANGER)))

        with contextlib.suppress(NoAnswerError):
            self._sent(asked, Purpose.COMPARISON, sent.method)

    def _sent(self, sent: Sent, purpose: Purpose, method: str) -> Answer:
        sent = _harmless(sent)
        key = (sent, purpose)

        if key not in self._steps:
            exchange = Exchange(sent, self._send(sent))
            self._steps[key] = Step(exchange, purpose, method)

        return self._steps[key].answer


def _harmless(sent: Sent) -> Sent:
    """The request without the headers that make some servers take it for another."""
    headers = [h for h in sent.headers if h[0].lower() not in METHOD_OVERRIDES]
    return replace(sent, headers=tuple(headers))


def _stand_in(sent: Sent) -> Sent:
    headers = tuple(h for h in sent.headers if h[0].lower() not in BODY_HEADERS)
    return replace(sent, method="GET", headers=headers)


def _is_telling(answer: Answer) -> bool:
    """Tell whether the answer to a GET says something of another method's.

    An error does not: what the path has for a GET may be a 405.
    """
    is_ok = 200 <= answer.status < 300
    return is_ok or combined(answer.headers, ALLOW_ORIGIN) is not None


class _Browser:
    """One browser, which asks the server."""

    def __init__(self, server: _Server):
        self._server = server
        self.has_preflighted = False

    def answer(self, sent: Sent) -> Answer:
        """Have the server answer one request."""
        self.has_preflighted = self.has_preflighted or sent.is_preflight
        return self._server.answer(sent)


def _verdict(
    request: PageRequest, server: _Server, profile: Profile, sentence: Sentence
) -> Verdict:
    browser = _Browser(server)

    try:
        result = fetching.fetched(request, browser.answer, profile)
    except _UntoldError:
        # The preflight was granted: it goes out then, and that is all that is known.
        is_granted = browser.has_preflighted
        return Verdict(profile, Ruling.ALLOWED if is_granted else Ruling.UNKNOWN)

    return Verdict.of(profile, sentence, result.refusal)


def _of_preflight(
    asked: preflights.Asked, answer: Answer, profile: Profile, sentence: Sentence
) -> Verdict:
    judged = preflights.judged(asked, answer, profile, now=0)

    if not isinstance(judged, preflights.Failure):
        return Verdict.of(profile, sentence, None)

    refusal = Refusal(
        judged.reason,
        asked.url,
        asked.origin,
        is_preflight=True,
        initial_url=asked.url,
        value=judged.value,
        status=answer.status,
        is_doubled=_is_doubled(judged, answer),
    )
    return Verdict.of(profile, sentence, refusal)


def _is_doubled(judged: preflights.Failure, answer: Answer) -> bool:
    names = [name.lower() for name, _ in answer.headers]
    is_multiple = judged.reason is BlockReason.ALLOW_ORIGIN_MULTIPLE
    return is_multiple and names.count(ALLOW_ORIGIN.lower()) > 1


def _compare(request: PageRequest, server: _Server) -> None:
    """Ask for another origin, where it matters that the answer depends on it."""
    for step in server.steps:
        if remarks.may_lack_vary(request, step):
            server.compare(step.sent)
            return


def _check(
    request: PageRequest,
    server: _Server,
    verdicts: tuple[Verdict, ...],
    *,
    is_preflight_only: bool = False,
) -> Check:
    check = Check(request, is_preflight_only, server.steps, verdicts, remarks=())
    return replace(
        check,
        request=replace(request, headers=masked(request.headers)),
        steps=tuple(step.shown for step in check.steps),
        remarks=remarks.remarks(check),
    )
