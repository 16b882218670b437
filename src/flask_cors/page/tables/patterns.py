"""Patterns: Python's regular expressions, as JavaScript means the same by them.

One that has no equal there is refused: a page that guesses is worse than one that says
it does not know.
"""

from __future__ import annotations

import collections.abc as cabc
import importlib
import re
import typing as t
from dataclasses import dataclass

from ...sansio.regexes import effort
from ...sansio.regexes import tree

#: In more ways than this no browser tries to match a text without being noticed.
_MOST_WAYS: t.Final = 1 << 24

#: What a class of characters has of ASCII; of the rest Python and browsers may not know
#: the same.
_CATEGORIES: t.Final = {
    "CATEGORY_DIGIT": r"0-9",
    "CATEGORY_NOT_DIGIT": r"\x00-\x2f\x3a-\x7f",
    "CATEGORY_WORD": r"0-9A-Z_a-z",
    "CATEGORY_NOT_WORD": r"\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f",
    "CATEGORY_SPACE": r"\x09-\x0d\x1c-\x20",
    "CATEGORY_NOT_SPACE": r"\x00-\x08\x0e-\x1b\x21-\x7f",
}

# Each stands in a group: JavaScript lets nobody repeat an assertion.
_PLACES: t.Final = {
    "AT_BEGINNING": r"(?:^)",
    "AT_BEGINNING_STRING": r"(?:^)",
    "AT_END": r"(?:(?=\n?$))",
    "AT_END_STRING": r"(?:$)",
    "AT_BOUNDARY": r"(?:\b)",
    "FAILURE": r"(?:(?!))",
}
_PLACES_IN_LINES: t.Final = {
    **_PLACES,
    "AT_BEGINNING": r"(?:(?<![^\n]))",
    "AT_END": r"(?:(?![^\n]))",
}

_LOOKS: t.Final = {
    ("ASSERT", 1): "?=",
    ("ASSERT", -1): "?<=",
    ("ASSERT_NOT", 1): "?!",
    ("ASSERT_NOT", -1): "?<!",
}

#: Flags that change nothing, once a pattern has been read.
_READ: t.Final = re.VERBOSE | re.UNICODE | re.DEBUG | re.ASCII
_KNOWN: t.Final = _READ | re.IGNORECASE | re.MULTILINE | re.DOTALL

_Parsed: t.TypeAlias = cabc.Iterable[tuple[object, t.Any]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression as JavaScript has it.

    :param source: for ``RegExp``, without anything around it.
    :param flags: for ``RegExp``.
    :param is_of_ascii: whether its meaning is the same for texts in ASCII alone.
    """

    source: str
    flags: str
    is_of_ascii: bool


class _NoEqualError(Exception):
    """Raised for what JavaScript does not have, or means otherwise."""


def translated(regex: re.Pattern[str], length: int) -> Pattern | None:
    """Write ``regex`` as JavaScript has it; nothing where that has no equal.

    Its groups keep their numbers.

    :param length: that of the longest text it is given: one that may take long to give
        up on it is refused as well.
    """
    if regex.flags & ~_KNOWN or _is_slow(regex, length):
        return None

    writer = _Writer()

    try:
        # As in sansio.regexes.tree: if ever it goes, nothing is known of a pattern.
        parser: t.Any = importlib.import_module("re._parser")
        parts = parser.parse(regex.pattern, regex.flags & ~re.DEBUG)
        source = writer.sequence(parts, regex.flags)
    except Exception:
        return None

    is_any_case = bool(regex.flags & re.IGNORECASE)
    flags = "iu" if is_any_case else "u"
    return Pattern(source, flags, writer.is_of_ascii or is_any_case)


def _is_slow(regex: re.Pattern[str], length: int) -> bool:
    root = tree.parsed(regex)
    return root is None or effort.ways(root, length) > _MOST_WAYS


class _Writer:
    """Writes what Python's parser has read."""

    def __init__(self) -> None:
        self.is_of_ascii = False

    def sequence(self, parts: _Parsed, flags: int) -> str:
        """One thing after the other."""
        return "".join(self._node(str(op), value, flags) for op, value in parts)

    def _node(self, op: str, value: t.Any, flags: int) -> str:
        match op:
            case "LITERAL":
                return self._char(value, flags)
            case "NOT_LITERAL":
                return f"[^{self._char(value, flags)}]"
            case "ANY":
                return "[^]" if flags & re.DOTALL else r"[^\n]"
            case "IN":
                return self._class(value, flags)
            case "BRANCH":
                return self._choice(value[1], flags)
            case "SUBPATTERN":
                return self._group(value, flags)
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self._repeat(value, flags, "?" if op == "MIN_REPEAT" else "")
            case "ASSERT" | "ASSERT_NOT":
                direction, body = value
                inner = self.sequence(body, flags)
                return f"(?:({_LOOKS[op, direction]}{inner}))"
            case "AT" | "FAILURE":
                return self._place(str(value) if op == "AT" else op, flags)
            case _:
                # Groups that are looked back at, and what gives nothing back.
                raise _NoEqualError(op)

    def _char(self, number: int, flags: int) -> str:
        # Which letters are one in another case, Python and browsers see differently.
        if flags & re.IGNORECASE and number > 0x7F:
            raise _NoEqualError(chr(number))

        char = chr(number)
        is_plain = char.isascii() and char.isalnum()
        return (
            char
            if is_plain
            else f"\\x{number:02x}"
            if number < 256
            else f"\\u{{{number:x}}}"
        )

    def _class(self, parts: _Parsed, flags: int) -> str:
        out = []

        for op, value in parts:
            match str(op):
                case "NEGATE":
                    out.append("^")
                case "LITERAL":
                    out.append(self._char(value, flags))
                case "RANGE":
                    first, last = (self._char(each, flags) for each in value)
                    out.append(f"{first}-{last}")
                case _:
                    self.is_of_ascii = True
                    out.append(_CATEGORIES[str(value)])

        return f"[{''.join(out)}]"

    def _choice(self, options: cabc.Iterable[_Parsed], flags: int) -> str:
        return f"(?:{'|'.join(self.sequence(each, flags) for each in options)})"

    def _group(self, value: t.Any, flags: int) -> str:
        number, added, removed, body = value

        if (added | removed) & re.IGNORECASE:
            raise _NoEqualError("flags")

        inner = self.sequence(body, (flags | added) & ~removed)
        return f"(?:{inner})" if number is None else f"({inner})"

    def _repeat(self, value: t.Any, flags: int, lazy: str) -> str:
        least, most, body = value

        # The two give up differently on what is repeated and may be empty.
        if most > 1 and body.getwidth()[0] == 0:
            raise _NoEqualError("empty")

        endless = int(most) >= tree.ENDLESS
        times = f"{{{least},{'' if endless else int(most)}}}"
        return f"(?:{self.sequence(body, flags)}){times}{lazy}"

    def _place(self, place: str, flags: int) -> str:
        self.is_of_ascii |= place == "AT_BOUNDARY"
        places = _PLACES_IN_LINES if flags & re.MULTILINE else _PLACES
        return places[place]
