"""Scenarios in which a preflight passes the CORS check, and does not grant enough."""

import typing as t

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.refusals import BlockReason

from .scenario import ALLOW_HEADERS
from .scenario import ALLOW_METHODS
from .scenario import GRANTED
from .scenario import Hop
from .scenario import PUT
from .scenario import redirected
from .scenario import sandboxed
from .scenario import Scenario

METHOD: t.Final = (ALLOW_METHODS, "PUT")
NEXT: t.Final = ("Location", "{next}")
BOTH: t.Final = ((ALLOW_METHODS, "PUT"), (ALLOW_HEADERS, "x-odd"))


def granting(
    name: str,
    reason: BlockReason,
    *headers: tuple[str, str],
    value: str | None,
    status: int = 204,
    **options: t.Any,
) -> Scenario:
    """A scenario in which the preflight's answer has these headers beside the grant of
    the origin.
    """
    return Scenario(
        id=f"preflight-{name}",
        reason=reason,
        options={**PUT, **options},
        hops=(Hop(preflight=Answer(status, (*GRANTED, *headers))), Hop()),
        refusal={"is_preflight": True, "value": value, "status": status},
    )


STATUSES: t.Final = [
    granting(
        f"status-{status}",
        BlockReason.PREFLIGHT_STATUS,
        *BOTH,
        value=str(status),
        status=status,
    )
    for status in (300, 304, 400, 401, 404, 405, 500, 503)
]

REDIRECTS: t.Final = [
    granting(
        f"redirected-{status}",
        BlockReason.PREFLIGHT_REDIRECTED,
        *BOTH,
        NEXT,
        value=None,
        status=status,
    )
    for status in (301, 302, 303, 307, 308)
]

UNGRANTED_REDIRECT: t.Final = Scenario(
    id="preflight-redirected-without-a-grant",
    reason=BlockReason.PREFLIGHT_REDIRECTED,
    reason_in_firefox=BlockReason.ALLOW_ORIGIN_MISSING,
    options=PUT,
    hops=(Hop(preflight=Answer(308, (NEXT,))), Hop()),
    refusal={"is_preflight": True, "value": None, "status": 308},
)

METHODS: t.Final = [
    granting("no-methods", BlockReason.METHOD_NOT_ALLOWED, value="PUT"),
    granting(
        "other-methods",
        BlockReason.METHOD_NOT_ALLOWED,
        (ALLOW_METHODS, "GET, POST"),
        value="PUT",
    ),
    granting(
        "method-in-lower-case",
        BlockReason.METHOD_NOT_ALLOWED,
        (ALLOW_METHODS, "put"),
        value="PUT",
    ),
    granting(
        "method-patch",
        BlockReason.METHOD_NOT_ALLOWED,
        (ALLOW_METHODS, "PATCH"),
        value="patch",
        method="patch",
    ),
    granting(
        "star-of-methods-credentialed",
        BlockReason.METHOD_NOT_ALLOWED,
        (ALLOW_METHODS, "*"),
        value="PUT",
        credentials="include",
    ),
]

INVALID: t.Final = [
    granting(
        f"{name}-{kind}",
        reason,
        *before,
        (header, value),
        value=value,
        headers=[["X-Odd", "1"]],
    )
    for name, header, reason, before in (
        ("methods", ALLOW_METHODS, BlockReason.ALLOW_METHODS_INVALID, ()),
        ("headers", ALLOW_HEADERS, BlockReason.ALLOW_HEADERS_INVALID, (METHOD,)),
    )
    for kind, value in (
        ("two-words", "PUT x-odd"),
        ("semicolon", "PUT; x-odd"),
        ("quoted", '"PUT", "x-odd"'),
        ("second", "PUT, x-odd, x odd, (x)"),
        ("bracketed", "[PUT]"),
    )
]

ODD: t.Final = {"headers": [["X-Odd", "1"]]}
HEADERS: t.Final = [
    granting(
        "no-headers", BlockReason.HEADER_NOT_ALLOWED, METHOD, value="x-odd", **ODD
    ),
    granting(
        "other-headers",
        BlockReason.HEADER_NOT_ALLOWED,
        METHOD,
        (ALLOW_HEADERS, "x-even"),
        value="x-odd",
        **ODD,
    ),
    granting(
        "two-headers",
        BlockReason.HEADER_NOT_ALLOWED,
        METHOD,
        (ALLOW_HEADERS, "x-even"),
        value="a-first",
        headers=[["X-Odd", "1"], ["X-Even", "1"], ["A-First", "1"]],
    ),
    granting(
        "star-of-headers-credentialed",
        BlockReason.HEADER_NOT_ALLOWED,
        METHOD,
        (ALLOW_HEADERS, "*"),
        value="x-odd",
        credentials="include",
        **ODD,
    ),
    granting(
        "star-of-headers-credentialed-authorization",
        BlockReason.HEADER_NOT_ALLOWED,
        METHOD,
        (ALLOW_HEADERS, "*"),
        value="authorization",
        credentials="include",
        headers=[["Authorization", "Bearer x"]],
    ),
    granting(
        "star-of-headers-authorization",
        BlockReason.HEADER_NOT_ALLOWED,
        METHOD,
        (ALLOW_HEADERS, "*"),
        value="authorization",
        headers=[["Authorization", "Bearer x"]],
    ),
    granting(
        "neither-method-nor-header",
        BlockReason.METHOD_NOT_ALLOWED,
        value="PUT",
        **ODD,
    ),
]

CHOSEN: t.Final = (STATUSES[4], REDIRECTS[1], METHODS[1], INVALID[0], INVALID[5])

SCENARIOS: t.Final = (
    *STATUSES,
    *REDIRECTS,
    *METHODS,
    *INVALID,
    *HEADERS,
    UNGRANTED_REDIRECT,
    *(redirected(scenario) for scenario in (*CHOSEN, HEADERS[1])),
    *(sandboxed(scenario) for scenario in (*CHOSEN, HEADERS[1])),
)
