"""Processes that are forked, and processes of greenlets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .store import cached
from .store import Store
from .store import TENANT


def output(program: str) -> str:
    """What a program prints, which may print no warning."""
    result = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", f"{program}.py"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.strip()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_waits_for_no_lock_and_no_lookup_of_its_parent() -> None:
    assert output("forked") == "0 True"


def test_a_child_looks_up_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    check, _ = cached(store)
    parent = os.getpid()
    check(TENANT)
    monkeypatch.setattr(os, "getpid", lambda: parent + 1)
    check(TENANT)
    check(TENANT)
    assert store.asked == [TENANT, TENANT]
    # What the parent knew is gone.
    assert list(vars(check)["_by_process"]) == [parent + 1]


def test_greenlets_share_lookups_and_give_them_up() -> None:
    assert output("greenlets").splitlines() == [
        "{True} 1",
        "{True} 101",
        "{'too late'} 102",
    ]
