"""A comparison of two configurations, of which one takes the place of the other.

Values are compared as they are read, so that it makes no difference how they are
written.
"""

from __future__ import annotations

import collections.abc as cabc
import functools
import itertools
import typing as t

from . import effective
from .causes import wording
from .config_change import ConfigChange
from .findings import Source
from .grants import AllowedHeaders
from .masks import masked
from .origins import AllowedOrigins
from .policy import Policy
from .protection import Mode
from .protection import Protection
from .resources import Resources

Changes: t.TypeAlias = cabc.Iterator[ConfigChange]

_Difference: t.TypeAlias = tuple[str, object, object]

_MODES: t.Final = {None: None, Mode.OFF: False, Mode.REPORT: "report", Mode.ON: True}


class Comparison:
    """Compares tables and policies. Those that many paths share are compared once."""

    def __init__(self) -> None:
        self._differences = functools.cache(_differences)
        self._options = functools.cache(_options)

    def of_tables(
        self, before: Resources, after: Resources, blueprint: str | None = None
    ) -> Changes:
        """What differs between two tables, in the order in which paths are tried.

        :param blueprint: the one whose tables they are, if they are one's.
        """
        old = {entry.pattern.identity: entry for entry in before.entries}
        new = {entry.pattern.identity: entry for entry in after.entries}
        yield from self._of_others(before.beyond, after.beyond, blueprint)

        for key, entry in old.items():
            if key not in new:
                path = entry.pattern.text
                yield from self._of_path(path, blueprint, entry.policy.each, ())

        for key, entry in new.items():
            older = old[key].policy.each if key in old else ()
            path = entry.pattern.text
            yield from self._of_path(path, blueprint, older, entry.policy.each)

    def _of_path(
        self,
        path: str,
        blueprint: str | None,
        before: tuple[Policy, ...],
        after: tuple[Policy, ...],
    ) -> Changes:
        is_one = max(len(before), len(after)) == 1
        pairs = itertools.zip_longest(before, after)

        for number, (old, new) in enumerate(pairs, 1):
            place = None if is_one else number

            for difference in self._between(old, new):
                yield ConfigChange(path, *difference, blueprint, number=place)

    def of_view(
        self, source: Source, before: Policy | None, after: Policy | None
    ) -> Changes:
        """What differs between two policies of a decorated view.

        :param source: the decorator.
        """
        for difference in self._between(before, after):
            yield ConfigChange(None, *difference, view=wording.source(source))

    def _between(
        self, before: Policy | None, after: Policy | None
    ) -> tuple[tuple[str | None, object, object], ...]:
        if before is None:
            return ((None, None, self._options(after)),)

        if after is None:
            return ((None, self._options(before), None),)

        return self._differences(before, after)

    @staticmethod
    def _of_others(
        before: Protection, after: Protection, blueprint: str | None
    ) -> Changes:
        """What differs in how the paths are protected that no entry governs."""
        if before.mode is not after.mode:
            modes = (_MODES[before.mode], _MODES[after.mode])
            yield ConfigChange(None, "csrf_protect", *modes, blueprint)

        if not _is_same(before.writers, after.writers):
            writers = (_listed(before.writers), _listed(after.writers))
            yield ConfigChange(None, "csrf_origins", *writers, blueprint)


def _differences(before: Policy, after: Policy) -> tuple[_Difference, ...]:
    """The options in which two policies differ, with the values as they are written."""
    pairs = ((n, before.settings[n], after.settings[n]) for n in effective.OF_POLICY)
    return tuple(
        (name, masked(old.written), masked(new.written))
        for name, old, new in pairs
        if not _is_same(old.value, new.value)
    )


def _options(policy: Policy) -> object:
    return masked(effective.options(policy))


def _is_same(before: object, after: object) -> bool:
    """Whether two values are the same, however their entries are ordered."""
    return before == after or _unordered(before) == _unordered(after)


def _unordered(value: object) -> object:
    if isinstance(value, AllowedOrigins):
        texts = value.any, value.literals, value.wildcards
        return *texts, frozenset(value.regexes), _Bag(value.checks)

    if isinstance(value, AllowedHeaders):
        return value.any, value.names, frozenset(value.patterns)

    return value


class _Bag:
    """Functions in any order, which need not be hashable."""

    def __init__(self, entries: tuple[object, ...]):
        self._entries = entries

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bag) and self._has(other) and other._has(self)

    def _has(self, other: _Bag) -> bool:
        return all(entry in self._entries for entry in other._entries)


def _listed(origins: AllowedOrigins | None) -> list[object] | None:
    """Origins, in a form in which they may be written."""
    if origins is None:
        return None

    texts = sorted(origins.literals | origins.wildcards)
    return [masked(entry) for entry in (*texts, *origins.regexes, *origins.checks)]
