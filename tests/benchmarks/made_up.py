"""Costs, samples and counts that nobody measured."""

from benchmarks.candidates import PLAIN
from benchmarks.candidates import PLAIN_AGAIN
from benchmarks.candidates import PROJECT
from benchmarks.candidates import UPSTREAM
from benchmarks.cases import Case
from benchmarks.cases import GROUPS
from benchmarks.driver import Samples
from benchmarks.driver import Timing
from benchmarks.figures import Cost
from benchmarks.figures import Figures
from benchmarks.measuring import Measurement
from benchmarks.rows import Limit
from benchmarks.rows import Reading
from benchmarks.rows import Row

ADDED = {PLAIN: 0, PROJECT: 1_000, UPSTREAM: 25_000, PLAIN_AGAIN: 100}


def figures_of(case: Case, **added: float) -> Figures:
    """Costs of one case over a plain Flask that takes 40."""
    names = {"ours": PROJECT, "theirs": UPSTREAM, "noise": PLAIN_AGAIN}
    costs = {names[key].name: Cost(40 + each, each) for key, each in added.items()}
    return Figures({case.name: {PLAIN.name: Cost(40, 0), **costs}})


def samples_of(group: str) -> Samples:
    return {
        case.name: {
            each.name: [[40_000.0 + ADDED.get(each, 4_000)] * 3] * 2
            for each in case.candidates
        }
        for case in GROUPS[group]
    }


def measurement(*groups: str) -> Measurement:
    """A run that took the same for whatever it measured."""
    loaded = {"candidate": PLAIN.name, "versions": {}, "flask_cors": None}
    return Measurement(
        {"CPU": "of nobody", "cores": "2", "Python": "3.11.7", "date": "2026-01-01"},
        {group: Timing((loaded,), samples_of(group)) for group in groups},
        {},
        (
            Row("set-up", "time", Limit(1, "s", True), Reading(0.25), unit="s"),
            Row("server", "GET", Limit(1.02), remark="not measured: no wrk"),
        ),
        seconds=100.0,
    )
