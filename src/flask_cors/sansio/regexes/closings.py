"""Closings: of many regexes, those that can match a text at all, by how it ends."""

from __future__ import annotations

import collections.abc as cabc
import re

from .tree import Char
from .tree import Kind
from .tree import parsed
from .tree import Sequence

#: What repeats a group, in as many characters as that has matched.
_REPEATED = re.compile(r"\\[1-9]|\(\?P=")


class Closings:
    """Matches a text with many regexes, of which most need not be tried: those of
    tenants end with a domain each. Ten microseconds in place of seventy for a thousand.

    :param regexes: matched against the whole of a text.
    """

    __slots__ = ("_by_closing", "_lengths")

    def __init__(self, regexes: cabc.Iterable[re.Pattern[str]]):
        self._by_closing: dict[str, list[re.Pattern[str]]] = {}

        for regex in regexes:
            self._by_closing.setdefault(closing(regex), []).append(regex)

        self._lengths = tuple(sorted(set(map(len, self._by_closing))))

    def match(self, text: str) -> bool:
        """Tell whether one of the regexes matches ``text``, which is ASCII."""
        lowered = text.lower()

        for length in self._lengths:
            end = lowered[max(len(lowered) - length, 0) :]

            for regex in self._by_closing.get(end, ()):
                if regex.fullmatch(text) is not None:
                    return True

        return False


def closing(regex: re.Pattern[str]) -> str:
    """What every text ends with that ``regex`` matches as a whole, in lower case, as
    far as that is plain to see.
    """
    tree = None if _REPEATED.search(regex.pattern) else parsed(regex)
    out: list[str] = []

    for item in reversed(tree.items if isinstance(tree, Sequence) else ()):
        if not isinstance(item, Char) or item.kind is not Kind.LITERAL:
            break

        if not item.written.isascii():
            break

        out.append(item.written.lower())

    return "".join(reversed(out))
