"""Executed instructions, which repeat nearly to the digit on any machine."""

import json
import shutil
import subprocess
import sys
import tempfile
import typing as t
from dataclasses import dataclass
from pathlib import Path

from .environments import BenchmarkError
from .environments import ROOT

MARK = "_PyEval_SetSwitchInterval"
"""What ``sys.setswitchinterval`` calls, and nothing else does."""

SECONDS = 240
"""A process that takes longer is ended."""


class NoValgrindError(BenchmarkError):
    """Raised if the machine cannot count instructions."""

    def __init__(self) -> None:
        super().__init__("valgrind is not installed: install Debian's package valgrind")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a process printed, and its instructions from mark to mark."""

    output: t.Any
    totals: tuple[int, ...]


def is_installed() -> bool:
    return shutil.which("valgrind") is not None


def mark() -> None:
    """End one count and begin another, where the process runs under callgrind."""
    sys.setswitchinterval(sys.getswitchinterval())


def count(python: str, module: str, *arguments: str, seed: int = 0) -> Counted:
    """Run a module that marks what is counted, and prints one line of JSON."""
    valgrind = shutil.which("valgrind")

    if valgrind is None:
        raise NoValgrindError

    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory) / "out"
        command = [
            valgrind,
            "--tool=callgrind",
            f"--dump-before={MARK}",
            f"--callgrind-out-file={out}",
            *(python, "-m", module, *arguments),
        ]
        output = _run(command, module, seed)
        totals = _read_totals(out)

    if not totals:
        raise BenchmarkError(
            f"{python} has no function {MARK} that valgrind could see: its symbols"
            " are stripped"
        )

    return Counted(json.loads(output), totals)


def _run(command: list[str], module: str, seed: int) -> str:
    # Nothing of the environment may reach the counts, not even its size.
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env={"PYTHONHASHSEED": str(seed)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    if ended.returncode:
        raise BenchmarkError(f"{module} failed under valgrind:\n{ended.stderr[-2000:]}")

    return ended.stdout


def _read_totals(out: Path) -> tuple[int, ...]:
    totals = []

    for number in range(1, len(list(out.parent.iterdir())) + 1):
        dump = out.with_name(f"{out.name}.{number}")

        if dump.exists():
            totals.append(_read_total(dump))

    return tuple(totals)


def _read_total(dump: Path) -> int:
    with dump.open("rb") as file:
        file.seek(-min(200, dump.stat().st_size), 2)
        tail = file.read().decode()

    return int(tail.rpartition("totals:")[2])
