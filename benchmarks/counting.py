"""Counts the instructions of requests, one candidate in each process."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from . import callgrind
from .candidates import Candidate
from .candidates import CANDIDATES
from .candidates import UPSTREAM
from .cases import Case
from .cases import GROUPS
from .cases import REGEXES
from .counter import Plan
from .environments import check_flask_cors
from .environments import find_python
from .figures import Counts

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Effort:
    """How many requests go before and into each count."""

    first: int
    warm_up: int
    requests: int


FULL = Effort(first=200, warm_up=30, requests=80)
QUICK = Effort(first=100, warm_up=12, requests=20)


def count_group(
    group: str,
    candidates: tuple[Candidate, ...] = CANDIDATES,
    effort: Effort = FULL,
) -> Counts:
    """Count every case of a group with every candidate that it is for."""
    plans = {each: _plan(each, group, effort) for each in candidates}
    mine = [each for each in candidates if plans[each].cases]

    with ThreadPoolExecutor(PROCESSES) as pool:
        found = list(pool.map(lambda each: count_plan(each, plans[each]), mine))

    rv: Counts = {case.name: {} for case in GROUPS[group]}

    for counts in found:
        for case, by_candidate in counts.items():
            rv[case].update(by_candidate)

    return rv


def _plan(candidate: Candidate, group: str, effort: Effort) -> Plan:
    cases = tuple(
        case.name
        for case in GROUPS[group]
        if candidate in case.candidates and is_bounded(candidate, case)
    )
    counts = (effort.first, effort.warm_up, effort.requests)
    return Plan((candidate.name,), cases, *counts)


def is_bounded(candidate: Candidate, case: Case) -> bool:
    """Tell whether a case can be counted in seconds: flask-cors is only where a target
    needs it, for what it takes with 100,000 origins, and 50 times that in callgrind.
    """
    if candidate != UPSTREAM or case in GROUPS["requests"]:
        return True

    return any(case in (*curve.sizes, curve.new) for curve in REGEXES)


def count_plan(candidate: Candidate, plan: Plan, *, seed: int = 0) -> Counts:
    """Run a plan in the environment of a candidate."""
    python = find_python(candidate)
    run = callgrind.count(python, "benchmarks.counter", plan.to_json(), seed=seed)
    counted = run.output["counted"]
    rv: Counts = {}

    if len(plan.candidates) == 1:
        check_flask_cors(candidate.name, run.output["described"][0]["flask_cors"])

    for entry, total in zip(counted, run.totals, strict=True):
        if entry is not None:
            name, case, requests = entry
            rv.setdefault(case, {}).setdefault(name, []).append(total / requests)

    return rv
