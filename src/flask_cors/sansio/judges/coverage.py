"""Judges of how the entries of ``origins`` stand to each other: which of them say
nothing that another does not say.
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..findings import Fault
from ..findings import Finding
from ..origin_patterns import OriginPattern
from ..origins import AllowedOrigins
from ..origins import NULL
from ..policy import Policy
from .entries import and_others
from .entries import ANY
from .entries import entries_of
from .entries import Entry
from .instruments import Instruments
from .subject import of_option

# Of a long list so many pairs of an origin and a regex are compared: some 0.5 seconds.
_COMPARED = 400_000


def repeated_origin(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """An entry is there twice, perhaps in another spelling."""
    seen: set[object] = set()
    repeated: dict[object, object] = {}

    for entry in entries_of(policy):
        if entry.key in seen:
            repeated.setdefault(entry.key, entry.written)

        seen.add(entry.key)

    if repeated:
        first, *others = repeated.values()
        yield of_option(
            policy,
            "origins",
            Fault.REPEATED_ORIGIN,
            f"listed more than once.{and_others(others)}",
            "List each once.",
            value=first,
        )


def covered_origin(policy: Policy, instruments: Instruments) -> cabc.Iterator[Finding]:
    """An entry allows nobody that another does not allow."""
    covered: dict[str, dict[object, object]] = {}
    found = _beside_any(policy) if policy.origins.any else _covered(policy)

    for entry, cover in found:
        covered.setdefault(cover, {})[entry.key] = entry.written

    for cover, entries in covered.items():
        first, *others = entries.values()
        yield of_option(
            policy,
            "origins",
            Fault.COVERED_ORIGIN,
            f"covered by {cover!r}, which is listed as well.{and_others(others)}",
            "Leave out what is covered.",
            value=first,
        )


def _beside_any(policy: Policy) -> cabc.Iterator[tuple[Entry, str]]:
    for entry in entries_of(policy):
        # With credentials, null is granted only where it is listed.
        is_own = entry.written == NULL and policy.credentialed

        if entry.written not in ANY and not is_own:
            yield entry, "*"


def _covered(policy: Policy) -> cabc.Iterator[tuple[Entry, str]]:
    """The entries that another covers, each with that other."""
    if not (policy.origins.wildcards or policy.origins.regexes):
        return

    entries = [entry for entry in entries_of(policy) if entry.patterns]
    wildcards = {
        str(pattern): entry.written
        for entry in entries
        for pattern in entry.patterns
        if not pattern.is_literal
    }
    regexes = [
        (r.pattern, AllowedOrigins(regexes=(r,))) for r in policy.origins.regexes
    ]
    left = _COMPARED

    for entry in entries:
        covers = [_cover(pattern, wildcards) for pattern in entry.patterns]

        if None not in covers:
            yield entry, t.cast(str, covers[0])
        elif regexes and left > 0 and entry.patterns[0].is_literal:
            left -= len(regexes)
            yield from _beside_regexes(entry, regexes)


def _cover(pattern: OriginPattern, wildcards: cabc.Mapping[str, str]) -> str | None:
    wider = (wildcards.get(text) for text in _wider(pattern))
    return next((written for written in wider if written is not None), None)


def is_covered(wildcard: str, allowed: frozenset[str]) -> bool:
    """Tell whether a wildcard is one of those that are ``allowed``, or below one."""
    pattern = OriginPattern.parse(wildcard)

    if wildcard in allowed or pattern is None:
        return wildcard in allowed

    return not allowed.isdisjoint(_wider(pattern))


def _wider(pattern: OriginPattern) -> cabc.Iterator[str]:
    """The wildcards that stand for all that ``pattern`` does, and for more."""
    scheme, host, port = pattern.scheme, pattern.host, pattern.port
    own = f"*.{host}" if pattern.subdomains else host

    if port != "*":
        yield f"{scheme}://{own}:*"

    _, dot, parent = host.partition(".")

    while dot:
        yield str(OriginPattern(scheme, parent, True, port))
        yield f"{scheme}://*.{parent}:*"
        _, dot, parent = parent.partition(".")


def _beside_regexes(
    entry: Entry, regexes: list[tuple[str, AllowedOrigins]]
) -> cabc.Iterator[tuple[Entry, str]]:
    origin = str(entry.patterns[0])

    for pattern, allowed in regexes:
        if allowed.permit(origin):
            yield entry, pattern
            return
