"""A scenario: what a page asks, what the servers answer, and what is refused."""

import typing as t
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.refusals import BlockReason

API = "api.localhost"

PAGE: t.Final = "/"
#: As in a frame that is sandboxed, the origin of this page is ``null``.
SANDBOXED: t.Final = "/sandboxed"
PAGES: t.Final = (PAGE, SANDBOXED)

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
ALLOW_METHODS = "Access-Control-Allow-Methods"
ALLOW_HEADERS = "Access-Control-Allow-Headers"

GRANTED: t.Final[Headers] = ((ALLOW_ORIGIN, "{origin}"), (ALLOW_CREDENTIALS, "true"))
PREFLIGHT: t.Final = Answer(
    204, (*GRANTED, (ALLOW_METHODS, "PUT"), (ALLOW_HEADERS, "x-odd"))
)
RESPONSE: t.Final = Answer(200, GRANTED)
PUT: t.Final = {"method": "PUT"}


@dataclass(frozen=True, slots=True)
class Hop:
    """One URL and what it answers.

    In values of headers stand ``{origin}`` for the request's, ``{next}`` for the URL of
    the hop after this and ``{authority}`` for the server's host and port.
    """

    response: Answer = RESPONSE
    preflight: Answer = PREFLIGHT
    host: str = API


def to_next(location: str = "{next}", status: int = 307) -> Hop:
    """A hop that redirects."""
    return Hop(Answer(status, (*GRANTED, ("Location", location))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One ``fetch()`` of a page, and why it is refused.

    :param options: those of ``fetch()``.
    :param url: what the page asks for, if it is not the first hop's URL.
    :param refused: which hop is at fault.
    :param refusal: what a ``Refusal`` has beside the reason, URLs and origin.
    :param page: the path of the page.
    :param reason_in_firefox: where that sees another one first.
    """

    id: str
    reason: BlockReason
    options: dict[str, t.Any]
    hops: tuple[Hop, ...] = (Hop(),)
    url: str = "{url}"
    refused: int = 0
    refusal: dict[str, t.Any] = field(default_factory=dict)
    page: str = PAGE
    reason_in_firefox: BlockReason | None = None


def redirected(scenario: Scenario) -> Scenario:
    """The same after a redirect."""
    return replace(
        scenario,
        id=f"{scenario.id}-after-redirect",
        hops=(to_next(), *scenario.hops),
        refused=scenario.refused + 1,
    )


def sandboxed(scenario: Scenario) -> Scenario:
    """The same for a page in a sandbox."""
    refusal = {**scenario.refusal, "origin": "null"}
    return replace(
        scenario, id=f"{scenario.id}-in-sandbox", page=SANDBOXED, refusal=refusal
    )
