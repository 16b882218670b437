"""Witnesses: texts that a pattern matches, made from its structure."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import re
import typing as t
from dataclasses import dataclass

from ..fetch import is_origin_text
from .tree import Char
from .tree import Choice
from .tree import Kind
from .tree import Node
from .tree import parsed
from .tree import Repeat
from .tree import Sequence

#: How a character of a witness stands in the pattern: by itself; as one of several,
#: that could be another; as a dot, that stands for a dot, or for a letter.
FIXED: t.Final = "f"
VARIED: t.Final = "v"
DOT: t.Final = "d"
STRAY: t.Final = "s"

#: So many are tried, and no more, of a pattern and of each of its parts.
_TRIED: t.Final = 96
_TRIED_OF_PART: t.Final = 10
_LONGEST: t.Final = 2048

# What stands for a run of characters, the most likely first: nothing, a label, a
# whole subdomain, a scheme, a port; and for one character.
_RUNS: t.Final = ("a", "", "https://a.", "https://", "https", "a.", "https://a", ":1")
_SINGLES: t.Final = "a1.-:/"


@dataclass(frozen=True, slots=True)
class Witness:
    """A text that a pattern matches.

    :param marks: how each character stands in the pattern.
    """

    text: str = ""
    marks: str = ""

    def __add__(self, other: Witness) -> Witness:
        return Witness(self.text + other.text, self.marks + other.marks)

    def again(self, times: int) -> Witness:
        """The same so many times, as far as it does not get longer than anything that
        a pattern is matched against.
        """
        times = min(times, _LONGEST // max(len(self.text), 1))
        return Witness(self.text * times, self.marks * times)


def witnesses(regex: re.Pattern[str]) -> cabc.Iterator[Witness]:
    """Texts of the characters of an origin that ``regex`` matches in full: none, where
    it is not understood.
    """
    root = parsed(regex)

    if root is None:
        return

    for witness in itertools.islice(samples(root), _TRIED):
        # Of other texts nobody has measured how long they take.
        if is_origin_text(witness.text) and regex.fullmatch(witness.text):
            yield witness


def samples(node: Node) -> cabc.Iterator[Witness]:
    """Texts that ``node`` may match, for all that is known of it alone."""
    match node:
        case Char():
            return iter(_of_char(node))
        case Sequence(items):
            return _of_sequence(items)
        case Choice(options):
            return _alternating([_part(option) for option in options])
        case Repeat():
            return _of_repeat(node)
        case _:
            return iter((Witness(),))


def _part(node: Node) -> tuple[Witness, ...]:
    return tuple(itertools.islice(samples(node), _TRIED_OF_PART))


def _of_char(char: Char) -> tuple[Witness, ...]:
    match char.kind:
        case Kind.LITERAL:
            return (Witness(char.written, FIXED),)
        case Kind.DOT:
            return Witness(".", DOT), Witness("a", STRAY)
        case _:
            text = pick(char.chars)
            return (Witness(text, VARIED[: len(text)]),)


def pick(chars: frozenset[str]) -> str:
    """The most ordinary one of some characters; nothing, of none."""
    return next((c for c in _SINGLES if c in chars), min(chars, default=""))


def _of_sequence(items: tuple[Node, ...]) -> cabc.Iterator[Witness]:
    """The first text of each item, then all the ways to take others, the nearest to
    that first.
    """
    parts = _merged(_part(item) for item in items)

    for taken in _nearest_first([range(len(part)) for part in parts]):
        chosen = [part[number] for part, number in zip(parts, taken, strict=True)]
        yield sum(chosen[1:], chosen[0]) if chosen else Witness()


def _merged(parts: cabc.Iterable[tuple[Witness, ...]]) -> list[tuple[Witness, ...]]:
    """The same with one part for all of those in a row that leave no choice."""
    out: list[tuple[Witness, ...]] = []

    for part in parts:
        if len(part) == 1 and out and len(out[-1]) == 1:
            out[-1] = (out[-1][0] + part[0],)
        elif part:
            out.append(part)

    return out


def _nearest_first(counts: list[range]) -> cabc.Iterable[tuple[int, ...]]:
    ways = 1

    for count in counts:
        ways *= len(count)

    if ways <= 2 * _TRIED:
        return sorted(itertools.product(*counts), key=sum)

    first = (0,) * len(counts)
    others = (
        (*first[:place], number, *first[place + 1 :])
        for place, count in enumerate(counts)
        for number in count[1:]
    )
    return itertools.chain((first,), others)


def _of_repeat(repeat: Repeat) -> cabc.Iterator[Witness]:
    body = repeat.body

    if isinstance(body, Char) and body.kind is not Kind.LITERAL and repeat.most > 1:
        return _of_run(repeat, body.chars)

    return _alternating([_repeated(body, times) for times in _times(repeat)])


def _repeated(body: Node, times: int) -> tuple[Witness, ...]:
    if times == 0:
        return (Witness(),)

    return tuple(w.again(times) for w in _part(body))


def _times(repeat: Repeat) -> tuple[int, ...]:
    if repeat.least > 0 or repeat.most == 0:
        return (repeat.least,)

    return 1, 0


def _of_run(repeat: Repeat, chars: frozenset[str]) -> cabc.Iterator[Witness]:
    for text in _RUNS:
        if repeat.least <= len(text) <= repeat.most and chars.issuperset(text):
            yield Witness(text, VARIED * len(text))

    one = pick(chars)
    many = Witness(one, VARIED[: len(one)]).again(max(repeat.least, 1))

    if many.text not in _RUNS:
        yield many


def _alternating(
    several: list[tuple[Witness, ...]],
) -> cabc.Iterator[Witness]:
    """The first of each, then the second of each, and so on."""
    for row in itertools.zip_longest(*several):
        yield from (witness for witness in row if witness is not None)
