"""What a few bytecodes more in each request are to the gate."""

import sys
from statistics import fmean

import pytest

from benchmarks import callgrind
from benchmarks.gate import Change

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not callgrind.is_installed(),
        reason="valgrind is not there: install Debian's package valgrind",
    ),
]


def test_fifty_bytecodes_more_do_not_get_through_the_gate() -> None:
    counted = callgrind.count(sys.executable, "tests.benchmarks.slowed")
    totals: dict[str, list[float]] = {}

    for entry, total in zip(counted.output, counted.totals, strict=True):
        if entry is not None:
            name, _, requests = entry
            totals.setdefault(name, []).append(total / requests)

    plain, before, slowed = (fmean(each) for each in totals.values())
    change = Change("GET allowed", round(before - plain), round(slowed - plain))

    assert change.verdict == "dearer"


def test_the_same_process_counts_the_same_again() -> None:
    first, second = (
        callgrind.count(sys.executable, "tests.benchmarks.slowed") for _ in range(2)
    )

    assert first.totals[1:] == second.totals[1:]
