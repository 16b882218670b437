"""A process that counts a GET of three applications: plain, with CORS, and with CORS
and some fifty bytecodes more.
"""

import gc
import json
import typing as t

from flask import Flask

from benchmarks.attachments import Nothing
from benchmarks.attachments import Package
from benchmarks.candidates import Candidate
from benchmarks.cases import LISTED_ALLOWED
from benchmarks.counter import count_case
from benchmarks.requests import Environs
from benchmarks.serving import Call

WARM_UP = 60
REQUESTS = 5
ROUNDS = 12


class Slowed(Package):
    def application(self, app: Flask, **options: t.Any) -> None:
        super().application(app, **options)
        inner = app.wsgi_app

        def layer(environ: dict[str, t.Any], start_response: t.Any) -> t.Any:
            total = 0

            # Four bytecodes each.
            for each in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12):
                total += each

            return inner(environ, start_response)

        app.wsgi_app = layer  # type: ignore[method-assign]


CANDIDATES = (
    Candidate("plain", "plain", Nothing()),
    Candidate("before", "before", Package()),
    Candidate("slowed", "slowed", Slowed()),
)


def main() -> None:
    gc.disable()
    case = LISTED_ALLOWED
    calls = {
        each: Call(case.scenario.build(each.attachment), Environs(case.request))
        for each in CANDIDATES
    }

    for call in calls.values():
        call.prepare(WARM_UP)()

    print(json.dumps(list(count_case(case, calls, REQUESTS, ROUNDS))))


if __name__ == "__main__":
    main()
