"""Effort: in how many ways a pattern can try to match a text, at most.

An engine that goes back tries them all before it gives up. Where there are few, no text
can take long; where there are many, one may: that is for a clock to tell.
"""

from __future__ import annotations

import math
import typing as t

from .tree import Char
from .tree import Choice
from .tree import Node
from .tree import Repeat
from .tree import Sequence

_NONE: t.Final[frozenset[str]] = frozenset()

_COUNTED: t.Final = 2**30


def ways(node: Node, length: int, after: frozenset[str] = _NONE) -> float:
    """In how many ways ``node`` can match the characters of a text.

    :param length: that of the text.
    :param after: the characters that may follow what it matches.
    """
    match node:
        case Char():
            return 1
        case Sequence(items):
            return _of_sequence(items, length, after)
        case Choice(options):
            each = [ways(option, length, after) for option in options]
            return sum(each) if _overlap(options, after) else max(each)
        case Repeat():
            return _of_repeat(node, length, after)
        case _:
            return ways(node.body, length)


def _of_sequence(items: tuple[Node, ...], length: int, after: frozenset[str]) -> float:
    total = 1.0

    for item in reversed(items):
        total *= ways(item, length, after)
        after = first(item) | after if is_empty(item) else first(item)

    return total


def _of_repeat(repeat: Repeat, length: int, after: frozenset[str]) -> float:
    body = repeat.body
    start = first(body)
    times = min(repeat.most, length)
    stops = 1

    if is_empty(body) or not start.isdisjoint(after):
        stops = max(times - repeat.least, 0) + 1

    within = ways(body, length, start | after)

    if within == 1:
        return stops

    return stops * within**times if times * math.log2(within) < 64 else math.inf


def _overlap(options: tuple[Node, ...], after: frozenset[str]) -> bool:
    seen: set[str] = set()

    for option in options:
        start = first(option) | after if is_empty(option) else first(option)

        if not seen.isdisjoint(start):
            return True

        seen |= start

    return False


def first(node: Node) -> frozenset[str]:
    """The characters that what ``node`` matches may begin with."""
    match node:
        case Char(chars=chars):
            return chars
        case Sequence(items):
            return _first_of(items)
        case Choice(options):
            return _NONE.union(*map(first, options))
        case Repeat(body):
            return first(body)
        case _:
            return _NONE


def _first_of(items: tuple[Node, ...]) -> frozenset[str]:
    found = _NONE

    for item in items:
        found |= first(item)

        if not is_empty(item):
            break

    return found


def is_empty(node: Node) -> bool:
    """Tell whether ``node`` can match nothing at all."""
    match node:
        case Char():
            return False
        case Sequence(items):
            return all(map(is_empty, items))
        case Choice(options):
            return any(map(is_empty, options))
        case Repeat(body, least):
            return least == 0 or is_empty(body)
        case _:
            return True


def repeats(node: Node) -> int:
    """The number of repeats in ``node`` that scan a text."""
    match node:
        case Char():
            return 0
        case Sequence(parts) | Choice(parts):
            return sum(map(repeats, parts))
        case Repeat(body, _, most):
            return repeats(body) + (most > 1)
        case _:
            return repeats(node.body)


def empty_ways(node: Node) -> int:
    """In how many ways ``node`` can match nothing at all, up to some thousand million.

    An engine tries them all on a text that is empty.
    """
    match node:
        case Char():
            return 0
        case Sequence(items):
            return min(math.prod(map(empty_ways, items)), _COUNTED)
        case Choice(options):
            return min(sum(map(empty_ways, options)), _COUNTED)
        case Repeat(body, least):
            within = empty_ways(body)
            # One that may be left out is left when it gets nowhere.
            return min(within ** min(least, 30), _COUNTED) if least else 1 + within
        case _:
            return 1


def stall(node: Node) -> int:
    """In how many ways a part of ``node`` can match nothing at all, at most."""
    match node:
        case Char():
            return 0
        case Sequence(parts) | Choice(parts):
            return max(empty_ways(node), *map(stall, parts), 0)
        case _:
            return max(empty_ways(node), stall(node.body))


def width(node: Node) -> int:
    """The least length of what ``node`` matches."""
    match node:
        case Char():
            return 1
        case Sequence(items):
            return sum(map(width, items))
        case Choice(options):
            return min(map(width, options))
        case Repeat(body, least):
            return width(body) * least
        case _:
            return 0


def outlook(node: Node) -> int:
    """The least length of what ``node`` looks at ahead or behind, at most."""
    match node:
        case Char():
            return 0
        case Sequence(parts) | Choice(parts):
            return max(map(outlook, parts), default=0)
        case Repeat(body):
            return outlook(body)
        case _:
            return max(width(node.body), outlook(node.body))
