"""The structure of a regular expression, as Python's own parser reads it."""

from __future__ import annotations

import collections.abc as cabc
import enum
import functools
import importlib
import re
import typing as t
from dataclasses import dataclass

#: Stands for "as often as one likes".
ENDLESS: t.Final = 2**31

# Of the characters that are no ASCII one stands for all: no origin and no header name
# has any.
_ALPHABET: t.Final = frozenset(map(chr, range(32, 127))) | frozenset("\t\nä")

#: Of what is nested more deeply than people write it nothing is known.
_DEEPEST: t.Final = 40

_DIGITS = frozenset("0123456789")
_WORD = frozenset(c for c in _ALPHABET if c.isalnum() or c == "_")
_SPACE = frozenset(" \t\n")

_CATEGORIES: t.Final = {
    "CATEGORY_DIGIT": _DIGITS,
    "CATEGORY_NOT_DIGIT": _ALPHABET - _DIGITS,
    "CATEGORY_WORD": _WORD,
    "CATEGORY_NOT_WORD": _ALPHABET - _WORD,
    "CATEGORY_SPACE": _SPACE,
    "CATEGORY_NOT_SPACE": _ALPHABET - _SPACE,
}


class Kind(enum.Enum):
    """How a character of a pattern is written."""

    LITERAL = "by itself"
    DOT = "as a dot, for any character"
    CLASS = "as one of several"


@dataclass(frozen=True, slots=True)
class Char:
    """One character.

    :param chars: those that it can be.
    :param written: the one that is written, of a literal.
    """

    kind: Kind
    chars: frozenset[str]
    written: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One thing after the other; what has no width is none of them."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same thing again and again."""

    body: Node
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Look:
    """What stands ahead or behind, or must not: it takes time, and no width."""

    body: Node


Node: t.TypeAlias = Char | Sequence | Choice | Repeat | Look

_NOTHING: t.Final = Sequence()


# Several rules take one pattern apart.
@functools.lru_cache(maxsize=1024)
def parsed(regex: re.Pattern[str]) -> Node | None:
    """The structure of ``regex``; nothing where it is not understood."""
    try:
        # Python has no public parser of regexes. This one has had the same results
        # since 3.11, and Hypothesis, for one, relies on it. If ever it goes, or says
        # something new, nothing is known of a pattern: no rule may fail for that.
        parser: t.Any = importlib.import_module("re._parser")
        flags = regex.flags & ~re.DEBUG
        root = _sequence(parser.parse(regex.pattern, flags), flags)
    except Exception:
        return None

    return root if _depth(root) <= _DEEPEST else None


def _depth(node: Node) -> int:
    match node:
        case Char():
            return 0
        case Sequence(parts) | Choice(parts):
            return 1 + max(map(_depth, parts), default=0)
        case _:
            return 1 + _depth(node.body)


def _sequence(parts: cabc.Iterable[tuple[object, t.Any]], flags: int) -> Node:
    nodes = [_node(str(op), argument, flags) for op, argument in parts]
    items = tuple(node for node in nodes if node is not _NOTHING)
    return items[0] if len(items) == 1 else Sequence(items)


def _node(op: str, argument: t.Any, flags: int) -> Node:
    match op:
        case "LITERAL":
            char = chr(argument)
            return Char(Kind.LITERAL, _cases({char}, flags), char)
        case "NOT_LITERAL":
            return Char(Kind.CLASS, _ALPHABET - _cases({chr(argument)}, flags))
        case "ANY":
            is_all = flags & re.DOTALL
            return Char(Kind.DOT, _ALPHABET if is_all else _ALPHABET - {"\n"})
        case "IN":
            return Char(Kind.CLASS, _class(argument, flags))
        case "BRANCH":
            return Choice(tuple(_sequence(option, flags) for option in argument[1]))
        case "SUBPATTERN":
            _, added, removed, body = argument
            return _sequence(body, (flags | added) & ~removed)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = argument
            return Repeat(_sequence(body, flags), least, min(int(most), ENDLESS))
        case "ATOMIC_GROUP":
            return _sequence(argument, flags)
        case "ASSERT" | "ASSERT_NOT":
            return Look(_sequence(argument[1], flags))
        # What stands where is tried out, and so is what a group has matched before.
        case "AT" | "GROUPREF" | "FAILURE":
            return _NOTHING
        case _:
            raise NotImplementedError(op)


def _class(parts: cabc.Iterable[tuple[object, t.Any]], flags: int) -> frozenset[str]:
    chars: set[str] = set()
    is_negated = False

    for op, argument in parts:
        match str(op):
            case "NEGATE":
                is_negated = True
            case "LITERAL":
                chars.add(chr(argument))
            case "RANGE":
                first, last = argument
                chars.update(map(chr, range(first, min(last, 127) + 1)))
                chars.add(chr(last))
            case _:
                chars |= _CATEGORIES[str(argument)]

    found = _cases(chars, flags)
    return _ALPHABET - found if is_negated else found


def _cases(chars: set[str], flags: int) -> frozenset[str]:
    if flags & re.IGNORECASE:
        return frozenset(c for char in chars for c in (char.lower(), char.upper()))

    return frozenset(chars)
