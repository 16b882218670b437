"""A process that sets up a large configuration, once for time and once for memory.

Prints the seconds of the set-up, those up to the end of the first request, and the
megabytes that the set-up had allocated at its peak.
"""

import gc
import json
import sys
import time
import tracemalloc
import typing as t

from flask import Flask

from .attachments import Nothing
from .candidates import find_candidate
from .cases import Case
from .cases import find_case
from .requests import Environs
from .serving import Call

TIMES = 3


def main() -> None:
    candidate = find_candidate(sys.argv[1])
    case = find_case(sys.argv[2])
    attachment = candidate.attachment
    # What is imported at the first use is no part of the set-up.
    attachment.application(Flask("benchmarked"), origins=["https://app.example.com"])
    runs = [set_up(attachment, case) for _ in range(TIMES)]
    seconds, served = min(runs)
    print(json.dumps([seconds, served, find_peak(attachment, case)]))


def set_up(attachment: Nothing, case: Case) -> tuple[float, float]:
    app, options = _prepare(attachment, case)
    call = Call(app, Environs(case.request))
    start = time.perf_counter()
    attachment.application(app, **options)
    done = time.perf_counter()
    call.answer()
    return done - start, time.perf_counter() - start


def find_peak(attachment: Nothing, case: Case) -> float:
    """Measure the megabytes of a set-up, without the list it is given."""
    app, options = _prepare(attachment, case)
    tracemalloc.start()
    attachment.application(app, **options)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def _prepare(attachment: Nothing, case: Case) -> tuple[Flask, dict[str, t.Any]]:
    app = case.scenario.build(Nothing())
    options = case.scenario.configure(attachment)  # type: ignore[attr-defined]
    gc.collect()
    return app, options


if __name__ == "__main__":
    main()
