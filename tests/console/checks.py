"""Scenarios in which the CORS check fails."""

import typing as t
from dataclasses import replace

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.refusals import BlockReason

from .scenario import ALLOW_CREDENTIALS
from .scenario import ALLOW_HEADERS
from .scenario import ALLOW_METHODS
from .scenario import ALLOW_ORIGIN
from .scenario import Hop
from .scenario import PUT
from .scenario import redirected
from .scenario import sandboxed
from .scenario import Scenario

INCLUDE: t.Final = {"credentials": "include"}
ECHO: t.Final = (ALLOW_ORIGIN, "{origin}")

Case: t.TypeAlias = tuple[str, BlockReason, Headers, str | None, dict[str, str]]


def origins(reason: BlockReason, **values: str) -> list[Case]:
    """Wrong values of Access-Control-Allow-Origin, by what is wrong with them."""
    return [
        (name, reason, ((ALLOW_ORIGIN, value),), value, {})
        for name, value in values.items()
    ]


def credentials(**values: str) -> list[Case]:
    """Wrong values of Access-Control-Allow-Credentials."""
    return [
        (
            f"credentials-{name}",
            BlockReason.ALLOW_CREDENTIALS,
            (ECHO, (ALLOW_CREDENTIALS, value)),
            value,
            INCLUDE,
        )
        for name, value in values.items()
    ]


CASES: t.Final[list[Case]] = [
    ("missing", BlockReason.ALLOW_ORIGIN_MISSING, (), None, {}),
    ("missing-credentialed", BlockReason.ALLOW_ORIGIN_MISSING, (), None, INCLUDE),
    (
        "doubled",
        BlockReason.ALLOW_ORIGIN_MULTIPLE,
        ((ALLOW_ORIGIN, "{origin}"), (ALLOW_ORIGIN, "*")),
        "{origin}, *",
        {},
    ),
    (
        "doubled-star",
        BlockReason.ALLOW_ORIGIN_MULTIPLE,
        ((ALLOW_ORIGIN, "*"), (ALLOW_ORIGIN, "*")),
        "*, *",
        {},
    ),
    *origins(
        BlockReason.ALLOW_ORIGIN_MULTIPLE,
        comma="https://a.example, https://b.example",
        bare_comma="https://a.example,https://b.example",
        space="https://a.example https://b.example",
        trailing_comma="https://a.example,",
    ),
    *origins(
        BlockReason.ALLOW_ORIGIN_INVALID,
        no_scheme="app.example",
        words="any",
        empty="",
        broken="http://[",
        scheme_alone="http://",
        wildcard_port="http://app.example:*",
        upper_null="NULL",
    ),
    *origins(
        BlockReason.ALLOW_ORIGIN_MISMATCH,
        other="https://other.example",
        null="null",
        slash="{origin}/",
        path="https://other.example/a/b",
        pattern="https://*.example",
        host_alone="localhost:5173",
    ),
    (
        "wildcard",
        BlockReason.ALLOW_ORIGIN_WILDCARD,
        ((ALLOW_ORIGIN, "*"), (ALLOW_CREDENTIALS, "true")),
        "*",
        INCLUDE,
    ),
    (
        "wildcard-alone",
        BlockReason.ALLOW_ORIGIN_WILDCARD,
        ((ALLOW_ORIGIN, "*"),),
        "*",
        INCLUDE,
    ),
    ("credentials-missing", BlockReason.ALLOW_CREDENTIALS, (ECHO,), None, INCLUDE),
    *credentials(false="false", title="True", empty="", doubled="true, true"),
]

#: Those whose sentences are collected in every place.
EVERYWHERE: t.Final = {
    "missing",
    "comma",
    "no_scheme",
    "other",
    "wildcard",
    "credentials-missing",
    "credentials-false",
}


def on_response(case: Case) -> Scenario:
    name, reason, headers, value, options = case
    return Scenario(
        id=f"response-{name.replace('_', '-')}",
        reason=reason,
        options=options,
        hops=(Hop(Answer(200, headers)),),
        refusal={"value": value, "status": 200, **doubled(headers)},
    )


def doubled(headers: Headers) -> dict[str, bool]:
    """What a refusal says of a header that came twice."""
    names = [name for name, _ in headers]
    return {"is_doubled": True} if names.count(ALLOW_ORIGIN) > 1 else {}


def on_preflight(case: Case) -> Scenario:
    name, reason, headers, value, options = case
    grants = ((ALLOW_METHODS, "PUT"), (ALLOW_HEADERS, "x-odd"))
    return Scenario(
        id=f"preflight-{name.replace('_', '-')}",
        reason=reason,
        options={**PUT, **options},
        hops=(Hop(preflight=Answer(200, (*headers, *grants))),),
        refusal={
            "is_preflight": True,
            "value": value,
            "status": 200,
            **doubled(headers),
        },
    )


def on_redirect(case: Case) -> Scenario:
    """The answer that fails is the redirect itself."""
    name, _, headers, value, _ = case
    return replace(
        on_response(case),
        id=f"redirect-{name.replace('_', '-')}",
        hops=(Hop(Answer(302, (*headers, ("Location", "{next}")))), Hop()),
        refusal={"value": value, "status": 302},
    )


CHOSEN: t.Final = [case for case in CASES if case[0] in EVERYWHERE]
ON_CHOSEN: t.Final = [
    *(on_response(case) for case in CHOSEN),
    *(on_preflight(case) for case in CHOSEN),
]

SCENARIOS: t.Final = (
    *(on_response(case) for case in CASES),
    *(on_preflight(case) for case in CASES),
    *(on_redirect(case) for case in CHOSEN),
    *(redirected(scenario) for scenario in ON_CHOSEN),
    *(sandboxed(scenario) for scenario in ON_CHOSEN),
    Scenario(
        id="response-status",
        reason=BlockReason.ALLOW_ORIGIN_MISSING,
        options={},
        hops=(Hop(Answer(500)),),
        refusal={"status": 500},
    ),
    Scenario(
        id="preflight-missing-status",
        reason=BlockReason.ALLOW_ORIGIN_MISSING,
        options=PUT,
        hops=(Hop(preflight=Answer(405)),),
        refusal={"is_preflight": True, "status": 405},
    ),
)
