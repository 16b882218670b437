"""Make a virtual environment: ``python tools/environment.py .venv``

Debian's Python comes without ensurepip, so that ``python -m venv`` fails there; its pip
can install another one.
"""

import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)

# The first that installs dependency groups.
PIP = "pip>=25.1"


class EnvironmentFailedError(Exception):
    """Raised if an environment cannot be made, or something not be installed."""


def main() -> None:
    if sys.version_info < OLDEST:
        version = ".".join(map(str, sys.version_info[:3]))
        sys.exit(
            f"Flask-CORS needs Python 3.11 or newer, and this is {version}:"
            " make PYTHON=python3.12 ..."
        )

    try:
        make(Path(sys.argv[1]))
    except EnvironmentFailedError as error:
        sys.exit(str(error))


def make(folder: Path) -> Path:
    """Make an environment anew.

    :return: Its Python.
    """
    python = folder.absolute() / "bin" / "python"
    venv = [sys.executable, "-m", "venv", "--clear"]
    made = subprocess.run([*venv, str(folder)], capture_output=True, text=True)

    if made.returncode != 0:
        run(*venv, "--without-pip", str(folder))
        run(sys.executable, "-m", "pip", "--python", str(python), "install", PIP)

    pip_install(python, "--upgrade", PIP)
    return python


def pip_install(python: Path, *arguments: str) -> None:
    """Install into the environment of a Python."""
    run(str(python), "-m", "pip", "install", *arguments)


def run(*command: str) -> None:
    """Run a command, and keep what it says to itself unless it fails."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )

    if done.returncode != 0:
        raise EnvironmentFailedError(f"{' '.join(command)}\n{done.stdout}")


if __name__ == "__main__":
    main()
