"""The command ``python -m benchmarks``."""

import argparse
import json
import sys
from pathlib import Path

from .document import write_documents
from .environments import BenchmarkError
from .measuring import measure_all
from .measuring import measure_quickly
from .report import format_report
from .report import to_json


def main(argv: list[str] | None = None) -> int:
    args = build_parser().parse_args(argv)

    try:
        measurement = measure_quickly() if args.quick else measure_all()
        print(format_report(measurement))

        if args.json is not None:
            args.json.parent.mkdir(parents=True, exist_ok=True)
            args.json.write_text(json.dumps(to_json(measurement), indent=1) + "\n")

        if args.docs is not None:
            write_documents(measurement, args.docs)
    except BenchmarkError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2

    return 0


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure what CORS costs with this project and its rivals.",
    )
    parser.add_argument(
        "--quick", action="store_true", help="take less than a minute: more noise"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write every figure to a file too"
    )
    parser.add_argument(
        "--docs", type=Path, metavar="DIR", help="write the table and its drawings too"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
