"""The outcome of a check: what was sent and came back, and what browsers make of it."""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass
from dataclasses import replace

from ..sansio import fetch
from ..sansio.browser.exchanges import Answer
from ..sansio.browser.exchanges import Exchange
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import PageRequest
from ..sansio.browser.exchanges import Sent
from ..sansio.browser.secrets import masked
from ..sansio.browser.verdicts import Ruling
from ..sansio.browser.verdicts import Verdict

#: The header of debug mode that says why a request was refused.
DEBUG: t.Final = "X-CORS-Debug"

#: Those of an answer that say something of CORS, or of who gave it.
_TELLING = fetch.CORS_RESPONSE_HEADERS | frozenset(
    {fetch.ALLOW_PRIVATE_NETWORK.lower(), DEBUG.lower(), "vary", "location", "allow"}
    | {"www-authenticate", "cache-control", "server", "via", "age", "x-cache"}
    | {"x-cache-status", "x-cache-hits", "x-served-by", "cf-cache-status", "cf-ray"}
)


class Purpose(enum.Enum):
    """What a request is sent for."""

    PREFLIGHT = "preflight"
    REQUEST = "request"
    STAND_IN = "stand-in"
    """A GET in the place of a request that is not sent, as it may change something."""

    COMPARISON = "comparison"
    """The same from another origin: does the answer depend on it?"""


class Kind(enum.Enum):
    """What a remark is about. The value is a name that stays."""

    DOUBLED = "doubled"
    NO_VARY = "no-vary"
    AIRPLAY = "airplay"
    PREFLIGHT_STATUS = "preflight-status"
    PREFLIGHT_REDIRECTED = "preflight-redirected"
    ERROR = "error"
    REDIRECTED = "redirected"
    WILDCARD_WITH_CREDENTIALS = "wildcard-with-credentials"
    DEBUG = "debug"
    CACHED = "cached"
    STAND_IN = "stand-in"
    NO_PREFLIGHT = "no-preflight"
    SAME_ORIGIN = "same-origin"
    MIXED_CONTENT = "mixed-content"
    NOT_VERIFIED = "not-verified"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is seen in the answers beside the verdict."""

    kind: Kind
    message: str


@dataclass(frozen=True, slots=True)
class Step:
    """One exchange, and what it was for.

    :param method: the one of the page's request that a stand-in stands in for.
    """

    exchange: Exchange
    purpose: Purpose
    method: str

    @property
    def sent(self) -> Sent:
        """What was sent."""
        return self.exchange.sent

    @property
    def answer(self) -> Answer:
        """What came back."""
        return self.exchange.answer

    @property
    def shown(self) -> Step:
        """The same with the headers that matter, and nothing that is secret."""
        sent = replace(self.sent, headers=masked(self.sent.headers))
        answer = replace(self.answer, headers=_telling(self.answer.headers))
        return replace(self, exchange=Exchange(sent, answer))


@dataclass(frozen=True, slots=True)
class Check:
    """What a live server's answers mean for the request of a page.

    :param request: what the page asks for; secrets are masked.
    :param is_preflight_only: whether nothing but ``OPTIONS`` was sent.
    :param steps: what was sent and came back, in this order.
    """

    request: PageRequest
    is_preflight_only: bool
    steps: tuple[Step, ...]
    verdicts: tuple[Verdict, ...]
    remarks: tuple[Remark, ...]

    @property
    def ruling(self) -> Ruling:
        """That of all browsers: the worst of them."""
        rulings = {verdict.ruling for verdict in self.verdicts}
        order = (Ruling.BLOCKED, Ruling.UNKNOWN)
        return next((each for each in order if each in rulings), Ruling.ALLOWED)


def unverified(check: Check) -> Check:
    """The same check, where any certificate was taken."""
    if not any(step.sent.url.startswith("https:") for step in check.steps):
        return check

    remark = Remark(
        Kind.NOT_VERIFIED,
        "The certificate was not looked at (--insecure): a browser that does not trust "
        "it blocks the request before CORS.",
    )
    return replace(check, remarks=(remark, *check.remarks))


def _telling(headers: Headers) -> Headers:
    return tuple(header for header in headers if header[0].lower() in _TELLING)
