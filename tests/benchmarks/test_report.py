"""What the report and the JSON say of a measurement."""

import json

import pytest

from benchmarks.candidates import CANDIDATES
from benchmarks.candidates import CASES
from benchmarks.candidates import HAND_WRITTEN
from benchmarks.candidates import PLAIN
from benchmarks.candidates import PLAIN_AGAIN
from benchmarks.candidates import PROJECT
from benchmarks.candidates import UPSTREAM
from benchmarks.driver import Measurement
from benchmarks.report import format_report
from benchmarks.report import to_json

from .made_up import LISTED
from .made_up import rounds


def made_up_measurement() -> Measurement:
    added = {
        PLAIN.name: 0,
        PROJECT.name: 3_000,
        UPSTREAM.name: 20_000,
        HAND_WRITTEN.name: 4_000,
        PLAIN_AGAIN.name: 100,
    }
    samples = {
        case.name: {
            name: rounds([40_000.0 + each] * 3, [40_000.0 + each] * 2)
            for name, each in added.items()
        }
        for case in CASES
    }
    loaded = {"file": "/somewhere/flask_cors/__init__.py", "version": "6.0.5"}
    workers = tuple(
        {
            "candidate": candidate.name,
            "versions": {"python": "3.11.7", "flask": "3.1.3"},
            "flask_cors": loaded if candidate is UPSTREAM else None,
        }
        for candidate in CANDIDATES
    )
    return Measurement(workers, samples, batch=25, seconds=100.0)


@pytest.mark.parametrize(
    "line",
    [
        "python 3.11.7, flask 3.1.3",
        "flask-cors    flask_cors 6.0.5 /somewhere/flask_cors/__init__.py",
        "hand-written  flask_cors not loaded",
        "medians of 5 rounds of 25 requests",
        "in 2 generations of processes",
        "missed  0.15 <= 0.10 of what flask-cors adds    two origins, allowed\n",
        "met     0.75 <  1.00 of what the hook adds      two origins, allowed\n",
        "missed  0.72 <= 0.25 of flask-cors's whole time two origins, preflight\n",
        "8 of 19 targets met",
    ],
)
def test_the_report_says(line: str) -> None:
    assert line in format_report(made_up_measurement())


def test_the_json_holds_the_samples_and_the_verdicts() -> None:
    measurement = made_up_measurement()

    written = json.loads(json.dumps(to_json(measurement)))

    assert written["samples_ns"] == measurement.samples
    assert written["costs_us"][LISTED.name][PROJECT.name]["added"] == 3.0
    assert written["targets"][0]["is_met"] is False
    assert written["workers"][2]["flask_cors"]["version"] == "6.0.5"
