"""Which flask_cors is under test, and what a run has left out."""

import collections
import collections.abc as cabc
import gc
import os
import typing as t
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings

import flask_cors

from .under_test import is_of_project
from .under_test import SOURCE

# How long an example takes says what else the machine does; what has to be quick is
# measured by tests that are marked "timed".
PATIENT: t.Final[dict[str, t.Any]] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow],
}
settings.register_profile("local", **PATIENT)
settings.register_profile("ci", derandomize=True, **PATIENT)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")


def pytest_sessionstart() -> None:
    """Refuse to test another flask_cors, which a machine may have as well."""
    found = Path(flask_cors.__file__).resolve()

    if not is_of_project(found.parent):
        pytest.exit(
            f"The tests are of the flask_cors in {SOURCE}, but Python imports the one "
            f"in {found.parent}. Install this project: pip install --editable .",
            returncode=pytest.ExitCode.USAGE_ERROR,
        )


@pytest.fixture(autouse=True)
def unburdened(request: pytest.FixtureRequest) -> cabc.Iterator[None]:
    """Keep what all tests before have left behind out of what a test measures: a
    garbage collection walks through it, for a third of a second.
    """
    is_timed = request.node.get_closest_marker("timed") is not None

    if is_timed:
        gc.freeze()

    yield

    if is_timed:
        gc.unfreeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> t.Generator[None, None, None]:
    """Say at the very end what was left out, and how to get it."""
    yield

    for line in left_out(terminalreporter.stats.get("skipped", ())):
        terminalreporter.write_line(line, yellow=True)


def left_out(skipped: cabc.Iterable[t.Any]) -> list[str]:
    """One line for each reason to skip tests."""
    reasons = collections.Counter(_reason(report) for report in skipped)
    return [
        f"left out: {count} test{'' if count == 1 else 's'}: {reason}"
        for reason, count in reasons.most_common()
    ]


def _reason(report: t.Any) -> str:
    """Why a test was skipped: pytest keeps the file, the line, and this."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else "no reason"
    return str(reason).removeprefix("Skipped: ").strip()
