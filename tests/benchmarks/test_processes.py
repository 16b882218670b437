"""Candidates in processes of their own, and the rounds they run."""

import time

import pytest

from benchmarks.candidates import Candidate
from benchmarks.candidates import CANDIDATES
from benchmarks.candidates import HAND_WRITTEN
from benchmarks.candidates import PLAIN
from benchmarks.cases import by_scenario
from benchmarks.cases import REQUESTS
from benchmarks.driver import check_answers
from benchmarks.driver import measure
from benchmarks.driver import Worker
from benchmarks.environments import check_flask_cors
from benchmarks.environments import find_python
from benchmarks.environments import UPSTREAM_ROOT
from benchmarks.measuring import has_time


@pytest.mark.parametrize(
    ("part", "done", "goes_on"),
    [
        pytest.param(1.0, 5, True, id="until the time is over"),
        pytest.param(0.1, 5, False, id="to the end of its own part"),
        pytest.param(0.1, 4, True, id="for a few rounds at least"),
    ],
)
def test_a_scenario_has_its_part_of_the_time(
    part: float, done: int, goes_on: bool
) -> None:
    end = time.monotonic() + 50

    assert has_time(end, 100.0, part, done) is goes_on


def is_possible(candidate: Candidate) -> bool:
    return not candidate.is_upstream or UPSTREAM_ROOT.exists()


with_environment = [
    pytest.param(
        candidate,
        id=candidate.name,
        marks=pytest.mark.skipif(
            not is_possible(candidate),
            reason="flask-cors is not there: make .venv-upstream/.installed",
        ),
    )
    for candidate in CANDIDATES
]


@pytest.mark.slow
@pytest.mark.parametrize("group", ["requests", "sizes"])
@pytest.mark.parametrize("candidate", with_environment)
def test_what_is_measured_does_the_job_in_its_own_process(
    candidate: Candidate, group: str
) -> None:
    for scenario, cases in by_scenario(group).items():
        if not any(candidate in case.candidates for case in cases):
            continue

        with Worker(candidate, group, scenario, seed=1) as worker:
            described = worker.ask(do="describe")
            check_answers(worker, cases)

        check_flask_cors(candidate.name, described["flask_cors"])
        assert described["executable"] == find_python(candidate)
        assert worker.process.returncode == 0


@pytest.mark.slow
def test_a_short_run_has_a_sample_for_each_round() -> None:
    timing = measure(
        "requests",
        [PLAIN, HAND_WRITTEN],
        generations=2,
        has_time=lambda part, rounds: rounds < 2,
        batch=2,
    )

    assert timing.rounds == 4
    assert list(timing.samples) == [case.name for case in REQUESTS]

    for case in REQUESTS:
        by_candidate = timing.samples[case.name]
        asked = [each.name for each in (PLAIN, HAND_WRITTEN) if each in case.candidates]
        assert list(by_candidate) == asked

        for generations in by_candidate.values():
            assert [len(each) for each in generations] == [2, 2]
            assert all(sample > 0 for each in generations for sample in each)
