"""What requests cost, measured so that a busy machine makes no difference."""

import collections.abc as cabc
import statistics
import time
import typing as t

from .requests import environ
from .requests import Variables

Make: t.TypeAlias = cabc.Callable[[], Variables]

#: The bound of the worst request, in ordinary ones. It is the issue's: never loosen it.
BOUND: t.Final = 3.0

_CALLS = 12
_REPEATS = 15
_ROUNDS = 8


def ratios(app: t.Any, ordinary: Make, hostile: dict[str, Make]) -> dict[str, float]:
    """What each hostile request costs, in ordinary ones that are measured just before
    it: the median of many times, as what else the machine does slows both.

    Measured in turns, and again for as long as one is above the bound.
    """
    measured: dict[str, list[float]] = {name: [] for name in hostile}
    found: dict[str, float] = {}

    for _ in range(_ROUNDS):
        for _ in range(_REPEATS):
            for name, make in hostile.items():
                base = _seconds(app, ordinary)
                measured[name].append(_seconds(app, make) / base)

        found = {name: statistics.median(each) for name, each in measured.items()}

        if max(found.values()) <= BOUND:
            break

    return found


def _seconds(app: t.Any, make: Make) -> float:
    """The CPU time of some calls of an application."""
    environs = [environ(make()) for _ in range(_CALLS)]
    started = time.thread_time()

    for each in environs:
        for _ in app(each, _start_response):
            pass

    return time.thread_time() - started


def _start_response(*args: object) -> None:
    """What a server does with the headers is not measured."""
