"""Which flask_cors, and which versions of all else, are compared."""

import typing as t

import pytest

from benchmarks.candidates import Candidate
from benchmarks.candidates import CANDIDATES
from benchmarks.candidates import PLAIN
from benchmarks.candidates import PROJECT
from benchmarks.candidates import UPSTREAM
from benchmarks.environments import BenchmarkError
from benchmarks.environments import check_flask_cors
from benchmarks.environments import check_versions
from benchmarks.environments import ROOT
from benchmarks.environments import UPSTREAM_ROOT


def describe(candidate: Candidate, **versions: str) -> dict[str, t.Any]:
    return {"candidate": candidate.name, "versions": versions}


def test_other_versions_of_flask_are_not_compared() -> None:
    described = [
        describe(PROJECT, flask="3.1.3", werkzeug="3.1.9"),
        describe(UPSTREAM, flask="3.1.3", werkzeug="3.1.8"),
    ]

    with pytest.raises(BenchmarkError, match=r"flask-cors: .*werkzeug 3\.1\.8"):
        check_versions(described)


def test_the_same_versions_are_compared() -> None:
    check_versions([describe(each, flask="3.1.3") for each in CANDIDATES])


PROJECT_FILE = str(ROOT / "src" / "flask_cors" / "__init__.py")
UPSTREAM_FILE = str(UPSTREAM_ROOT / "lib" / "flask_cors" / "__init__.py")


@pytest.mark.parametrize(
    ("candidate", "loaded", "message"),
    [
        pytest.param(
            PROJECT,
            {"file": UPSTREAM_FILE, "version": "6.0.5"},
            "this project loaded another flask_cors",
            id="flask-cors in this project's place",
        ),
        pytest.param(
            UPSTREAM,
            {"file": PROJECT_FILE, "version": "7.0.0"},
            "flask-cors loaded another flask_cors",
            id="this project in flask-cors's place",
        ),
        pytest.param(
            UPSTREAM,
            {"file": UPSTREAM_FILE, "version": "5.0.0"},
            "flask-cors loaded another flask_cors",
            id="another version of flask-cors",
        ),
        pytest.param(UPSTREAM, None, "did not load", id="none at all"),
        pytest.param(
            PLAIN,
            {"file": PROJECT_FILE, "version": "7.0.0"},
            "plain Flask loaded flask_cors",
            id="a baseline that is none",
        ),
    ],
)
def test_another_flask_cors_than_the_report_names_is_found_out(
    candidate: Candidate, loaded: dict[str, str] | None, message: str
) -> None:
    with pytest.raises(BenchmarkError, match=message):
        check_flask_cors(candidate.name, loaded)
