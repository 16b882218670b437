"""Judges of the table of resources: which entry goes before which."""

from __future__ import annotations

import collections.abc as cabc

from .. import ruling
from ..findings import Fault
from ..findings import Finding
from ..findings import Place
from ..findings import Source
from ..findings import written
from ..paths import opening
from ..paths import PathPattern
from ..paths import Reach
from ..policy import Policy
from ..resources import replaced
from ..resources import Resource
from ..resources import Resources
from .excess import excess
from .instruments import Instruments
from .subject import of_option

# Of a long table each entry is compared with this many that begin alike.
_MOST_COMPARED = 16

# What may follow the fixed part of a pattern: no carve-out covers all three words.
_WORDS = ("x", "qz", "7")
_TAILS = ("", "{0}", "/{0}", "{0}/{0}", "/{0}/{0}")


def replaced_resource(
    older: tuple[Resource, ...],
    newer: tuple[Resource, ...],
    instruments: Instruments,
) -> cabc.Iterator[Finding]:
    """A later entry gives the same paths another policy."""
    for old, new in replaced(older, newer):
        names = old.policy.differing(new.policy)
        before = " or ".join(_shown(policy, names) for policy in old.policy.each)
        text = old.pattern.text
        spelt = "" if text == new.pattern.text else f", written {text!r},"
        yield ruling.finding(
            Fault.REPLACED_RESOURCE,
            "resources",
            new.pattern.text,
            _source(new.policy, names),
            f"it replaces an earlier policy of the same paths{spelt or ','} with "
            f"{before}.",
            "Configure these paths in one place.",
        )


def _shown(policy: Policy, names: cabc.Iterable[str]) -> str:
    settings = policy.settings
    return ", ".join(f"{name}={written(settings[name].written):.80}" for name in names)


def _source(policy: Policy, names: cabc.Iterable[str]) -> Source:
    """Where ``resources`` was set, or else the first of the options that matter."""
    sources = (policy.settings[name].source for name in ("resources", *names))
    own = policy.settings["resources"].source
    return next((s for s in sources if s.place is not Place.DEFAULT), own)


def preceded_resource(
    older: tuple[Resource, ...],
    newer: tuple[Resource, ...],
    instruments: Instruments,
) -> cabc.Iterator[Finding]:
    """An entry never comes to be asked, or not about all its paths."""
    fresh = frozenset(newer)

    for entry, before in _preceded(Resources((*older, *newer)).entries):
        shadow = _shadow(entry, before)

        # What older entries make among themselves has been told.
        if not fresh.isdisjoint({entry, *shadow}):
            yield from _shadowed(entry, shadow)

        if not shadow:
            others = before if entry in fresh else [e for e in before if e in fresh]
            yield from _overlapped(entry, others)


def _preceded(
    entries: cabc.Iterable[Resource],
) -> cabc.Iterator[tuple[Resource, list[Resource]]]:
    """The patterns, each with the entries that are tried first and begin alike."""
    by_stem: dict[str, list[Resource]] = {}

    for entry in entries:
        pattern = entry.pattern

        if pattern.reach is not Reach.LITERAL:
            begin = f"{_beginning(pattern)}/"
            stems = (begin[:length] for length in range(len(begin) + 1))
            alike = (by_stem.get(stem, ())[:_MOST_COMPARED] for stem in stems)
            yield entry, [first for some in alike for first in some]

        by_stem.setdefault(pattern.stem, []).append(entry)


def _beginning(pattern: PathPattern) -> str:
    return pattern.stem or opening(pattern.text)


def _shadow(entry: Resource, before: list[Resource]) -> tuple[Resource, ...]:
    """The entries that are tried first on every path of ``entry``, or on every path
    that is likely to be meant.
    """
    pattern = entry.pattern
    whole = _covering(pattern, before)

    if whole:
        return whole

    if pattern.plain is Reach.SEGMENTS:
        below = PathPattern(f"{pattern.stem}/*", Reach.PREFIX, f"{pattern.stem}/")
        bare = [first for first in before if first.pattern.matches(pattern.stem)]
        covering = _covering(below, before)
        return (*covering, *bare[:1]) if covering else ()

    # Whoever writes "/api.*" beside "/api/*" hardly means "/apix".
    if pattern.plain is Reach.PREFIX and pattern.text.endswith(".*"):
        meant = PathPattern(f"{pattern.stem}/*", Reach.SEGMENTS, pattern.stem)
        return _covering(meant, before)

    return ()


def _covering(pattern: PathPattern, before: list[Resource]) -> tuple[Resource, ...]:
    """The first that covers ``pattern``."""
    return tuple(first for first in before if first.pattern.covers(pattern))[:1]


def _shadowed(entry: Resource, shadow: tuple[Resource, ...]) -> cabc.Iterator[Finding]:
    if not any(entry.policy.differing(first.policy) for first in shadow):
        return

    pattern, first = entry.pattern, shadow[0].pattern
    names = " and ".join(repr(each.pattern.text) for each in shadow)
    are = "is" if len(shadow) == 1 else "are"
    what = excess(shadow[0].policy, entry.policy)
    laxer = "" if what is None else f", with a laxer policy: it allows {what}"
    message = f"it governs no path: {names} {are} tried first on all of them{laxer}."

    if len(shadow) == 1 and not first.covers(pattern):
        rest = repr(pattern.stem)

        if pattern.plain is Reach.PREFIX:
            rest = f"paths such as {pattern.stem + 'x'!r}"

        message = (
            f"it governs {rest} alone: {names} is tried first on all others{laxer}."
        )

    yield of_option(
        entry.policy,
        "resources",
        Fault.SHADOWED_RESOURCE,
        message,
        _unshadowed(pattern, first),
        value=pattern.text,
    )


def _unshadowed(pattern: PathPattern, first: PathPattern) -> str:
    """What to do: a pattern that is no regex is shorter, and so is tried later."""
    short = f"{first.stem}{'/*' if first.plain is Reach.SEGMENTS else '*'}"
    later = PathPattern(short, Reach.PREFIX, first.stem)

    if pattern.specificity < later.specificity:
        return f"Write {short!r} for {first.text!r}: it is tried later."

    return "Keep one of them."


def _overlapped(entry: Resource, before: list[Resource]) -> cabc.Iterator[Finding]:
    """What is said of a strict entry where laxer ones are tried first."""
    others = [first for first in before if first.policy is not entry.policy]
    groups = tuple(_samples(entry.pattern)) if others else ()

    for first in others:
        if not _meets(first.pattern, groups):
            continue

        what = excess(first.policy, entry.policy)

        if what is not None:
            yield of_option(
                entry.policy,
                "resources",
                Fault.LAXER_OVERLAP,
                f"{first.pattern.text!r} is tried first and governs paths of it, "
                f"with a laxer policy: it allows {what}.",
                "Write the strict pattern with as many slashes, or the lax one "
                "without those paths.",
                value=entry.pattern.text,
            )
            return


def _samples(pattern: PathPattern) -> cabc.Iterator[tuple[str, ...]]:
    """Paths that ``pattern`` matches, made from its fixed part: groups of paths that
    an entry for some of them only, a carve-out, does not match all of.
    """
    stem = _beginning(pattern)

    for tail in _TAILS:
        paths = (stem + tail.format(word) for word in _WORDS)
        group = tuple(p for p in paths if pattern.matches(p) and "//" not in p)

        if group:
            yield group


def _meets(pattern: PathPattern, groups: tuple[tuple[str, ...], ...]) -> bool:
    is_literal = pattern.reach is Reach.LITERAL
    return not is_literal and any(all(map(pattern.matches, g)) for g in groups)


def offered_without_routes(entries: cabc.Iterable[Resource]) -> cabc.Iterator[Finding]:
    """The methods that the application offers, where none can tell which those are."""
    for policy in (policy for entry in entries for policy in entry.policy.each):
        if policy.methods.offered:
            yield of_option(
                policy,
                "methods",
                Fault.OFFERED_WITHOUT_ROUTES,
                "only a Flask application can say which methods it offers.",
                "Name the methods: methods=['GET', 'PUT'].",
            )
