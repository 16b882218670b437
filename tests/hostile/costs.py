"""What requests cost, measured so that a busy machine makes no difference."""

import collections.abc as cabc
import time
import typing as t

from .requests import environ
from .requests import Variables

Make: t.TypeAlias = cabc.Callable[[], Variables]

#: The bound of the worst request, in ordinary ones. It is the issue's: never loosen it.
BOUND: t.Final = 3.0

_CALLS = 12
_REPEATS = 10
_ROUNDS = 8


def ratios(app: t.Any, ordinary: Make, hostile: dict[str, Make]) -> dict[str, float]:
    """What each hostile request costs, in ordinary ones: the least of many times, as
    only what disturbs a measurement makes it larger.

    Measured in turns, and again for as long as one is above the bound.
    """
    makes = {"": ordinary, **hostile}
    least = dict.fromkeys(makes, float("inf"))

    for _ in range(_ROUNDS):
        for _ in range(_REPEATS):
            for name, make in makes.items():
                least[name] = min(least[name], _seconds(app, make))

        found = {name: least[name] / least[""] for name in hostile}

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
