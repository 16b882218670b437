"""One application in a process of its own: a line of JSON in, a line of JSON out.

Of one candidate, in one scenario: Python specialises code for what it meets, and a
second application in the process would make both slower than either is alone.

Runs under either environment's interpreter, on the standard library and Flask.

``{"do": "describe"}``
    The versions and the flask_cors that the process loaded.
``{"do": "answer", "case": name}``
    One answer in full, so that what is measured can be checked.
``{"do": "batch", "case": name, "count": n}``
    The nanoseconds of CPU that one of ``n`` requests took.
"""

import argparse
import faulthandler
import gc
import json
import sys
import typing as t
from time import thread_time_ns

from .candidates import Candidate
from .candidates import find_candidate
from .cases import by_scenario
from .cases import Case
from .cases import GROUPS
from .serving import build_calls
from .serving import Call
from .serving import describe

COMMAND_SECONDS = 120
"""A command that takes longer ends the process with a traceback."""

UNTIMED = 25
"""Requests before each batch: they bring code and data back into the CPU's caches,
which the other candidates have used since.
"""

WARM_UP = 100
"""Requests of each case before the first batch."""

SLOW_NS = 500_000
"""Of a request that takes longer only a few are made."""

FEW = 3


class Bench:
    """The application of one candidate, ready to be called."""

    def __init__(self, candidate: Candidate, cases: t.Sequence[Case]) -> None:
        self.candidate = candidate
        self._calls = build_calls(candidate, cases)
        self._slow: set[str] = set()

    def answer(self, case: str) -> t.Any:
        return self._calls[case].answer()

    def batch(self, case: str, count: int) -> float:
        call = self._calls[case]
        gc.disable()

        try:
            if case in self._slow:
                return _take(call, FEW) / FEW

            _take(call, UNTIMED)
            return _take(call, count) / count
        finally:
            gc.enable()
            gc.collect()

    def warm_up(self) -> None:
        # A collection among 100,000 origins would make a request look slow.
        gc.disable()

        for name, call in self._calls.items():
            # The first request may still set something up.
            _take(call, FEW)

            if _take(call, FEW) / FEW > SLOW_NS:
                self._slow.add(name)
            else:
                _take(call, WARM_UP)

        # What exists by now is left out of the collections between the batches.
        gc.enable()
        gc.collect()
        gc.freeze()


def _take(call: Call, count: int) -> int:
    """Measure the CPU's time: nothing waits here but for a turn of the CPU."""
    serve = call.prepare(count)
    start = thread_time_ns()
    serve()
    return thread_time_ns() - start


def reply(bench: Bench, command: dict[str, t.Any]) -> t.Any:
    match command:
        case {"do": "describe"}:
            return describe(bench.candidate)
        case {"do": "answer", "case": case}:
            return bench.answer(case)
        case {"do": "batch", "case": case, "count": count}:
            return bench.batch(case, count)

    raise ValueError(f"not a command: {command!r}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.worker")
    parser.add_argument("candidate")
    parser.add_argument("group", choices=GROUPS)
    parser.add_argument("scenario")
    args = parser.parse_args()
    # Whatever prints must not get between the replies.
    replies, sys.stdout = sys.stdout, sys.stderr
    faulthandler.dump_traceback_later(COMMAND_SECONDS, exit=True)
    cases = by_scenario(args.group)[args.scenario]
    bench = Bench(find_candidate(args.candidate), cases)
    bench.warm_up()
    faulthandler.cancel_dump_traceback_later()

    for line in sys.stdin:
        faulthandler.dump_traceback_later(COMMAND_SECONDS, exit=True)
        rv = reply(bench, json.loads(line))
        faulthandler.cancel_dump_traceback_later()
        print(json.dumps(rv), file=replies, flush=True)


if __name__ == "__main__":
    main()
