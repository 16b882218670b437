"""Which flask_cors is the one of this project."""

from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"


def is_of_project(package: Path) -> bool:
    """Tell whether a package is this project's: its source, or a wheel made of it.

    :param package: the folder that Python imports.
    """
    if package.is_relative_to(SOURCE):
        return True

    return contents(package) == contents(SOURCE / "flask_cors")


def contents(package: Path) -> dict[str, bytes]:
    """What the files of a package hold, but for what Python has compiled."""
    return {
        file.relative_to(package).as_posix(): file.read_bytes()
        for file in sorted(package.rglob("*"))
        if file.is_file() and file.suffix != ".pyc"
    }
