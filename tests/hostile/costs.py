"""What requests cost, measured so that a busy machine makes no difference."""

import collections.abc as cabc
import itertools
import statistics
import time
import typing as t

from .requests import environ
from .requests import Variables

Make: t.TypeAlias = cabc.Callable[[], Variables]

#: An application, and what makes its requests.
Calls: t.TypeAlias = tuple[t.Any, Make]

#: The bound of the worst request, in ordinary ones. It is the issue's: never loosen it.
BOUND: t.Final = 3.0

_PAIRS = 12
_REPEATS = 10
_ROUNDS = 8


def ratios(app: t.Any, ordinary: Make, hostile: dict[str, Make]) -> dict[str, float]:
    """What each hostile request costs, in ordinary ones: the median of many, as what
    else the machine does slows both.

    Measured in turns, and again for as long as one is above the bound.
    """
    measured: dict[str, list[float]] = {name: [] for name in hostile}
    found: dict[str, float] = {}

    for _ in range(_ROUNDS):
        for _ in range(_REPEATS):
            for name, make in hostile.items():
                measured[name] += _pairs((app, ordinary), (app, make))

        found = {name: statistics.median(each) for name, each in measured.items()}

        if max(found.values()) <= BOUND:
            break

    return found


def ratio(ordinary: Calls, other: Calls) -> float:
    """What the calls of one kind cost in those of another."""
    repeated = (_pairs(ordinary, other) for _ in range(_REPEATS))
    return statistics.median(itertools.chain.from_iterable(repeated))


def _pairs(ordinary: Calls, other: Calls) -> list[float]:
    """What each of some calls costs, in one of the other kind just before it.

    All environs are made first: both kinds find the processor's caches as these have
    left them.
    """
    rows = [(environ(ordinary[1]()), environ(other[1]())) for _ in range(_PAIRS)]
    rv = []

    for usual, hostile in rows:
        base = _seconds(ordinary[0], usual)
        rv.append(_seconds(other[0], hostile) / base)

    return rv


def _seconds(app: t.Any, request: dict[str, t.Any]) -> float:
    started = time.perf_counter()

    for _ in app(request, _start_response):
        pass

    return time.perf_counter() - started


def _start_response(*args: object) -> None:
    """What a server does with the headers is not measured."""
