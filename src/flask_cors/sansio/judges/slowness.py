"""Judges of the time that regular expressions take: one is there to be attacked with a
text that it takes long to give up on.

They come before all others, which try out what a pattern matches: what they find to be
slow is not run again.
"""

from __future__ import annotations

import collections.abc as cabc
import dataclasses
import functools
import re
import typing as t

from ..fetch import is_token
from ..fetch import MAX_ORIGIN_LENGTH
from ..findings import Fault
from ..findings import Finding
from ..grants import AllowedHeaders
from ..grants import MAX_HEADER_NAME_LENGTH
from ..origins import AllowedOrigins
from ..paths import PathPattern
from ..paths import Reach
from ..policy import Policy
from ..regexes.attacks import Attack
from ..regexes.backtracking import Match
from ..regexes.backtracking import measured
from ..regexes.backtracking import Pace
from ..regexes.backtracking import Subject
from ..regexes.remedies import wildcard_near
from ..resources import Resource
from .instruments import Instruments
from .subject import of_option
from .subject import PROBE

_LABELS = r"[a-z0-9-]+(\.[a-z0-9-]+)*"


def _of_origins(regex: re.Pattern[str]) -> Match:
    return AllowedOrigins(regexes=(regex,)).permit


def _of_headers(regex: re.Pattern[str]) -> Match:
    return functools.partial(_permit, AllowedHeaders(patterns=(regex,)))


def _permit(headers: AllowedHeaders, name: str) -> bool:
    return is_token(name) and headers.permit(name)


def _of_paths(regex: re.Pattern[str]) -> Match:
    return PathPattern(regex.pattern, Reach.REGEX, "", regex).matches


def _in_full(regex: re.Pattern[str]) -> Match:
    return regex.fullmatch


_ORIGIN: t.Final = Subject(
    "an origin",
    MAX_ORIGIN_LENGTH,
    ("-", "_", ".", "0", "a", ":1"),
    (PROBE, "https://a-1.b.example.com:8443"),
    _of_origins,
    _in_full,
)
_HEADER: t.Final = Subject(
    "a header name",
    MAX_HEADER_NAME_LENGTH,
    ("!", "-", "_", ".", "0", "a"),
    ("Authorization", "X-Requested-With"),
    _of_headers,
    _in_full,
)

# Servers let through a path of 8,000 characters, and more; few have as many as this.
_PATH: t.Final = Subject(
    "a path",
    2048,
    ("!", "\n\n", "-", "_", "/", "0"),
    ("/api/v1/items/1", "/x/qz/7"),
    _of_paths,
    _in_full,
)


def of_policy(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """What an Origin, or a header that a preflight asks for, can do."""
    for regex in policy.origins.regexes:
        found = measured(regex, _ORIGIN, instruments.clock)

        if found is not None:
            near = wildcard_near(regex)
            yield _finding(
                policy,
                "origins",
                regex.pattern,
                _ORIGIN,
                found,
                f"Write a wildcard pattern, such as "
                f"{near or 'https://*.example.com'!r}, or name the labels: "
                f"{_LABELS!r}.",
                *([] if near is None else [near]),
            )

    for regex in policy.headers.patterns:
        found = measured(regex, _HEADER, instruments.clock)

        if found is not None:
            yield _finding(
                policy,
                "allow_headers",
                regex.pattern,
                _HEADER,
                found,
                "Write the names, or what they begin with, such as 'X-App-*'.",
            )


def of_table(
    entries: cabc.Iterable[Resource], instruments: Instruments
) -> cabc.Iterator[Finding]:
    """What a path can do."""
    for entry in entries:
        regex = entry.pattern.regex
        found = regex and measured(regex, _PATH, instruments.clock)

        if found:
            stem = entry.pattern.stem.rpartition("/")[0]
            near = [f"{stem}/*"] if stem else []
            yield _finding(
                entry.policy,
                "resources",
                entry.pattern.text,
                _PATH,
                found,
                f"Write {near[0] if near else '/api/*'!r} for a path and everything "
                f"below it.",
                *near,
            )


def _finding(
    policy: Policy,
    option: str,
    value: str,
    subject: Subject,
    found: tuple[Pace, Attack],
    fix: str,
    *suggestions: str,
) -> Finding:
    pace, attack = found

    if pace is Pace.EXPLOSIVE:
        fault = Fault.EXPLOSIVE_REGEX
        size, taken = "no more than 100", "10 ms"
    else:
        fault = Fault.SLOW_REGEX
        size, taken = f"{subject.longest:,}", "5 ms"

    return of_option(
        policy,
        option,
        fault,
        f"{subject.name} of {size} characters, such as {str(attack)!r}, takes more "
        f"than {taken} to match.",
        fix,
        *suggestions,
        value=value,
    )


def spared(policy: Policy, instruments: Instruments) -> Policy:
    """The policy without the patterns that are never to be run again."""
    regexes = _spared(policy.origins.regexes, _ORIGIN, instruments)
    patterns = _spared(policy.headers.patterns, _HEADER, instruments)
    others = tuple(spared(other, instruments) for other in policy.alternatives)
    kept = (regexes, patterns, others)

    if kept == (policy.origins.regexes, policy.headers.patterns, policy.alternatives):
        return policy

    return dataclasses.replace(
        policy,
        origins=dataclasses.replace(policy.origins, regexes=regexes),
        headers=dataclasses.replace(policy.headers, patterns=patterns),
        alternatives=others,
    )


def spared_entries(
    entries: tuple[Resource, ...], instruments: Instruments
) -> tuple[Resource, ...]:
    """The entries of a table, without such patterns."""
    kept = tuple(entry for entry in entries if _is_spared(entry, instruments))
    policies = {entry.policy: spared(entry.policy, instruments) for entry in kept}

    if len(kept) == len(entries) and all(old is new for old, new in policies.items()):
        return entries

    return tuple(Resource(entry.pattern, policies[entry.policy]) for entry in kept)


def _is_spared(entry: Resource, instruments: Instruments) -> bool:
    regex = entry.pattern.regex
    return regex is None or bool(_spared((regex,), _PATH, instruments))


def _spared(
    regexes: tuple[re.Pattern[str], ...], subject: Subject, instruments: Instruments
) -> tuple[re.Pattern[str], ...]:
    return tuple(
        regex
        for regex in regexes
        if measured(regex, subject, instruments.clock) is None
    )
