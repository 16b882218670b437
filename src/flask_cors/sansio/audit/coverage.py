"""Coverage: whether a pattern has every path that a route serves, or only some."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..paths import PathPattern
from .shapes import Segment
from .shapes import Shape

# What variables may stand for: letters, digits, a mix, and many of them.
_TEXTS: t.Final = ("a", "1", "x-1", "Z_z.z", "1.5", "abc" * 8)
_TAILS: t.Final = (("a",), ("1",), ("a", "b", "c"))


def covers(pattern: PathPattern, shape: Shape) -> bool:
    """Tell whether all paths of a shape are a pattern's, by trying some."""
    return all(map(pattern.matches, samples(shape)))


def samples(shape: Shape) -> tuple[str, ...]:
    """Paths of a shape that are as unlike each other as its variables let them be."""
    if shape.is_fixed:
        return (shape.sample,)

    texts = shape.sample.split("/")[1:]
    columns = [_texts(*pair) for pair in zip(shape.segments, texts, strict=False)]

    if not shape.is_open:
        number = max(map(len, columns))
        return tuple(_path(columns, n) for n in range(number))

    paths = (_path(columns, n, tail) for n, tail in enumerate(_TAILS))
    return shape.sample, *paths


def _texts(segment: Segment, sample: str) -> tuple[str, ...]:
    """What may stand in one segment."""
    if isinstance(segment, str):
        return (segment,)

    return sample, *(text for text in _TEXTS if segment.fullmatch(text))


def _path(
    columns: list[tuple[str, ...]], number: int, tail: cabc.Iterable[str] = ()
) -> str:
    parts = [column[number % len(column)] for column in columns]
    return "".join(f"/{part}" for part in (*parts, *tail))
