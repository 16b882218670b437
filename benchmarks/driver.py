"""Starts the workers, proves what they run, and takes turns among them."""

import collections.abc as cabc
import json
import random
import subprocess
import typing as t
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from .answers import Answer
from .answers import problems
from .candidates import Candidate
from .candidates import CANDIDATES
from .cases import by_scenario
from .cases import Case
from .cases import GROUPS
from .environments import BenchmarkError
from .environments import check_flask_cors
from .environments import check_versions
from .environments import environment
from .environments import find_python
from .environments import ROOT

BATCH = 100

Samples = dict[str, dict[str, list[list[float]]]]
"""Nanoseconds per request, by case and candidate: a list for each generation, with a
figure for each of its rounds.
"""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long requests took, and in which processes."""

    workers: tuple[dict[str, t.Any], ...]
    samples: Samples

    @property
    def generations(self) -> int:
        return len(self._first)

    @property
    def rounds(self) -> int:
        return sum(len(each) for each in self._first)

    @property
    def _first(self) -> list[list[float]]:
        by_candidate = next(iter(self.samples.values()))
        return next(iter(by_candidate.values()))


class Worker:
    """The process of one candidate, in one scenario."""

    def __init__(
        self, candidate: Candidate, group: str, scenario: str, *, seed: int
    ) -> None:
        self.candidate = candidate
        arguments = (candidate.name, group, scenario)
        self.process = subprocess.Popen(
            [find_python(candidate), "-m", "benchmarks.worker", *arguments],
            cwd=ROOT,
            env=environment(seed),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def __enter__(self) -> t.Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        """The end of its input ends a worker; one that hangs ends itself."""
        self.process.communicate()

    def ask(self, **command: t.Any) -> t.Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None

        try:
            print(json.dumps(command), file=self.process.stdin, flush=True)
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""

        if not line:
            raise BenchmarkError(
                f"the worker of {self.candidate.name} ended: see its traceback above"
            )

        return json.loads(line)


def check_workers(workers: t.Sequence[Worker]) -> tuple[dict[str, t.Any], ...]:
    """Prove that nothing but the CORS code differs.

    :return: What each worker says of itself.
    """
    described = tuple(worker.ask(do="describe") for worker in workers)
    check_versions(described)

    for each in described:
        check_flask_cors(each["candidate"], each["flask_cors"])

    return described


def check_answers(worker: Worker, cases: t.Sequence[Case]) -> None:
    """Refuse to measure a candidate that does not do the job."""
    for case in cases:
        if worker.candidate in case.candidates:
            answer = Answer(*worker.ask(do="answer", case=case.name))
            check_answer(worker.candidate, case, answer)


def check_answer(candidate: Candidate, case: Case, answer: Answer) -> None:
    found = problems(candidate, case, answer)

    if found:
        raise BenchmarkError(
            f"{candidate.name} answers wrongly ({case.name}): "
            f"{'; '.join(found)}\n  {answer}"
        )


def measure(
    group: str,
    candidates: t.Sequence[Candidate] = CANDIDATES,
    *,
    generations: int,
    has_time: cabc.Callable[[float, int], bool],
    batch: int = BATCH,
) -> Timing:
    """Measure every case of a group with every candidate that it is for.

    :param generations: How often the workers are started anew, for each scenario.
    :param has_time: Whether a scenario goes on, by the part of the run that may have
        passed at its end, and the number of its rounds. Each has one round at least.
    """
    scenarios = by_scenario(group)
    total = generations * len(scenarios)
    samples = _prepare(GROUPS[group], candidates)
    described: tuple[dict[str, t.Any], ...] = ()
    blocks = ((seed, name) for seed in range(generations) for name in scenarios)

    for number, (seed, name) in enumerate(blocks, start=1):
        cases = scenarios[name]
        mine = [each for each in candidates if _is_needed(each, cases)]
        # Which process is started first may matter too.
        order = random.Random(number).sample(mine, len(mine))

        with ExitStack() as stack:
            workers = [
                stack.enter_context(Worker(candidate, group, name, seed=seed + 1))
                for candidate in order
            ]
            workers.sort(key=lambda worker: candidates.index(worker.candidate))
            described = check_workers(workers)

            for worker in workers:
                check_answers(worker, cases)

            taken = {case.name: samples[case.name] for case in cases}
            more = partial(has_time, number / total)
            run_generation(workers, taken, more, batch=batch, seed=number)

    return Timing(described, samples)


def _prepare(cases: t.Sequence[Case], candidates: t.Sequence[Candidate]) -> Samples:
    return {
        case.name: {each.name: [] for each in candidates if each in case.candidates}
        for case in cases
    }


def _is_needed(candidate: Candidate, cases: t.Sequence[Case]) -> bool:
    return any(candidate in case.candidates for case in cases)


def run_generation(
    workers: t.Sequence[Worker],
    samples: Samples,
    has_time: cabc.Callable[[int], bool],
    *,
    batch: int,
    seed: int,
) -> None:
    """Take turns among the workers, in another order for each batch."""
    rounds = 0
    shuffle = random.Random(seed).shuffle

    for by_candidate in samples.values():
        for generations in by_candidate.values():
            generations.append([])

    while rounds == 0 or has_time(rounds):
        for case, by_candidate in samples.items():
            order = [each for each in workers if each.candidate.name in by_candidate]
            shuffle(order)

            for worker in order:
                took = worker.ask(do="batch", case=case, count=batch)
                by_candidate[worker.candidate.name][-1].append(took)

        rounds += 1
