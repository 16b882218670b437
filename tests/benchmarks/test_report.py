"""What the report, the table and the JSON say of a measurement."""

import json

import pytest

from benchmarks.document import format_table
from benchmarks.report import format_report
from benchmarks.report import to_json
from benchmarks.report import WIDTH

from .made_up import measurement

REPORT = """\
CPU of nobody, cores 2, Python 3.11.7, date 2026-01-01
Times of requests: medians of 6 rounds in 2 generations of processes
100 seconds in all
"""

ROWS = """\
GET, one policy: added, of what flask-cors adds
  two origins, no Origin                    <= 0.050     0.040  0.004 met           -
"""

OTHERS = """\
set-up
  time                                     < 1.000 s   0.250 s        met           -
server
  GET                                       <= 1.020  not measured: no wrk

15 of 23 targets met, measured
No instructions: valgrind is not installed.
Noise is what plain Flask adds to itself; ?: nearer to the target than that.
"""


@pytest.mark.parametrize("text", [REPORT, ROWS, OTHERS])
def test_the_report_says(text: str) -> None:
    assert text in f"{format_report(measurement('requests'))}\n"


def test_the_report_fits_a_terminal() -> None:
    report = format_report(measurement("requests", "sizes"))

    assert max(len(line) for line in report.splitlines()) <= WIDTH


def test_the_table_of_the_documentation_says_on_which_machine() -> None:
    table = format_table(measurement("requests", "sizes"))

    assert table.startswith("Measured with: CPU of nobody, cores 2,")


def test_the_table_of_the_documentation_has_a_line_for_each_row() -> None:
    table = format_table(measurement("requests"))

    assert (
        "   * - two origins, no Origin\n"
        "     - <= 0.050\n"
        "     - 0.040 met\n"
        "     - 0.004\n"
        "     -\n"
        "     -\n"
    ) in table


def test_the_json_holds_the_samples_and_the_verdicts() -> None:
    made_up = measurement("requests")

    written = json.loads(json.dumps(to_json(made_up)))

    assert written["samples_ns"]["requests"] == made_up.timings["requests"].samples
    assert written["rows"][0]["measured_verdict"] == "met"
    assert written["rows"][0]["target"] == "<= 0.050"
