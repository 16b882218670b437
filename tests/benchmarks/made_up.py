"""Costs and samples that nobody measured."""

from benchmarks.candidates import CASES
from benchmarks.candidates import find_case
from benchmarks.candidates import HAND_WRITTEN
from benchmarks.candidates import PLAIN
from benchmarks.candidates import PLAIN_AGAIN
from benchmarks.candidates import PROJECT
from benchmarks.candidates import UPSTREAM
from benchmarks.report import Cost
from benchmarks.report import Costs

LISTED = find_case("two origins, allowed")
PREFLIGHT = find_case("two origins, preflight")


def rounds(*generations: list[float]) -> list[list[float]]:
    return list(generations)


def made_up_costs(
    ours: float,
    upstream: float,
    hook: float,
    *,
    noise: float = 0.0,
    plain: float = 40.0,
) -> Costs:
    added = {
        PLAIN.name: 0.0,
        PROJECT.name: ours,
        UPSTREAM.name: upstream,
        HAND_WRITTEN.name: hook,
        PLAIN_AGAIN.name: noise,
    }
    by_candidate = {name: Cost(plain + each, each) for name, each in added.items()}
    return {case.name: by_candidate for case in CASES}
