"""Candidates in processes of their own, and the rounds they run."""

import pytest

from benchmarks.__main__ import _has_rounds_left
from benchmarks.candidates import Candidate
from benchmarks.candidates import CANDIDATES
from benchmarks.candidates import CASES
from benchmarks.candidates import HAND_WRITTEN
from benchmarks.candidates import PLAIN
from benchmarks.driver import check_answers
from benchmarks.driver import check_flask_cors
from benchmarks.driver import find_python
from benchmarks.driver import measure
from benchmarks.driver import UPSTREAM_ROOT
from benchmarks.driver import Worker

from .made_up import LISTED
from .made_up import PREFLIGHT


def test_rounds_are_shared_out_among_the_generations() -> None:
    done = []

    for generation in range(3):
        count = 0

        while _has_rounds_left(8, 3, generation, count):
            count += 1

        done.append(count)

    assert done == [3, 3, 2]


def is_possible(candidate: Candidate) -> bool:
    return not candidate.upstream or UPSTREAM_ROOT.exists()


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
@pytest.mark.parametrize("candidate", with_environment)
def test_what_is_measured_does_the_job_in_its_own_process(candidate: Candidate) -> None:
    with Worker(candidate, seed=1) as worker:
        described = worker.ask(do="describe")
        check_flask_cors(candidate.name, described["flask_cors"])
        check_answers(worker, CASES)

    assert described["executable"] == find_python(candidate)
    assert worker.process.returncode == 0


@pytest.mark.slow
def test_a_short_run_has_a_sample_for_each_round() -> None:
    cases = [LISTED, PREFLIGHT]

    measurement = measure(
        [PLAIN, HAND_WRITTEN],
        cases,
        generations=2,
        has_time=lambda generation, rounds: rounds < 2,
        batch=2,
    )

    assert measurement.rounds == 4
    assert list(measurement.samples) == [case.name for case in cases]

    for by_candidate in measurement.samples.values():
        assert list(by_candidate) == [PLAIN.name, HAND_WRITTEN.name]

        for generations in by_candidate.values():
            assert [len(each) for each in generations] == [2, 2]
            assert all(sample > 0 for each in generations for sample in each)
