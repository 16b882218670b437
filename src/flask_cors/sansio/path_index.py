"""The first of many path patterns that a path matches, without asking them all."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t

from .paths import PathPattern
from .paths import Reach

_Ranked: t.TypeAlias = tuple[tuple[int, PathPattern], ...]


class PathIndex:
    """Finds the first pattern that a path matches.

    What a path begins with is looked up, once for each depth and each length that some
    pattern has: a thousand patterns cost no more than one. Regexes are tried in turn,
    those whose paths begin as this one does: one of a thousand alternatives takes
    longer than a thousand of them.

    :param patterns: in the order in which they count; none is literal.
    """

    __slots__ = (
        "_depths",
        "_everything",
        "_lengths",
        "_most",
        "_none",
        "_openings",
        "_prefixes",
        "_regexes",
        "_stems",
    )

    def __init__(self, patterns: cabc.Sequence[PathPattern]):
        ranked = tuple(enumerate(patterns))
        self._none = len(patterns)
        self._stems = _ranks(ranked, Reach.SEGMENTS)
        self._depths = tuple(sorted({stem.count("/") for stem in self._stems}))
        self._most = max(self._depths, default=0) + 1
        self._prefixes = _ranks(ranked, Reach.PREFIX)
        self._lengths = tuple(sorted(set(map(len, self._prefixes))))
        everything = _ranks(ranked, Reach.EVERYTHING).values()
        self._everything = min(everything, default=self._none)
        self._regexes = _regexes(ranked)
        self._openings = tuple(sorted(set(map(len, self._regexes))))

    def first(self, path: str) -> int | None:
        """The number of the first pattern that ``path`` matches.

        :param path: a path, as it is routed.
        """
        found = self._everything

        if self._depths:
            found = min(found, self._of_stem(path))

        if self._lengths:
            found = min(found, self._of_prefix(path))

        if self._openings:
            found = self._of_regex(path, found)

        return None if found == self._none else found

    def _of_stem(self, path: str) -> int:
        parts = path.split("/", self._most)
        found = self._none

        for depth in self._depths:
            rank = self._stems.get("/".join(parts[: depth + 1]), found)
            found = min(found, rank)

        return found

    def _of_prefix(self, path: str) -> int:
        found = self._none

        for length in self._lengths:
            found = min(found, self._prefixes.get(path[:length], found))

        return found

    def _of_regex(self, path: str, found: int) -> int:
        for length in self._openings:
            for rank, regex in self._regexes.get(path[:length], ()):
                if rank > found:
                    break

                if regex.match(path) is not None:
                    found = rank
                    break

        return found


def _regexes(ranked: _Ranked) -> dict[str, list[tuple[int, re.Pattern[str]]]]:
    """The regexes, with their numbers, by what each of their paths begins with."""
    out: dict[str, list[tuple[int, re.Pattern[str]]]] = {}

    for rank, pattern in ranked:
        if pattern.reach is Reach.REGEX:
            regex = t.cast("re.Pattern[str]", pattern.regex)
            out.setdefault(pattern.stem, []).append((rank, regex))

    return out


def _ranks(ranked: _Ranked, reach: Reach) -> dict[str, int]:
    """What the patterns of one reach begin with, each with its first number."""
    return {p.stem: rank for rank, p in reversed(ranked) if p.reach is reach}
