"""Samples of a regular expression: hosts that it was written for, by its text."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t

from ..forms import compiled
from ..forms import NOT_COMPILED

# What stands for a character that may be one of many: two of each kind.
_ONE = "a1-A"
_ANOTHER = "b2_B"

# Of each group this many alternatives are tried.
_ALTERNATIVES = 8

# A name in a host has 63 characters.
_REPEATED = 63

_TOKEN = re.compile(
    r"(?P<comment>\(\?#(?:\\.|[^)\\])*\))"
    r"|(?P<of_many>\\[dDwWsS]|\[\^?\]?(?:\\.|[^\]\\])*\]|\.)"
    r"|(?P<nothing>\\[AbBZ]|[\^$]|\(\?[a-zA-Z]+\)|[*+?]\??)"
    r"|(?P<repeated>\{[0-9]+(?:,[0-9]*)?\}\??)"
    r"|(?P<aside>\(\?<?[=!])"
    r"|(?P<opened>\((?:\?(?:P<\w+>|[a-zA-Z\-]*:))?)"
    r"|(?P<closed>\))|(?P<other>\|)|(?P<literal>\\?.)",
    re.DOTALL,
)

_Group: t.TypeAlias = list[list[str]]


def samples(regex: re.Pattern[str]) -> cabc.Iterator[tuple[str, str]]:
    """Pairs of texts that ``regex`` may match, one for each of its alternatives: alike
    but for characters that may be one of many. Whether it does match is to be seen.
    """
    pattern = regex.pattern
    choices = range(min(pattern.count("|") + 1, _ALTERNATIVES))
    yield from dict.fromkeys(
        (_sample(pattern, choice, _ONE), _sample(pattern, choice, _ANOTHER))
        for choice in choices
    )


def after_scheme(text: str) -> str:
    """The host and port of an origin, or of one whose scheme is left out."""
    return text.rpartition("://")[2]


def _sample(pattern: str, choice: int, filler: str) -> str:
    groups: list[_Group] = [[[]]]
    asides: list[bool] = []

    for token in _TOKEN.finditer(pattern):
        text, kind = token[0], token.lastgroup
        parts = groups[-1][-1]

        if kind in ("opened", "aside"):
            groups.append([[]])
            asides.append(kind == "aside")
        elif kind == "other":
            groups[-1].append([])
        elif kind == "closed":
            chosen = _chosen(groups.pop(), choice)
            groups[-1][-1].append("" if asides.pop() else chosen)
        elif kind == "repeated" and parts:
            parts[-1] *= min(int(re.findall("[0-9]+", text)[0]), _REPEATED)
        elif kind == "of_many":
            parts.append(_one_of(text, filler))
        elif kind == "literal":
            parts.append(text[-1])

    return _chosen(groups[0], choice)


def _chosen(group: _Group, choice: int) -> str:
    return "".join(group[min(choice, len(group) - 1)])


def _one_of(characters: str, filler: str) -> str:
    """The first character of ``filler`` that is among ``characters``."""
    try:
        among = compiled(characters)
    except NOT_COMPILED:
        # What is a set here need not be one in a comment.
        return ""

    return next((one for one in filler if among.fullmatch(one)), "")
