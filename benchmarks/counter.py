"""Requests in a process that runs under callgrind: marks around each count.

Takes a plan as JSON. Prints, for each mark, the candidate, the case and the number of
requests that were counted since the mark before, or nothing where none is to be kept.
"""

import collections.abc as cabc
import gc
import json
import sys
import time
import typing as t
from dataclasses import asdict
from dataclasses import dataclass

from .answers import problems
from .callgrind import mark
from .candidates import Candidate
from .candidates import find_candidate
from .cases import Case
from .cases import find_case
from .serving import build_calls
from .serving import Call
from .serving import describe

SLOW_SECONDS = 0.03
"""Of a request that takes longer under callgrind only a few are made."""

FEW = 3

Entry = tuple[str, str, int] | None
Calls = dict[Candidate, Call]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a process counts."""

    candidates: tuple[str, ...]
    cases: tuple[str, ...]
    first: int
    """Requests before all, which specialise the code of Flask."""
    warm_up: int
    requests: int
    rounds: int = 1
    """How often the candidates take turns, with so many requests each."""

    def to_json(self) -> str:
        return json.dumps(asdict(self))


def count_all(plan: Plan) -> cabc.Iterator[Entry]:
    cases = [find_case(name) for name in plan.cases]
    candidates = [find_candidate(name) for name in plan.candidates]
    calls = {each: build_calls(each, cases) for each in candidates}
    next(iter(calls[candidates[0]].values())).prepare(plan.first)()

    for case in cases:
        mine = {
            each: calls[each][case.name]
            for each in candidates
            if each in case.candidates
        }
        _check(case, mine)
        yield from count_case(case, mine, warm_up(mine, plan), plan.rounds)


def _check(case: Case, calls: Calls) -> None:
    for candidate, call in calls.items():
        found = problems(candidate, case, call.answer())

        if found:
            sys.exit(f"{candidate.name} answers wrongly ({case.name}): {found}")


def warm_up(calls: Calls, plan: Plan) -> int:
    """Have done what only first requests do.

    :return: how many requests a count can have.
    """
    started = time.perf_counter()

    for call in calls.values():
        call.prepare(FEW)()

    if time.perf_counter() - started > len(calls) * FEW * SLOW_SECONDS:
        return FEW

    for call in calls.values():
        call.prepare(plan.warm_up)()

    return plan.requests


def count_case(
    case: Case, calls: Calls, requests: int, rounds: int
) -> cabc.Iterator[Entry]:
    serves = [
        (candidate.name, call.prepare(requests))
        for _ in range(rounds)
        for candidate, call in calls.items()
    ]
    gc.collect()
    mark()
    yield None

    for name, serve in serves:
        serve()
        mark()
        yield name, case.name, requests


def main() -> None:
    gc.disable()
    given = json.loads(sys.argv[1])
    plan = Plan(**given)
    counted = list(count_all(plan))
    described: list[t.Any] = [
        describe(find_candidate(name)) for name in plan.candidates
    ]
    print(json.dumps({"counted": counted, "described": described}))


if __name__ == "__main__":
    main()
