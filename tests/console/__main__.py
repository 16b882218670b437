"""Collect the consoles' sentences again: ``python -m tests.console``."""

from . import collecting
from . import evidence

if __name__ == "__main__":
    collecting.collect()
    print(f"written: {evidence.COLLECTED}")
