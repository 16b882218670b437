"""Wording: values, sources and lists, as they stand in a cause.

A value may have a hundred thousand entries, and a request any text: both are cut.
"""

from __future__ import annotations

import collections.abc as cabc
import itertools
import re
import typing as t

from .. import findings
from ..findings import Location
from ..findings import Source
from ..layers import Setting
from ..masks import masked_text

#: So many entries of a value are shown, and of a request named.
MOST_ENTRIES: t.Final = 8
_MOST_NAMES: t.Final = 3
_MOST_CHARACTERS: t.Final = 200
_BRACKETS: t.Final[dict[type, tuple[str, str]]] = {
    tuple: ("(", ")"),
    set: ("{", "}"),
    frozenset: ("{", "}"),
}

#: Where an object is in memory.
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")

_PACKAGE_FILE = re.compile(r"[^\\/]+[\\/]__init__\.py\Z")
_FILE = re.compile(r"[^\\/]+\Z")


def quoted(text: str) -> str:
    """What a request says, quoted and cut: it may be an attacker's."""
    return f"{text!r:.100}"


def named(words: cabc.Sequence[str]) -> str:
    """Words with commas and one "and" between them; of many, the first and a number."""
    kept = list(words[:_MOST_NAMES])
    left = len(words) - len(kept)

    if left:
        kept.append(f"{left:,} more")

    *first, last = kept
    return f"{', '.join(first)} and {last}" if first else last


def entry(value: object) -> str:
    """One entry of a value; a function by its name, not by its place in memory."""
    if callable(value):
        name = getattr(value, "__qualname__", None)
        return one_line(str(name or type(value).__name__))

    return one_line(_ADDRESS.sub("", findings.written(value)))


def one_line(text: str) -> str:
    """The same text, with an escape for each character that would not be seen."""
    if text.isprintable():
        return text

    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def value(written: object) -> str:
    """A value as it is written, cut where it is long."""
    if isinstance(written, str):
        text = masked_text(written)
        is_long = len(text) > _MOST_CHARACTERS
        return one_line(f"{text[:_MOST_CHARACTERS]!r}{'...' if is_long else ''}")

    if not isinstance(written, (list, tuple, set, frozenset)):
        return entry(written)

    left, right = _BRACKETS.get(type(written), ("[", "]"))
    shown = [cut(entry(each)) for each in itertools.islice(written, MOST_ENTRIES)]
    more = len(written) - len(shown)

    if isinstance(written, (set, frozenset)) and not more:
        shown.sort()

    if more:
        shown.append(f"and {more:,} more")

    comma = "," if isinstance(written, tuple) and len(written) == 1 else ""
    return f"{left}{', '.join(shown)}{comma}{right}"


def cut(text: str) -> str:
    """The beginning of a long text."""
    is_long = len(text) > _MOST_CHARACTERS
    return f"{text[:_MOST_CHARACTERS]}..." if is_long else text


def source(where: Source) -> str:
    """Where a value was set, with the line of the program if it is known."""
    if where.location is None:
        return where.name

    return f"{where.name}, {_line(where.location)}"


def setting(option: str, found: Setting) -> str:
    """An option with its value and where that was set."""
    return f"{option}={value(found.written)} ({source(found.source)})"


def _line(location: Location) -> str:
    # Of the file the name alone: paths of the server are nobody's business.
    match = _PACKAGE_FILE.search(location.file) or _FILE.search(location.file)
    name = location.file if match is None else match[0].replace("\\", "/")
    return one_line(f"{name}:{location.line}")
