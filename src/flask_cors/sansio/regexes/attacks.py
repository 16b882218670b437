"""Attacks: texts that a pattern may take long for, made from its structure."""

from __future__ import annotations

import collections
import collections.abc as cabc
import itertools
from dataclasses import dataclass

from .effort import first
from .tree import Char
from .tree import Choice
from .tree import Look
from .tree import Node
from .tree import Repeat
from .tree import Sequence
from .witnesses import pick
from .witnesses import samples

#: So many are tried, and no more.
_TRIED = 48

_SHOWN = 32

# Of the texts that a part of a pattern may match so many are looked at.
_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Attack:
    """A text that grows.

    :param prefix: leads to a repeat.
    :param pump: goes round in it, and need not get to its end.
    :param ending: keeps the whole from matching.
    """

    prefix: str
    pump: str
    ending: str

    def text(self, size: int) -> str:
        """The text that has ``size`` characters between prefix and ending."""
        pumped = self.pump * (size // len(self.pump) + 1)
        return f"{self.prefix}{pumped[:size]}{self.ending}"

    def room(self, length: int) -> int:
        """How many a text of ``length`` characters has there."""
        return max(length - len(self.prefix) - len(self.ending), 0)

    def __str__(self) -> str:
        begun = f"{self.prefix}{self.pump * _SHOWN}"[:_SHOWN]
        return f"{begun}...{self.ending}"


def attacks(
    root: Node, endings: tuple[str, ...], usual: tuple[str, ...] = ()
) -> cabc.Iterator[Attack]:
    """Attacks on a pattern.

    :param endings: what a text may end with; those first that few patterns expect.
    :param usual: texts that anybody sends: each grows into itself.
    """
    found = dict.fromkeys(_attacks(root, endings))
    yield from itertools.islice(found, _TRIED)
    yield from (Attack("", text, "") for text in usual)


def _attacks(root: Node, endings: tuple[str, ...]) -> cabc.Iterator[Attack]:
    found = tuple(_repeats(root, "", ""))
    common = _common(repeat for _, repeat, _ in found)

    for prefix, repeat, after in found:
        inside = first(repeat.body)
        bodies = (w.text for w in itertools.islice(samples(repeat.body), 3))
        shared = [char for char in common if char in inside][:1]
        outside = [ending for ending in endings if ending[0] not in inside][:2]
        follows = after if inside.issuperset(after) else ""

        for pump in dict.fromkeys((pick(inside), *shared, follows, *bodies)):
            if pump:
                for ending in (*outside, "", *endings[:1]):
                    yield Attack(prefix, pump, ending)


def _common(repeats: cabc.Iterable[Repeat]) -> list[str]:
    """The characters that repeats have, those first that most of them have."""
    counted = collections.Counter(
        char
        for repeat in repeats
        for char in sorted(first(repeat.body) & frozenset("a0-_."))
    )
    return [char for char, _ in counted.most_common()]


def _repeats(
    node: Node, prefix: str, after: str
) -> cabc.Iterator[tuple[str, Repeat, str]]:
    """The repeats in ``node``, each between a text that leads to it and the one that
    is written after it.
    """
    match node:
        case Char():
            return
        case Sequence(items):
            seen = ""

            for number, item in enumerate(items, 1):
                after = _literal(items[number:])

                for start in dict.fromkeys((prefix, prefix + seen)):
                    yield from _repeats(item, start, after)

                seen = _seen(item)
                prefix += _shortest(item)
        case Choice(options):
            for option in options:
                yield from _repeats(option, prefix, after)
        case Repeat(body):
            yield prefix, node, after
            yield from _repeats(body, prefix, after)
        case _:
            yield from _repeats(node.body, prefix, "")


def _seen(node: Node) -> str:
    """What has to stand ahead of ``node``, as it looks there first."""
    return _shortest(node.body) if isinstance(node, Look) else ""


def _shortest(node: Node) -> str:
    """The shortest text of ``node``, but not none if there is another."""
    texts = (w.text for w in itertools.islice(samples(node), _LOOKED_AT))
    return min(filter(None, texts), key=len, default="")


def _literal(items: tuple[Node, ...]) -> str:
    """The characters that ``items`` begin with, as they are written."""
    written = itertools.takewhile(_is_literal, items)
    return "".join(char.written for char in written if isinstance(char, Char))


def _is_literal(node: Node) -> bool:
    return isinstance(node, Char) and bool(node.written)
