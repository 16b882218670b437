"""Backtracking: how long a pattern takes to give up on a text, by the clock.

A match cannot be stopped, so that texts grow until one takes too long: the next would
take longer still.
"""

from __future__ import annotations

import collections.abc as cabc
import enum
import functools
import itertools
import math
import re
import typing as t
from dataclasses import dataclass

from .attacks import Attack
from .attacks import attacks
from .effort import outlook
from .effort import repeats
from .effort import stall
from .effort import ways
from .tree import Node
from .tree import parsed

Clock: t.TypeAlias = cabc.Callable[[], float]
Match: t.TypeAlias = cabc.Callable[[str], object]
Matcher: t.TypeAlias = cabc.Callable[[re.Pattern[str]], Match]

#: The length of a short text.
SHORT: t.Final = 100

#: What no match of a short text, and of a long one, may take, in seconds.
LIMIT_OF_SHORT: t.Final = 0.010
LIMIT_OF_LONG: t.Final = 0.005

# With so few ways to try there is nothing to measure.
_FEW: t.Final = 300_000

# From here on texts grow with care: the time may double with each step.
_SLOWING: t.Final = 0.0001
_SLOW_PART: t.Final = 8

# A text with nothing in it, and so many steps, has their square with one thing in it.
_STALLED: t.Final = 0.0005

# More ways than these to match nothing at all are not even tried.
_ENDLESS: t.Final = 100_000

# What leads to a repeat is tried by so many characters.
_CAREFUL: t.Final = 4

# Nor is a pattern that first looks ahead so far: it would be quick until a text is so
# long, and never ready with the next.
_FAR: t.Final = 20

# All the time that there is to find nothing, and the number of texts that are tried
# though others did match: set-up should not take long.
_BUDGET: t.Final = 0.05
_SUSPECTS: t.Final = 6

# Flags stand at the beginning of a pattern, and nowhere else.
_FLAGS = re.compile(r"\A\(\?[aiLmsux]+\)")


class Pace(enum.Enum):
    """How a pattern takes too long."""

    EXPLOSIVE = "on a short text"
    SLOW = "on a long text"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a pattern is matched against.

    :param name: in words, with its article.
    :param longest: the length of the longest that there can be.
    :param endings: what one may end with; those first that few patterns expect.
    :param usual: what anybody sends, and the judges try.
    :param matcher: makes of a pattern the function that requests meet.
    :param engine: the same without a look at the text before. With that in between, a
        text that grows is quick until it is one that may be sent.
    """

    name: str
    longest: int
    endings: tuple[str, ...]
    usual: tuple[str, ...]
    matcher: Matcher
    engine: Matcher


# What has been measured once is not measured again for every path of a table.
@functools.lru_cache(maxsize=1024)
def measured(
    regex: re.Pattern[str], subject: Subject, clock: Clock
) -> tuple[Pace, Attack] | None:
    """The text that ``regex`` takes too long for, if there is one."""
    root = parsed(regex)

    if root is None or outlook(root) > _FAR or _is_quick(root, subject.longest):
        return None

    found = tuple(attacks(root, subject.endings, subject.usual))

    if stall(root) > _ENDLESS:
        return Pace.EXPLOSIVE, next(iter(found), Attack("", "a", ""))

    real = subject.matcher(_softened(regex))
    is_suspect = False

    if ways(root, SHORT) > _FEW:
        watch = Watch(real, clock, math.inf, LIMIT_OF_SHORT)

        suspects = _suspects(regex, found, subject, clock)

        for attack, size in itertools.islice(suspects, _SUSPECTS):
            if _is_over(watch, attack, size):
                return Pace.EXPLOSIVE, attack

            is_suspect = True

    # Of a pattern that matches now and then, no longer text is safe to try.
    if is_suspect:
        return None

    # Three repeats in a row take the cube of the length. Much more, and no float holds
    # the power.
    degree = min(max(repeats(root), 3), 50)
    watch = Watch(real, clock, clock() + _BUDGET, LIMIT_OF_LONG, 1, degree, again=2)
    return _slowest(watch, found, subject.longest)


def _suspects(
    regex: re.Pattern[str],
    found: tuple[Attack, ...],
    subject: Subject,
    clock: Clock,
) -> cabc.Iterator[tuple[Attack, int]]:
    """The attacks that a short text is enough for if it does not match, and the size of
    that.
    """
    match, left = subject.engine(_failing(regex)), _BUDGET

    for attack in found:
        started = clock()
        watch = Watch(match, clock, started + left, LIMIT_OF_SHORT)
        size = watch.size_over(attack, SHORT)

        if size is None:
            left -= clock() - started
        else:
            yield attack, size


def _is_over(watch: Watch, attack: Attack, size: int) -> bool:
    # Some of these may match, and soon: every other, say.
    sizes = range(size, size + 3) if size else range(1)
    return any(watch.is_over(attack, size) for size in sizes)


def _slowest(
    watch: Watch, found: tuple[Attack, ...], longest: int
) -> tuple[Pace, Attack] | None:
    """The first attack that a text of up to ``longest`` characters is enough for."""
    for attack in found:
        if watch.size_over(attack, longest) is not None:
            return Pace.SLOW, attack

    return None


def _is_quick(root: Node, length: int) -> bool:
    # After each way to match one repeat, another may scan the rest.
    scans = length if repeats(root) > 1 else 1
    return ways(root, length) * scans <= _FEW


def _softened(regex: re.Pattern[str]) -> re.Pattern[str]:
    """The same pattern, less its least length.

    Before it tries anything, the engine refuses a text that is too short. All would be
    quick then until one is long enough, and that one may be endless.
    """
    return re.compile(f"{regex.pattern}{_end(regex)}|(?!)", regex.flags)


def _failing(regex: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern that tries all that ``regex`` may try, and never matches.

    With every character it takes longer, where the other may be quick now and then.
    """
    text = _FLAGS.sub("", regex.pattern)
    return re.compile(f"(?:{text}{_end(regex)})(?!)|(?!)", regex.flags)


def _end(regex: re.Pattern[str]) -> str:
    # In a verbose pattern the end of the line ends a comment.
    return "\n" if regex.flags & re.VERBOSE else ""


@dataclass(frozen=True, slots=True)
class Watch:
    """A clock beside a pattern.

    :param deadline: when to stop.
    :param limit: what is too long.
    :param part: of a text that is quick, by which it grows: a quarter, or all of it.
    :param degree: the power of the length by which the time grows, at most.
    :param again: how often a text is tried again that took too long: once may be
        chance.
    """

    match: Match
    clock: Clock
    deadline: float
    limit: float
    part: int = 4
    degree: float = math.inf
    again: int = 1

    def size_over(self, attack: Attack, length: int) -> int | None:
        """The size of a text that takes too long, and has no more than ``length``
        characters.
        """
        if self._is_blocked(attack):
            return None

        most = attack.room(length)
        size, step = 0, 1
        taken = self._taken(attack, 0)

        while taken <= self._limit(size):
            if size >= most or self._is_hopeless(taken, most / max(size, 1)):
                return None

            before = taken
            step = min(step, most - size)
            size += step
            taken = self._taken(attack, size)
            step = self._step(size, taken, _growth(before, taken) / step)

        return size

    def is_over(self, attack: Attack, size: int) -> bool:
        """Tell whether the text of this size takes too long."""
        return self._taken(attack, size) > self._limit(size)

    def _is_blocked(self, attack: Attack) -> bool:
        """Tell whether another repeat takes its time before this one comes."""
        text = attack.text(0)
        return any(
            self._measured(text[:length]) > _STALLED
            for length in range(_CAREFUL, len(text), _CAREFUL)
        )

    def _limit(self, size: int) -> float:
        return self.limit if size else _STALLED

    def _is_hopeless(self, taken: float, factor: float) -> bool:
        """Tell whether a text that is ``factor`` times as long cannot take too long, or
        there is no time left to see.
        """
        can_pass = taken * factor**self.degree > self.limit
        return not can_pass or self.clock() >= self.deadline

    def _step(self, size: int, taken: float, growth: float) -> int:
        """By how much a text should grow, lest it takes more than twice the limit.

        :param growth: of the logarithm of the time, with each character.
        """
        step = 1 + size // (self.part if taken <= _SLOWING else _SLOW_PART)

        if growth <= 0:
            return step

        room = math.log(2 * self.limit / max(taken, _SLOWING)) / growth
        return max(1, min(step, int(room)))

    def _taken(self, attack: Attack, size: int) -> float:
        """How long a text takes; of what takes too long the least of several."""
        text = attack.text(size)
        taken = self._measured(text)

        if taken > self._limit(size):
            taken = min(taken, *(self._measured(text) for _ in range(self.again)))

        return taken

    def _measured(self, text: str) -> float:
        started = self.clock()
        self.match(text)
        return self.clock() - started


def _growth(before: float, taken: float) -> float:
    return math.log(max(taken, _SLOWING) / max(before, _SLOWING))
