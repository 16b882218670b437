"""The process that fuzzes: libFuzzer, by way of atheris, sees which lines of flask_cors
an input reaches, and looks for inputs that reach others.

Its arguments are libFuzzer's.
"""

import shlex
import sys

import atheris

with atheris.instrument_imports(include=["flask_cors"]):
    from .target import run


def main() -> None:
    # To merge, libFuzzer starts itself again, by way of a shell.
    itself = f"{shlex.quote(sys.executable)} -m tests.fuzz.fuzzer"
    atheris.Setup([itself, *sys.argv[1:]], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
