"""Whether memory stays flat, however many origins and paths are asked for."""

import json
import subprocess
import sys
from pathlib import Path

from .environments import environment
from .environments import ROOT
from .rows import Limit
from .rows import Reading
from .rows import Row

FIRST = 50_000
LAST = 1_000_000
SECONDS = 240
LIMIT = Limit(2, "MB", is_excluded=True)


def measure_growth(first: int = FIRST, last: int = LAST) -> float | None:
    """Measure how many megabytes a process grows by; ``None`` if nobody can see."""
    if not Path("/proc/self/statm").exists():
        return None

    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.enduring", str(first), str(last)],
        cwd=ROOT,
        env=environment(0),
        stdout=subprocess.PIPE,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    before, after = json.loads(ended.stdout)
    return float(after - before)


def row(growth: float | None) -> Row:
    group = "memory, ever new origins and paths"
    name = f"from request {FIRST:,} to {LAST:,}"

    if growth is None:
        remark = "not measured: this machine has no /proc"
        return Row(group, name, LIMIT, unit="MB", remark=remark)

    return Row(group, name, LIMIT, Reading(growth), unit="MB")
