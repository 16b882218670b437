"""Tables: aligned columns of text, as wide as the terminal."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import re
import typing as t
from dataclasses import dataclass

import click

_GAP: t.Final = "  "

#: No column of long words is made narrower.
_NARROWEST: t.Final = 12

# Where a path, an origin or the name of a call may be broken.
_PIECE = re.compile(r"[^/._:]+[/._:]*|[/._:]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table, of one line or more.

    :param colour: as :func:`click.style` calls it.
    """

    text: str = ""
    colour: str | None = None
    is_dim: bool = False

    def styled(self, part: str) -> str:
        """A part of the text, in its colour."""
        if not part or (self.colour is None and not self.is_dim):
            return part

        return click.style(part, fg=self.colour, dim=self.is_dim or None)


Row: t.TypeAlias = cabc.Sequence[Cell]


def render(rows: cabc.Sequence[Row], width: int | None) -> str:
    """Write rows of as many cells as the first has.

    :param width: what lines have to fit in, as far as they can: long cells are broken.
        None leaves each row on a line.
    """
    widths = _widths(rows, width)
    return "\n".join(line for row in rows for line in _lines(row, widths))


def fits(rows: cabc.Sequence[Row], width: int | None) -> bool:
    """Tell whether rows need not be broken."""
    return width is None or sum(_widths(rows, None)) <= _room(rows, width)


def _room(rows: cabc.Sequence[Row], width: int) -> int:
    return width - len(_GAP) * (len(rows[0]) - 1)


def _widths(rows: cabc.Sequence[Row], width: int | None) -> list[int]:
    columns = [
        [line for cell in column for line in cell.text.split("\n")]
        for column in zip(*rows, strict=True)
    ]
    rv = [max(map(len, column)) for column in columns]

    if width is None:
        return rv

    least = [_least(column) for column in columns]
    room = _room(rows, width)

    while sum(rv) > room:
        spare = [own - floor for own, floor in zip(rv, least, strict=True)]

        if not any(spare):
            break

        widest = max(range(len(rv)), key=lambda n: (spare[n] > 0, rv[n]))
        rv[widest] -= 1

    return rv


def _least(column: cabc.Iterable[str]) -> int:
    words = (word for text in column for word in text.split())
    return min(_NARROWEST, max(map(len, words), default=0))


def _lines(row: Row, widths: list[int]) -> cabc.Iterator[str]:
    columns = (
        broken(*pair) for pair in zip((c.text for c in row), widths, strict=True)
    )

    for parts in itertools.zip_longest(*columns, fillvalue=""):
        cells = zip(row, parts, widths, strict=True)
        padded = (cell.styled(p) + " " * (own - len(p)) for cell, p, own in cells)
        yield _GAP.join(padded).rstrip()


def broken(text: str, width: int) -> list[str]:
    """Break a text into lines: between words, and a long word after a slash or dot."""
    return [part for line in text.split("\n") for part in _broken(line, width)]


def _broken(line: str, width: int) -> list[str]:
    lines = [""]

    for word in line.split():
        longer = f"{lines[-1]} {word}".lstrip()

        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines += _parts(word, width)

    return lines if lines[0] else lines[1:] or lines


def _parts(word: str, width: int) -> list[str]:
    """A word in parts that fit, each as long as it can be."""
    lines = [""]

    for piece in _PIECE.findall(word):
        if len(lines[-1]) + len(piece) > width:
            lines.append("")

        lines[-1] += piece

        while len(lines[-1]) > width:
            lines[-1:] = [lines[-1][:width], lines[-1][width:]]

    return [line for line in lines if line]
