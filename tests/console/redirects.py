"""Scenarios in which a redirect is not followed, or taints the origin."""

import typing as t

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.refusals import BlockReason

from .scenario import ALLOW_ORIGIN
from .scenario import Hop
from .scenario import PUT
from .scenario import Scenario
from .scenario import to_next

OTHER: t.Final = "other.localhost"
TAINTED: t.Final = {"origin": "null", "page_origin": "{origin}"}


def sent_to(name: str, reason: BlockReason, location: str) -> list[Scenario]:
    """A redirect to a location that the browser does not go to."""
    return [
        Scenario(
            id=f"redirect-{name}{suffix}",
            reason=reason,
            options={},
            hops=(*before, to_next(location), Hop()),
            refused=len(before),
            refusal={"value": location, "status": 307},
        )
        for suffix, before in (("", ()), ("-after-redirect", (to_next(),)))
    ]


SCENARIOS: t.Final = (
    *sent_to(
        "with-user", BlockReason.REDIRECT_WITH_USER, "http://user:pw@{authority}/x"
    ),
    *sent_to("with-name", BlockReason.REDIRECT_WITH_USER, "http://user@{authority}/x"),
    *sent_to("to-data", BlockReason.REDIRECT_NOT_HTTP, "data:text/plain,x"),
    *sent_to("to-ftp", BlockReason.REDIRECT_NOT_HTTP, "ftp://{authority}/x"),
    *sent_to("to-file", BlockReason.REDIRECT_NOT_HTTP, "file:///etc/hostname"),
    *sent_to("to-own-scheme", BlockReason.REDIRECT_NOT_HTTP, "myapp://x"),
    *sent_to("to-mailto", BlockReason.REDIRECT_NOT_HTTP, "mailto:a@b.example"),
    *sent_to("to-about", BlockReason.REDIRECT_NOT_HTTP, "about:blank"),
    *sent_to("to-blob", BlockReason.REDIRECT_NOT_HTTP, "blob:null/x"),
    *sent_to("to-script", BlockReason.REDIRECT_NOT_HTTP, "javascript:1"),
    *sent_to("to-ws", BlockReason.REDIRECT_NOT_HTTP, "ws://{authority}/x"),
    *sent_to("to-wss", BlockReason.REDIRECT_NOT_HTTP, "wss://{authority}/x"),
    *sent_to("to-chrome", BlockReason.REDIRECT_NOT_HTTP, "chrome://version/"),
    *sent_to("to-filesystem", BlockReason.REDIRECT_NOT_HTTP, "filesystem:x"),
    *sent_to("invalid", BlockReason.REDIRECT_INVALID, "http://["),
    *sent_to("invalid-port", BlockReason.REDIRECT_INVALID, "http://api.localhost:x/"),
    Scenario(
        id="redirect-mode-error",
        reason=BlockReason.REDIRECT_REFUSED,
        options={"redirect": "error"},
        hops=(to_next(), Hop()),
        refusal={"status": 307},
    ),
    Scenario(
        id="redirect-mode-error-preflighted",
        reason=BlockReason.REDIRECT_REFUSED,
        options={"redirect": "error", **PUT},
        hops=(to_next(), Hop()),
        refusal={"status": 307},
    ),
    Scenario(
        id="redirect-mode-error-no-cors",
        reason=BlockReason.REDIRECT_NEEDS_CORS,
        options={"redirect": "error", "mode": "no-cors"},
        hops=(to_next(), Hop()),
    ),
    Scenario(
        id="redirect-mode-manual-no-cors",
        reason=BlockReason.REDIRECT_NEEDS_CORS,
        options={"redirect": "manual", "mode": "no-cors"},
    ),
    Scenario(
        id="redirects-in-a-circle",
        reason=BlockReason.TOO_MANY_REDIRECTS,
        options={},
        hops=(to_next("{url}"),),
        refusal={"status": 307},
    ),
    Scenario(
        id="redirects-21",
        reason=BlockReason.TOO_MANY_REDIRECTS,
        options={},
        hops=(*[to_next()] * 21, Hop()),
        refused=20,
        refusal={"status": 307},
    ),
    Scenario(
        id="redirect-to-another-origin-mismatch",
        reason=BlockReason.ALLOW_ORIGIN_MISMATCH,
        options={},
        hops=(
            to_next(),
            Hop(Answer(200, ((ALLOW_ORIGIN, "https://a.example"),)), host=OTHER),
        ),
        refused=1,
        refusal={"value": "https://a.example", "status": 200, **TAINTED},
    ),
    Scenario(
        id="redirect-to-another-origin-missing",
        reason=BlockReason.ALLOW_ORIGIN_MISSING,
        options={},
        hops=(to_next(), Hop(Answer(200), host=OTHER)),
        refused=1,
        refusal={"status": 200, **TAINTED},
    ),
    Scenario(
        id="redirect-to-another-origin-preflight",
        reason=BlockReason.ALLOW_ORIGIN_MISSING,
        options=PUT,
        hops=(to_next(), Hop(preflight=Answer(204), host=OTHER)),
        refused=1,
        refusal={"is_preflight": True, "status": 204, **TAINTED},
    ),
    Scenario(
        id="two-redirects-missing",
        reason=BlockReason.ALLOW_ORIGIN_MISSING,
        options={},
        hops=(to_next(), to_next(), Hop(Answer(200))),
        refused=2,
        refusal={"status": 200},
    ),
)
