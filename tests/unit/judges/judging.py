"""A policy, and what judges say of it."""

import typing as t

from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.judges import PolicyJudge
from flask_cors.sansio.judges.instruments import Instruments
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.policy import Policy

APP = "https://app.example.com"
ADMIN = "https://admin.example.com"

#: As if the list of public suffixes were these.
SUFFIXES = frozenset({"com", "co.uk", "github.io", "xn--55qx5d.cn"})
WITH_A_LIST = Instruments(lambda: 0.0, SUFFIXES.__contains__)
WITHOUT_A_LIST = Instruments(lambda: 0.0, lambda host: None)


def policy(**options: t.Any) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", options)
    return Policy.compile(overlaid(defaults(), layer, []))


def found(
    judge: PolicyJudge, instruments: Instruments = WITH_A_LIST, **options: t.Any
) -> list[Finding]:
    return list(judge(policy(**options), instruments))


def values(
    judge: PolicyJudge, instruments: Instruments = WITH_A_LIST, **options: t.Any
) -> list[object]:
    """The values, or parts of them, that a judge finds wrong."""
    return [finding.value for finding in found(judge, instruments, **options)]
