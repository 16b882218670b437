"""The command ``python -m benchmarks.gate``: no scenario costs more than recorded.

Instructions are compared, which no other process disturbs; a time never is.
"""

import argparse
import compileall
import json
import platform
import sys
import typing as t
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from .candidates import PLAIN
from .candidates import PROJECT
from .cases import Case
from .cases import GET_ALLOWED
from .cases import GET_REFUSED
from .cases import NEW_ROUTES
from .cases import PREFLIGHT
from .cases import RESOURCES
from .counter import Plan
from .counting import count_plan
from .environments import BenchmarkError
from .environments import ROOT
from .figures import from_counts
from .scenarios import BLUEPRINT
from .scenarios import LISTED
from .scenarios import PATHS
from .scenarios import VIEW
from .starting import count_start

RECORDS = Path(__file__).with_name("instructions.json")
TOLERANCE = 0.03
COMMAND = "make gate"
RECORD_COMMAND = "make record"

ADDED = {
    "GET allowed": Case(LISTED, GET_ALLOWED),
    "GET refused": Case(LISTED, GET_REFUSED),
    "GET of a @cross_origin view": Case(VIEW, GET_ALLOWED),
    "GET of a blueprint with a policy": Case(BLUEPRINT, GET_ALLOWED),
    "GET of ever new paths, 1,000 resources": RESOURCES.new,
}
"""What these add to plain Flask is compared, and of the others the whole."""

WHOLE = {
    "preflight, path seen before": Case(PATHS, PREFLIGHT),
    "preflight, path never seen": NEW_ROUTES[0],
}
START = "import, CORS(app) and one request"

FIRST = 100
WARM_UP = 20
REQUESTS = 5
ROUNDS = 20
"""Flask's code is specialised anew all the time, for this type and that, so that a few
requests differ from the next by one in five hundred. In short turns both have their
share, and what one adds to the other repeats.
"""

SEEDS = (0, 1, 2)
"""Hash seeds. A line of code more, and objects lie elsewhere in memory, where caches of
the interpreter have or lack a place for them: some lookups cost more, for as long as
the process runs. One process repeats to the digit and may be wrong by one in fifty.
"""

Record = dict[str, int]
"""Instructions by scenario."""


@dataclass(frozen=True, slots=True)
class Change:
    """A scenario's instructions, as recorded and now."""

    scenario: str
    recorded: int
    now: int

    @property
    def ratio(self) -> float:
        return self.now / self.recorded - 1

    @property
    def verdict(self) -> t.Literal["dearer", "same", "cheaper: record it"]:
        # In whole numbers: 3 % is 3 %.
        if (self.now - self.recorded) * 100 > self.recorded * TOLERANCE * 100:
            return "dearer"

        if self.ratio < -TOLERANCE:
            return "cheaper: record it"

        return "same"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gate",
        description="Compare executed instructions with the recorded ones.",
    )
    parser.add_argument(
        "--record", action="store_true", help="record the instructions of now"
    )
    args = parser.parse_args(argv)
    run = record if args.record else check

    try:
        return run(RECORDS, interpreter())
    except BenchmarkError as error:
        print(f"gate: {error}", file=sys.stderr)
        return 2


def interpreter() -> str:
    name = sys.implementation.name
    return f"{name}-{sys.version_info.major}.{sys.version_info.minor}"


def versions() -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "flask": version("flask"),
        "werkzeug": version("werkzeug"),
    }


def record(path: Path, name: str) -> int:
    """Write the counts of now over those of this interpreter."""
    records = json.loads(path.read_text()) if path.exists() else {}
    counted = count()
    records[name] = {"versions": versions(), "instructions": counted}
    path.write_text(json.dumps(records, indent=2, sort_keys=True) + "\n")
    print(f"Recorded {len(counted)} scenarios of {name}.")
    return 0


def check(path: Path, name: str) -> int:
    recorded = find_record(json.loads(path.read_text()), name)
    changes = compare(recorded["instructions"], count())
    print(format_changes(changes, recorded["versions"], versions()))
    return int(any(change.verdict == "dearer" for change in changes))


def find_record(records: dict[str, t.Any], name: str) -> dict[str, t.Any]:
    if name not in records:
        raise BenchmarkError(
            f"nothing is recorded for {name}, only for {', '.join(sorted(records))}."
            f" Record it from a state that is good: {RECORD_COMMAND}"
        )

    return t.cast("dict[str, t.Any]", records[name])


def compare(recorded: Record, now: Record) -> list[Change]:
    if recorded.keys() != now.keys():
        odd = ", ".join(sorted(recorded.keys() ^ now.keys()))
        raise BenchmarkError(
            f"other scenarios are recorded than counted ({odd}): {RECORD_COMMAND}"
        )

    return [Change(each, recorded[each], now[each]) for each in now]


def count() -> Record:
    """Count every scenario, in two processes at a time."""
    # Or the first process would count what compiling takes of memory.
    compileall.compile_dir(ROOT / "src", quiet=1)

    with ThreadPoolExecutor(2) as pool:
        start = pool.submit(count_start, PROJECT)
        found = list(pool.map(count_requests, SEEDS))

    rv = {name: round(median(each[name] for each in found)) for name in found[0]}
    return {**rv, START: start.result().served}


def count_requests(seed: int) -> dict[str, float]:
    cases = {**ADDED, **WHOLE}
    names = tuple(case.name for case in cases.values())
    both = (PLAIN.name, PROJECT.name)
    plan = Plan(both, names, FIRST, WARM_UP, REQUESTS, ROUNDS)
    figures = from_counts(count_plan(PROJECT, plan, seed=seed))
    costs = {name: figures.of(case, PROJECT) for name, case in cases.items()}
    return {
        name: cost.added if name in ADDED else cost.whole
        for name, cost in costs.items()
    }


def format_changes(
    changes: list[Change], recorded: dict[str, str], now: dict[str, str]
) -> str:
    out = [f"{'Instructions':40}{'recorded':>14}{'now':>14}{'change':>10}"]

    for change in changes:
        figures = f"{change.recorded:>14,}{change.now:>14,}{change.ratio:>+10.1%}"
        out.append(f"{change.scenario:40}{figures}  {change.verdict}")

    if recorded != now:
        out.append(f"Recorded with {_spell(recorded)}; these are {_spell(now)}.")

    dearer = [change for change in changes if change.verdict == "dearer"]
    out += ["", *(_sentence(change) for change in dearer)]

    if not dearer:
        out.append(f"Nothing exceeds its record by more than {TOLERANCE:.0%}.")

    return "\n".join(out)


def _sentence(change: Change) -> str:
    return (
        f"{change.scenario!r} costs {change.ratio:.1%} more than recorded. Spare it,"
        f" or say in the commit why it is worth that, and record it: {RECORD_COMMAND}"
    )


def _spell(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in versions.items())


if __name__ == "__main__":
    sys.exit(main())
