"""Nothing that answers a request waits for another thread."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("all_locks_held.py")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_requests_are_answered_while_another_thread_holds_every_lock() -> None:
    result = run()
    assert (result.returncode, result.stderr) == (0, "")
    # Those of the modules for threads and logs at least.
    assert int(result.stdout) > 5


@pytest.mark.slow
def test_a_lock_in_their_way_would_be_found() -> None:
    result = run("with a lock")
    assert (result.returncode, result.stderr) == (1, "it waits for a lock\n")
