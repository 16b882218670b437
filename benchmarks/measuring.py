"""One run of everything, or of the requests alone."""

import collections.abc as cabc
import datetime
import os
import platform
import re
import sys
import time
import typing as t
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from . import callgrind
from . import construction
from . import endurance
from . import servers
from . import starting
from . import targets
from .candidates import PACKAGES
from .counting import count_group
from .counting import QUICK
from .driver import measure
from .driver import Timing
from .figures import Counts
from .figures import Figures
from .figures import from_counts
from .figures import from_samples
from .rows import Row

ROUNDS = 5
GENERATIONS = 5
SECONDS = 90.0
SIZES_GENERATIONS = 3
SIZES_SECONDS = 60.0
QUICK_GENERATIONS = 2
QUICK_SECONDS = 24.0


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a run found."""

    machine: dict[str, str]
    timings: dict[str, Timing]
    """By group of cases."""
    counts: dict[str, Counts]
    """By group of cases; empty without valgrind."""
    others: tuple[Row, ...]
    """What is no request's cost."""
    seconds: float

    def times_of(self, group: str) -> Figures | None:
        timing = self.timings.get(group)
        return None if timing is None else from_samples(timing.samples)

    def counts_of(self, group: str) -> Figures | None:
        counts = self.counts.get(group)
        return None if counts is None else from_counts(counts)

    @property
    def rows(self) -> tuple[Row, ...]:
        return (
            *self._rows("requests", targets.of_requests()),
            *self._rows("requests", targets.of_others()),
            *self._rows("sizes", targets.of_sizes()),
            *self.others,
        )

    def _rows(
        self, group: str, compared: cabc.Iterable[targets.Target]
    ) -> cabc.Iterator[Row]:
        times, counts = self.times_of(group), self.counts_of(group)

        if times is not None:
            yield from (target.row(times, counts) for target in compared)


def measure_all() -> Measurement:
    start = time.monotonic()
    timings = {
        "requests": _measure("requests", GENERATIONS, SECONDS),
        "sizes": _measure("sizes", SIZES_GENERATIONS, SIZES_SECONDS),
    }
    _tell("end to end")
    loads = servers.measure_loads() if servers.missing() is None else None
    _tell("set-up")
    set_ups = construction.measure_set_ups()

    # What follows is no time, and may use both cores.
    with ThreadPoolExecutor(1) as pool:
        growth = pool.submit(endurance.measure_growth)
        counts = _count(("requests", "sizes"))
        _tell("imports and memory")
        starts = starting.count_starts() if callgrind.is_installed() else None
        others = (
            *starting.rows(starts),
            *construction.rows(set_ups),
            *servers.rows(loads),
            endurance.row(growth.result()),
        )

    taken = time.monotonic() - start
    return Measurement(find_machine(timings), timings, counts, others, taken)


def measure_quickly() -> Measurement:
    start = time.monotonic()
    timings = {"requests": _measure("requests", QUICK_GENERATIONS, QUICK_SECONDS)}
    counts: dict[str, Counts] = {}

    if callgrind.is_installed():
        _tell("counting: requests")
        counts["requests"] = count_group("requests", PACKAGES, QUICK)

    taken = time.monotonic() - start
    return Measurement(find_machine(timings), timings, counts, (), taken)


def _measure(group: str, generations: int, seconds: float) -> Timing:
    _tell(f"timing: {group}")
    share = partial(has_time, time.monotonic() + seconds, seconds)
    return measure(group, generations=generations, has_time=share)


def has_time(end: float, seconds: float, part: float, done: int) -> bool:
    """Tell whether there is time for another round, by when the whole run should end.

    A few there are on the busiest machine: the median of one round is that round.
    """
    return done < ROUNDS or time.monotonic() < end - seconds * (1 - part)


def _count(groups: cabc.Iterable[str]) -> dict[str, Counts]:
    rv = {}

    if callgrind.is_installed():
        for group in groups:
            _tell(f"counting: {group}")
            rv[group] = count_group(group)

    return rv


def _tell(step: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{step:60}", end="\r", file=sys.stderr, flush=True)


def find_machine(timings: dict[str, Timing]) -> dict[str, str]:
    versions: dict[str, t.Any] = timings["requests"].workers[0]["versions"]
    return {
        "CPU": _find_cpu(),
        "cores": str(os.cpu_count()),
        "Python": f"{versions['implementation']} {versions['python']}",
        "Flask": versions["flask"],
        "Werkzeug": versions["werkzeug"],
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }


def _find_cpu() -> str:
    path = Path("/proc/cpuinfo")
    found = path.exists() and re.search(r"model name\s*: (.+)", path.read_text())
    return found[1] if found else platform.machine()
