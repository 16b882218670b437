"""Proposals: patterns that govern a route, near to one that governs none."""

from __future__ import annotations

import collections.abc as cabc
import difflib
import re
import typing as t
from dataclasses import dataclass

from ..findings import Place
from ..findings import Source
from ..forms import Note
from ..paths import anchor
from ..paths import opening
from ..paths import PathPattern
from ..paths import Reach
from .shapes import Shape

_MOST: t.Final = 3

# Of two segments, by difflib: "api" and "apj" have 0.67, "items" and "users" 0.4.
_SIMILARITY: t.Final = 0.6
_DIGIT = re.compile(r"[0-9]")

# A variable, as routes of Flask and of others have it: <int:id>, {id}, :id; and what
# makes no regex, as a path may have a dot and a plus.
_VARIABLE = re.compile(r"<[^>]*>|\{[A-Za-z_]\w*\}|(?<=/):[A-Za-z_]\w*|\.\+")

# A star between slashes, as a glob has it.
_GLOB = re.compile(r"(?<=/)\*(?=/)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A pattern in parts, to be put together in another way.

    :param anchor: what stands in a regex before all that.
    :param segments: of the fixed part.
    :param rest: what follows that.
    """

    anchor: str
    segments: tuple[str, ...]
    rest: str

    @classmethod
    def of(cls, pattern: PathPattern) -> t.Self:
        """Take a pattern apart."""
        start = "" if pattern.regex is None else anchor(pattern.text)
        text = pattern.text.removeprefix(start)
        stem = pattern.stem or opening(text)

        if pattern.reach is not Reach.LITERAL and stem.endswith("/"):
            stem = stem[:-1]

        # A stem with escapes is not written as it is read: there is nothing to move.
        stem = stem if text.startswith(stem) else ""
        return cls(start, tuple(stem.split("/")[1:]), text[len(stem) :])

    def text(self, segments: cabc.Iterable[str]) -> str:
        """The pattern with another fixed part."""
        fixed = "".join(f"/{segment}" for segment in segments)
        return f"{self.anchor}{fixed}{self.rest}"


def has_variables(pattern: PathPattern) -> bool:
    """Tell whether a pattern is written with the variables of a route."""
    return pattern.regex is None and _VARIABLE.search(pattern.text) is not None


def relative(pattern: PathPattern, shape: Shape) -> str | None:
    """The pattern of a route's paths, if ``pattern`` is that without the beginning."""
    spelling = Spelling.of(pattern)

    for depth in range(1, len(shape.fixed)):
        if shape.fixed[depth] and shape.below(depth).meets(pattern):
            text = spelling.text((*shape.fixed[:depth], *spelling.segments))
            return text if _govern(pattern, text, (shape,)) else None

    return None


def near(
    pattern: PathPattern, shapes: tuple[Shape, ...], root: str = ""
) -> tuple[str, ...]:
    """Patterns that are spelled like ``pattern``, the surest first.

    :param root: where the application is mounted.
    """
    spelling = Spelling.of(pattern)
    texts = dict.fromkeys(
        (
            *_with_variables(pattern),
            *_without_root(spelling, root),
            *_with_other_slash(spelling, pattern),
            *_in_other_case(spelling, shapes),
            *_below_a_prefix(pattern, shapes),
            *_without_its_beginning(spelling, shapes),
            *_alike(spelling, shapes),
        )
    )
    found = (text for text in texts if _govern(pattern, text, shapes))
    return tuple(text for text, _ in zip(found, range(_MOST), strict=False))


def _govern(pattern: PathPattern, text: str, shapes: tuple[Shape, ...]) -> bool:
    """Tell whether ``text`` in place of a pattern is right, and governs a route."""
    note = Note("resources", Source(Place.KEYWORD, "CORS()"), [])
    flags = 0 if pattern.regex is None else pattern.regex.flags

    try:
        written = re.compile(text, flags) if flags else text
    except re.error:
        return False

    parsed = PathPattern.parse(written, note)

    if parsed is None or note.findings or has_variables(parsed):
        return False

    return any(shape.meets(parsed) for shape in shapes)


def _with_variables(pattern: PathPattern) -> cabc.Iterator[str]:
    """What is meant by a pattern with the variables of a route, or by a glob."""
    text = _GLOB.sub("[^/]+", _VARIABLE.sub("[^/]+", pattern.text))
    stem = text.removesuffix("/[^/]+")

    if text == "/":
        yield "/*"
    elif stem != text and "[" not in stem:
        yield f"{stem}/*"
    elif text != pattern.text:
        yield text


def _without_root(spelling: Spelling, root: str) -> cabc.Iterator[str]:
    above = tuple(root.split("/")[1:])

    if above and spelling.segments[: len(above)] == above:
        yield spelling.text(spelling.segments[len(above) :])


def _with_other_slash(spelling: Spelling, pattern: PathPattern) -> cabc.Iterator[str]:
    if pattern.reach is Reach.LITERAL:
        is_closed = pattern.text.endswith("/")
        yield pattern.text.rstrip("/") if is_closed else f"{pattern.text}/"


def _in_other_case(spelling: Spelling, shapes: tuple[Shape, ...]) -> cabc.Iterator[str]:
    lowered = [segment.lower() for segment in spelling.segments]

    for shape in shapes:
        fixed = shape.fixed[: len(lowered)]

        if [segment.lower() for segment in fixed] == lowered:
            yield spelling.text(fixed)


def _below_a_prefix(
    pattern: PathPattern, shapes: tuple[Shape, ...]
) -> cabc.Iterator[str]:
    for shape in shapes:
        text = relative(pattern, shape)

        if text is not None:
            yield text


def _without_its_beginning(
    spelling: Spelling, shapes: tuple[Shape, ...]
) -> cabc.Iterator[str]:
    firsts = {shape.fixed[0] for shape in shapes if shape.fixed}

    for depth in range(1, len(spelling.segments)):
        if spelling.segments[depth] in firsts:
            yield spelling.text(spelling.segments[depth:])


def _alike(spelling: Spelling, shapes: tuple[Shape, ...]) -> list[str]:
    written = spelling.segments

    # What stands before a regex's variable part may be the beginning of a segment.
    if not written or spelling.rest[:1] not in ("", "/", "*", "."):
        return []

    others = {shape.fixed[: len(written)] for shape in shapes}
    scores = {other: _similarity(written, other) for other in sorted(others)}
    best = sorted(scores, key=lambda other: -scores[other])
    return [spelling.text(other) for other in best if scores[other] >= _SIMILARITY]


def _similarity(written: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much the segments are alike that are the least alike."""
    if len(written) != len(other):
        return 0

    pairs = zip(map(_undated, written), map(_undated, other), strict=True)
    return min(difflib.SequenceMatcher(None, *pair).ratio() for pair in pairs)


def _undated(segment: str) -> str:
    """A segment whatever its version."""
    return _DIGIT.sub("0", segment)
