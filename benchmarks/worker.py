"""One candidate in a process of its own: a line of JSON in, a line of JSON out.

Runs under either environment's interpreter, on the standard library and Flask.

``{"do": "describe"}``
    The versions and the flask_cors that the process loaded.
``{"do": "answer", "case": name}``
    One answer in full, so that what is measured can be checked.
``{"do": "batch", "case": name, "count": n}``
    The nanoseconds that ``n`` requests took.
"""

import argparse
import faulthandler
import gc
import json
import platform
import sys
import typing as t
from importlib.metadata import version
from time import perf_counter_ns

from .candidates import Candidate
from .candidates import Case
from .candidates import CASES
from .candidates import environ_template
from .candidates import find_candidate

COMMAND_SECONDS = 60
"""A command that takes longer ends the process with a traceback."""

UNTIMED = 25
"""Requests before each batch: they bring code and data back into the CPU's caches,
which the other candidates have used since.
"""

WARM_UP = 100
"""Requests of each case before the first batch."""


class Answer(t.NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: str


class Bench:
    """The applications of one candidate, ready to be called."""

    def __init__(self, candidate: Candidate, cases: t.Sequence[Case] = CASES) -> None:
        scenarios = {case.scenario.name: case.scenario for case in cases}
        apps = {name: candidate.build(each) for name, each in scenarios.items()}
        self.candidate = candidate
        self._calls = {
            case.name: (apps[case.scenario.name], environ_template(case.request))
            for case in cases
        }

    def describe(self) -> dict[str, t.Any]:
        module = sys.modules.get("flask_cors")
        return {
            "candidate": self.candidate.name,
            "executable": sys.executable,
            "versions": {
                "python": platform.python_version(),
                "implementation": platform.python_implementation(),
                "flask": version("flask"),
                "werkzeug": version("werkzeug"),
                "blinker": version("blinker"),
            },
            "flask_cors": module
            and {"file": module.__file__, "version": version("flask-cors")},
        }

    def answer(self, case: str) -> Answer:
        app, template = self._calls[case]
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], exc_info: t.Any = None
        ) -> t.Callable[[bytes], None]:
            started.append((status, headers))
            return _write

        body = app(template.copy(), start_response)

        try:
            content = b"".join(body)
        finally:
            _close(body)

        status, headers = started[-1]
        return Answer(int(status[:3]), list(headers), content.decode())

    def batch(self, case: str, count: int) -> int:
        app, template = self._calls[case]
        gc.disable()

        try:
            _serve(app, template, UNTIMED)
            start = perf_counter_ns()
            _serve(app, template, count)
            return perf_counter_ns() - start
        finally:
            gc.enable()
            gc.collect()

    def warm_up(self) -> None:
        for app, template in self._calls.values():
            _serve(app, template, WARM_UP)

        # What exists by now is left out of the collections between the batches.
        gc.collect()
        gc.freeze()


def _serve(app: t.Any, template: dict[str, t.Any], count: int) -> None:
    for _ in range(count):
        body = app(template.copy(), _start_response)

        try:
            for _chunk in body:
                pass
        finally:
            _close(body)


def _close(body: t.Any) -> None:
    close = getattr(body, "close", None)

    if close is not None:
        close()


def _start_response(
    status: str, headers: list[tuple[str, str]], exc_info: t.Any = None
) -> t.Callable[[bytes], None]:
    return _write


def _write(data: bytes) -> None:
    pass


def reply(bench: Bench, command: dict[str, t.Any]) -> t.Any:
    match command:
        case {"do": "describe"}:
            return bench.describe()
        case {"do": "answer", "case": case}:
            return bench.answer(case)
        case {"do": "batch", "case": case, "count": count}:
            return bench.batch(case, count)

    raise ValueError(f"not a command: {command!r}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.worker")
    parser.add_argument("candidate")
    candidate = find_candidate(parser.parse_args().candidate)
    # Whatever prints must not get between the replies.
    replies, sys.stdout = sys.stdout, sys.stderr
    faulthandler.dump_traceback_later(COMMAND_SECONDS, exit=True)
    bench = Bench(candidate)
    bench.warm_up()
    faulthandler.cancel_dump_traceback_later()

    for line in sys.stdin:
        faulthandler.dump_traceback_later(COMMAND_SECONDS, exit=True)
        rv = reply(bench, json.loads(line))
        faulthandler.cancel_dump_traceback_later()
        print(json.dumps(rv), file=replies, flush=True)


if __name__ == "__main__":
    main()
