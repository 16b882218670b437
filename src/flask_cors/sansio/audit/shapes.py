"""Shapes: the paths that a route serves, and whether a pattern meets one of them."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass

from ..paths import opening
from ..paths import PathPattern
from ..paths import Reach

#: What stands between two slashes: text, or what the variables there accept.
Segment: t.TypeAlias = str | re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """The paths of one route.

    :param segments: up to a variable that takes slashes, if there is one.
    :param is_open: whether there is one, so that anything may follow.
    :param is_lax: whether a slash at the end makes no difference.
    :param sample: one of the paths.
    """

    segments: tuple[Segment, ...] = ("",)
    is_open: bool = False
    is_lax: bool = False
    sample: str = "/"

    @classmethod
    def of(cls, path: str) -> t.Self:
        """The shape of a route without variables."""
        return cls(tuple(path.split("/")[1:]), sample=path)

    @property
    def fixed(self) -> tuple[str, ...]:
        """The segments before the first variable."""
        out = []

        for segment in self.segments:
            if not isinstance(segment, str):
                break

            out.append(segment)

        return tuple(out)

    @property
    def is_fixed(self) -> bool:
        """Whether there is no variable, and so one path only."""
        return not self.is_open and len(self.fixed) == len(self.segments)

    @property
    def stem(self) -> str:
        """What each of the paths begins with: all of it, or up to a slash."""
        stem = "".join(f"/{segment}" for segment in self.fixed)
        return stem if self.is_fixed else f"{stem}/"

    def below(self, depth: int) -> Shape:
        """The same route as it is seen from below its first segments."""
        sample = "/" + "/".join(self.sample.split("/")[depth + 1 :])
        segments = self.segments[depth:]

        if not (segments or self.is_open):
            segments = ("",)

        return Shape(segments, self.is_open, self.is_lax, sample)

    def meets(self, pattern: PathPattern) -> bool:
        """Tell whether one of the paths is a pattern's.

        In doubt it is: which paths a variable takes, only its converter knows.
        """
        texts = pattern.stem.split("/")[1:]

        match pattern.reach:
            case Reach.EVERYTHING:
                return True
            case Reach.LITERAL:
                return self._serves(texts)
            case Reach.SEGMENTS:
                return self._begins(texts)
            case Reach.PREFIX:
                return self._begins(texts[:-1]) and self._goes_on(texts)
            case _:
                return self._may_match(pattern)

    def _serves(self, texts: list[str]) -> bool:
        if self.is_open:
            return len(texts) > len(self.segments) and self._begins(texts)

        segments = self.segments

        if self.is_lax:
            segments, texts = _bare(segments), list(_bare(texts))

        return len(texts) == len(segments) and all(map(_accepts, segments, texts))

    def _begins(self, texts: list[str]) -> bool:
        is_enough = self.is_open or len(texts) <= len(self.segments)
        return is_enough and all(map(_accepts, self.segments, texts))

    def _goes_on(self, texts: list[str]) -> bool:
        """Whether the segment that the last of ``texts`` begins may begin so."""
        if len(texts) > len(self.segments):
            return self.is_open

        segment = self.segments[len(texts) - 1]
        return not isinstance(segment, str) or segment.startswith(texts[-1])

    def _may_match(self, pattern: PathPattern) -> bool:
        if pattern.matches(self.sample):
            return True

        # A star between slashes is no wildcard of a regex, though it is meant as one.
        if self.is_fixed or "/*/" in pattern.text:
            return False

        begin, own = opening(pattern.text), self.stem

        if not pattern.stem:
            begin, own = begin.lower(), own.lower()

        return begin.startswith(own) or own.startswith(begin)


def _accepts(segment: Segment, text: str) -> bool:
    if isinstance(segment, str):
        return segment == text

    return segment.fullmatch(text) is not None


def _bare(segments: cabc.Sequence[t.Any]) -> tuple[t.Any, ...]:
    return tuple(segments[:-1] if segments and segments[-1] == "" else segments)
