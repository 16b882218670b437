"""Judges: what the values of a configuration make together, by the table of rules.

A judge is a function that yields findings. Those named first here judge at set-up,
those that advise only where an audit asks them. Those of regular expressions, which
take as much code as all others, are imported where there is one.
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..findings import Finding
from ..findings import Findings
from ..policy import Policy
from ..resources import Resource
from . import alternatives
from . import coverage
from . import credentials
from . import policies
from . import suffixes
from . import tables
from .instruments import Instruments

PolicyJudge: t.TypeAlias = cabc.Callable[[Policy, Instruments], cabc.Iterable[Finding]]
TableJudge: t.TypeAlias = cabc.Callable[
    [tuple[Resource, ...], tuple[Resource, ...], Instruments],
    cabc.Iterable[Finding],
]

#: At set-up, and in an audit.
OF_POLICY: t.Final[tuple[PolicyJudge, ...]] = (
    credentials.any_origin_with_credentials,
    credentials.null_origin_with_credentials,
    credentials.insecure_origin_with_credentials,
    suffixes.public_suffix_with_credentials,
    policies.vary_off,
    alternatives.unreached,
)
OF_TABLE: t.Final[tuple[TableJudge, ...]] = (
    tables.replaced_resource,
    tables.preceded_resource,
)

#: In an audit only.
ADVICE_ON_POLICY: t.Final[tuple[PolicyJudge, ...]] = (
    policies.null_origin,
    policies.open_by_default,
    policies.needless_method,
    policies.exposes_everything,
    coverage.repeated_origin,
    coverage.covered_origin,
    suffixes.public_suffixes_unknown,
)


def judged(
    older: tuple[Resource, ...],
    newer: tuple[Resource, ...],
    instruments: Instruments,
) -> Findings:
    """What is wrong with ``newer`` resources, alone and beside ``older`` ones."""
    # Entries without options of their own share one policy.
    shared = dict.fromkeys(p for entry in newer for p in entry.policy.each)
    findings = [f for policy in shared for f in of_policy(policy, instruments)]
    slow, spared = _without_slow_ones(newer, instruments)
    findings += slow
    findings += [f for judge in OF_TABLE for f in judge(older, spared, instruments)]
    return tuple(findings)


def of_policy(policy: Policy, instruments: Instruments) -> Findings:
    """What is wrong with one policy."""
    if not _has_regexes(policy):
        return _said(OF_POLICY, policy, instruments)

    from . import regexes
    from . import slowness

    spared = slowness.spared(policy, instruments)
    return (
        *slowness.of_policy(policy, instruments),
        *_said((*OF_POLICY, *regexes.OF_POLICY), spared, instruments),
    )


def advice_on(policy: Policy, instruments: Instruments) -> Findings:
    """What could be better about one policy."""
    if not _has_regexes(policy):
        return _said(ADVICE_ON_POLICY, policy, instruments)

    from . import regexes
    from . import slowness

    advising = (*ADVICE_ON_POLICY, *regexes.ADVICE_ON_POLICY)
    return _said(advising, slowness.spared(policy, instruments), instruments)


def _said(
    judges: cabc.Iterable[PolicyJudge], policy: Policy, instruments: Instruments
) -> Findings:
    return tuple(finding for judge in judges for finding in judge(policy, instruments))


def _has_regexes(policy: Policy) -> bool:
    return bool(policy.origins.regexes or policy.headers.patterns)


def _has_any_regexes(entry: Resource) -> bool:
    return bool(entry.pattern.regex) or any(map(_has_regexes, entry.policy.each))


def _without_slow_ones(
    entries: tuple[Resource, ...], instruments: Instruments
) -> tuple[cabc.Iterable[Finding], tuple[Resource, ...]]:
    """What is wrong with the time that patterns take, and the entries without those
    that are never to be run.
    """
    if not any(map(_has_any_regexes, entries)):
        return (), entries

    from . import slowness

    slow = slowness.of_table(entries, instruments)
    return slow, slowness.spared_entries(entries, instruments)
