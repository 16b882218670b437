"""Fuzzes for some seconds, beginning with the inputs that are kept.

``make fuzz``, or ``python -m tests.fuzz [seconds]``. With ``--keep`` the inputs that
reach something new join those that are kept.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
CRASHES = HERE / "crashes"

#: No input that matters is longer; one that takes so many seconds is a fault.
LIMITS = (
    "-max_len=512",
    "-len_control=0",
    "-timeout=10",
    "-rss_limit_mb=2048",
    "-report_slow_units=60",
)


def fuzz(*arguments: object) -> int:
    """Run libFuzzer, and return its exit status."""
    command = [sys.executable, "-m", "tests.fuzz.fuzzer", *LIMITS]
    command.append(f"-artifact_prefix={CRASHES}/")
    return subprocess.run([*command, *map(str, arguments)], check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", type=int, default=60)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    before = set(CRASHES.iterdir())
    tokens = f"-dict={HERE / 'tokens.dict'}"

    with tempfile.TemporaryDirectory() as found:
        seconds = f"-max_total_time={given.seconds}"
        status = fuzz(seconds, "-print_final_stats=1", tokens, found, CORPUS)

        if given.keep and status == 0:
            return fuzz("-merge=1", "-use_counters=0", CORPUS, found)

    for path in sorted(set(CRASHES.iterdir()) - before):
        print(f"\nfound: {path.relative_to(HERE.parent.parent)}")
        print(f"run it again: python -m tests.fuzz.replay {path}")
        print("keep it, and it is run with the tests")

    return status


if __name__ == "__main__":
    sys.exit(main())
