"""Runs inputs again, without a fuzzer: ``python -m tests.fuzz.replay FILE...``."""

import sys
from pathlib import Path

from .target import run


def main() -> None:
    for name in sys.argv[1:]:
        print(name)
        run(Path(name).read_bytes())


if __name__ == "__main__":
    main()
