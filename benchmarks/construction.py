"""How long large configurations take to set up, and how much memory."""

import collections.abc as cabc
import json
import subprocess
from dataclasses import dataclass
from statistics import median

from .candidates import Candidate
from .candidates import PROJECT
from .candidates import UPSTREAM
from .cases import Case
from .cases import ORIGINS
from .cases import RESOURCES
from .environments import environment
from .environments import find_python
from .environments import ROOT
from .rows import Limit
from .rows import Reading
from .rows import Row

CASES = (RESOURCES.largest, ORIGINS.largest)
PROCESSES = 3
SECONDS = 120

GROUP = "set-up: tracemalloc's peak, the list itself not counted"


@dataclass(frozen=True, slots=True)
class SetUp:
    """Medians of several processes."""

    seconds: float
    served: float
    """Seconds up to the end of the first request."""
    megabytes: float


SetUps = dict[str, dict[str, SetUp]]
"""By case and candidate."""


def measure_set_ups() -> SetUps:
    found: dict[tuple[str, str], list[list[float]]] = {}

    for seed in range(PROCESSES):
        for case in CASES:
            for candidate in (PROJECT, UPSTREAM):
                runs = found.setdefault((case.name, candidate.name), [])
                runs.append(_run(candidate, case, seed))

    rv: SetUps = {case.name: {} for case in CASES}

    for (case_name, name), runs in found.items():
        medians = (median(each) for each in zip(*runs, strict=True))
        rv[case_name][name] = SetUp(*medians)

    return rv


def _run(candidate: Candidate, case: Case, seed: int) -> list[float]:
    python = find_python(candidate)
    ended = subprocess.run(
        [python, "-m", "benchmarks.constructing", candidate.name, case.name],
        cwd=ROOT,
        env=environment(seed),
        stdout=subprocess.PIPE,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    rv: list[float] = json.loads(ended.stdout)
    return rv


def rows(set_ups: SetUps) -> cabc.Iterator[Row]:
    for case in CASES:
        ours, theirs = (set_ups[case.name][each.name] for each in (PROJECT, UPSTREAM))
        name = case.scenario.name
        ratio = Reading(ours.seconds / theirs.seconds)
        yield Row(GROUP, f"{name}, of flask-cors's", Limit(1), ratio)
        second = Limit(1, "s", is_excluded=True)
        yield Row(GROUP, f"{name}, time", second, Reading(ours.seconds), unit="s")
        room = Limit(30, "MB", is_excluded=True)
        yield Row(GROUP, f"{name}, memory", room, Reading(ours.megabytes), unit="MB")
        served = Reading(ours.served / theirs.served)
        yield Row(GROUP, f"{name}, first request too", measured=served)
