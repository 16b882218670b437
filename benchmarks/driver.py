"""Starts the workers, proves what they run, and takes turns among them."""

import json
import os
import random
import subprocess
import sys
import time
import typing as t
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .answers import problems
from .candidates import Candidate
from .candidates import CANDIDATES
from .candidates import Case
from .candidates import CASES
from .candidates import PROJECT
from .candidates import UPSTREAM
from .worker import Answer

ROOT = Path(__file__).resolve().parents[1]
UPSTREAM_ROOT = ROOT / ".venv-upstream"
UPSTREAM_VERSION = "6.0.5"
BATCH = 100

Samples = dict[str, dict[str, list[list[float]]]]
"""Nanoseconds per request, by case and candidate: a list for each generation, with a
figure for each of its rounds.
"""


class BenchmarkError(Exception):
    """Raised if what would be measured is not what the report would say."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a run found."""

    workers: tuple[dict[str, t.Any], ...]
    samples: Samples
    batch: int
    seconds: float

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
    """The process of one candidate."""

    def __init__(self, candidate: Candidate, *, seed: int) -> None:
        self.candidate = candidate
        self.process = subprocess.Popen(
            [find_python(candidate), "-m", "benchmarks.worker", candidate.name],
            cwd=ROOT,
            env=_environment(seed),
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


def find_python(candidate: Candidate) -> str:
    """Find the interpreter of the environment that a candidate runs in."""
    if not candidate.upstream:
        return sys.executable

    found = [
        path
        for path in (
            UPSTREAM_ROOT / "bin" / "python",
            UPSTREAM_ROOT / "Scripts" / "python.exe",
        )
        if path.exists()
    ]

    if not found:
        raise BenchmarkError(
            "flask-cors 6.0.5 is not installed: make .venv-upstream/.installed"
        )

    return str(found[0])


def _environment(seed: int) -> dict[str, str]:
    # What a developer has set for Python or Flask must not reach the measurement.
    rv = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "FLASK_", "COVERAGE_", "COV_", "CORS_"))
    }
    rv["PYTHONHASHSEED"] = str(seed)
    return rv


def check_workers(workers: t.Sequence[Worker]) -> tuple[dict[str, t.Any], ...]:
    """Prove that nothing but the CORS code differs.

    :return: What each worker says of itself.
    """
    described = tuple(worker.ask(do="describe") for worker in workers)
    check_versions(described)

    for each in described:
        check_flask_cors(each["candidate"], each["flask_cors"])

    return described


def check_versions(described: t.Sequence[dict[str, t.Any]]) -> None:
    first = described[0]

    for each in described[1:]:
        if each["versions"] != first["versions"]:
            raise BenchmarkError(
                "the candidates would not run on the same versions:\n"
                f"  {first['candidate']}: {spell(first['versions'])}\n"
                f"  {each['candidate']}: {spell(each['versions'])}\n"
                "Install the same ones into both environments."
            )


def spell(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def check_flask_cors(candidate: str, loaded: dict[str, str] | None) -> None:
    if candidate not in (PROJECT.name, UPSTREAM.name):
        if loaded is not None:
            raise BenchmarkError(f"{candidate} loaded flask_cors: {loaded}")

        return

    if loaded is None:
        raise BenchmarkError(f"{candidate} did not load flask_cors")

    is_project = Path(loaded["file"]).is_relative_to(ROOT / "src")
    is_upstream = (
        Path(loaded["file"]).is_relative_to(UPSTREAM_ROOT)
        and loaded["version"] == UPSTREAM_VERSION
    )

    if not (is_project if candidate == PROJECT.name else is_upstream):
        raise BenchmarkError(f"{candidate} loaded another flask_cors: {loaded}")


def check_answers(worker: Worker, cases: t.Sequence[Case]) -> None:
    """Refuse to measure a candidate that does not do the job."""
    for case in cases:
        answer = Answer(*worker.ask(do="answer", case=case.name))
        found = problems(worker.candidate, case, answer)

        if found:
            raise BenchmarkError(
                f"{worker.candidate.name} answers wrongly ({case.name}): "
                f"{'; '.join(found)}\n  {answer}"
            )


def measure(
    candidates: t.Sequence[Candidate] = CANDIDATES,
    cases: t.Sequence[Case] = CASES,
    *,
    generations: int,
    has_time: t.Callable[[int, int], bool],
    batch: int = BATCH,
) -> Measurement:
    """Measure every case with every candidate.

    :param generations: How often the workers are started anew.
    :param has_time: Whether a generation goes on, by its number, from 0, and the
        number of its rounds so far. Each has one round at least.
    """
    start = time.monotonic()
    samples: Samples = {
        case.name: {candidate.name: [] for candidate in candidates} for case in cases
    }
    described: tuple[dict[str, t.Any], ...] = ()

    for generation in range(generations):
        # Which process is started first may matter too.
        order = random.Random(generation).sample(candidates, len(candidates))

        with ExitStack() as stack:
            workers = [
                stack.enter_context(Worker(candidate, seed=generation + 1))
                for candidate in order
            ]
            workers.sort(key=lambda worker: candidates.index(worker.candidate))
            described = check_workers(workers)

            for worker in workers:
                check_answers(worker, cases)

            more = partial(has_time, generation)
            run_generation(workers, samples, more, batch=batch, seed=generation)

    return Measurement(described, samples, batch, time.monotonic() - start)


def run_generation(
    workers: t.Sequence[Worker],
    samples: Samples,
    has_time: t.Callable[[int], bool],
    *,
    batch: int,
    seed: int,
) -> None:
    """Take turns among the workers, in another order for each batch."""
    rounds = 0
    shuffle = random.Random(seed).shuffle
    order = list(workers)

    for by_candidate in samples.values():
        for worker in workers:
            by_candidate[worker.candidate.name].append([])

    while rounds == 0 or has_time(rounds):
        for case, by_candidate in samples.items():
            shuffle(order)

            for worker in order:
                took = worker.ask(do="batch", case=case, count=batch)
                by_candidate[worker.candidate.name][-1].append(took / batch)

        rounds += 1
