"""What the gate lets through, and what it says."""

import json
from pathlib import Path

import pytest

from benchmarks import callgrind
from benchmarks import gate
from benchmarks.callgrind import NoValgrindError
from benchmarks.environments import BenchmarkError
from benchmarks.gate import Change
from benchmarks.gate import compare
from benchmarks.gate import find_record
from benchmarks.gate import format_changes

VERSIONS = {"python": "3.11.7", "flask": "3.1.3"}


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        pytest.param(10_310, "dearer", id="3.1 % more"),
        pytest.param(10_300, "same", id="3 % more"),
        pytest.param(10_290, "same", id="2.9 % more"),
        pytest.param(9_710, "same", id="2.9 % less"),
        pytest.param(9_690, "cheaper: record it", id="3.1 % less"),
    ],
)
def test_three_per_cent_are_let_through(now: int, verdict: str) -> None:
    assert Change("GET allowed", 10_000, now).verdict == verdict


def test_the_table_names_what_is_dearer_and_the_command() -> None:
    changes = [
        Change("GET allowed", 10_000, 10_310),
        Change("GET refused", 10_000, 9_000),
        Change("import flask_cors", 12_000_000, 12_000_000),
    ]

    assert format_changes(changes, VERSIONS, VERSIONS) == (
        "Instructions                                  recorded           now"
        "    change\n"
        "GET allowed                                     10,000        10,310"
        "     +3.1%  dearer\n"
        "GET refused                                     10,000         9,000"
        "    -10.0%  cheaper: record it\n"
        "import flask_cors                           12,000,000    12,000,000"
        "     +0.0%  same\n"
        "\n"
        "'GET allowed' costs 3.1% more than recorded. Spare it, or say in the commit"
        " why it is worth that, and record it: make record"
    )


def test_nothing_dearer_is_said_too() -> None:
    text = format_changes([Change("GET allowed", 100, 99)], VERSIONS, VERSIONS)

    assert text.endswith("Nothing exceeds its record by more than 3%.")


def test_other_versions_than_recorded_are_told() -> None:
    text = format_changes([], VERSIONS, VERSIONS | {"flask": "3.2.0"})

    assert (
        "Recorded with python 3.11.7, flask 3.1.3; these are python 3.11.7,"
        " flask 3.2.0."
    ) in text


def test_another_interpreter_has_to_be_recorded_first() -> None:
    records = {"cpython-3.11": {}}

    with pytest.raises(BenchmarkError, match=r"for cpython-3\.13.*make record"):
        find_record(records, "cpython-3.13")


def test_other_scenarios_than_recorded_are_an_error() -> None:
    with pytest.raises(BenchmarkError, match=r"\(GET refused\): make record"):
        compare({"GET allowed": 1}, {"GET allowed": 1, "GET refused": 1})


def test_every_scenario_is_recorded() -> None:
    records = json.loads(gate.RECORDS.read_text())
    scenarios = {*gate.ADDED, *gate.WHOLE, gate.START}

    assert len(scenarios) == 8
    assert all(set(each["instructions"]) == scenarios for each in records.values())


def test_a_machine_without_valgrind_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert gate.main(["--record"]) == 2
    assert "install Debian's package valgrind" in capsys.readouterr().err


def test_nothing_is_counted_without_valgrind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoValgrindError):
        callgrind.count("python", "benchmarks.startup")
