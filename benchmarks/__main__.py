"""The command: ``python -m benchmarks``."""

import argparse
import json
import sys
import time
from functools import partial
from pathlib import Path

from .driver import BenchmarkError
from .driver import measure
from .driver import Measurement
from .report import compute_costs
from .report import compute_targets
from .report import format_report
from .report import to_json

GENERATIONS = 20
SECONDS = 105.0
QUICK_GENERATIONS = 8
QUICK_SECONDS = 40.0


def main(argv: list[str] | None = None) -> int:
    args = build_parser().parse_args(argv)

    try:
        measurement = run(args)
    except BenchmarkError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2

    print(format_report(measurement))

    if args.json is not None:
        args.json.write_text(json.dumps(to_json(measurement), indent=1) + "\n")

    targets = compute_targets(compute_costs(measurement.samples))
    return int(args.gate and not all(target.is_met for target in targets))


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure what a request costs with this project and its rivals.",
    )
    parser.add_argument(
        "--rounds",
        type=_positive,
        metavar="N",
        help="this many rounds, instead of those that fit into two minutes",
    )
    parser.add_argument(
        "--quick", action="store_true", help="take less than a minute: more noise"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write every figure to a file too"
    )
    parser.add_argument(
        "--gate", action="store_true", help="exit with 1 where a target is missed"
    )
    return parser


def _positive(value: str) -> int:
    rv = int(value)

    if rv < 1:
        raise argparse.ArgumentTypeError("at least 1")

    return rv


def run(args: argparse.Namespace) -> Measurement:
    generations = QUICK_GENERATIONS if args.quick else GENERATIONS

    if args.rounds is not None:
        generations = min(generations, args.rounds)
        share = partial(_has_rounds_left, args.rounds, generations)
        return measure(generations=generations, has_time=share)

    seconds = QUICK_SECONDS if args.quick else SECONDS
    share = partial(_has_seconds_left, time.monotonic(), seconds / generations)
    return measure(generations=generations, has_time=share)


def _has_rounds_left(total: int, generations: int, generation: int, done: int) -> bool:
    # The first generations take the rounds that cannot be shared out evenly.
    return done < total // generations + (generation < total % generations)


def _has_seconds_left(start: float, share: float, generation: int, done: int) -> bool:
    return time.monotonic() - start < share * (generation + 1)


if __name__ == "__main__":
    sys.exit(main())
