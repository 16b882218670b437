"""The interpreters that candidates run on, and proof of what they loaded."""

import os
import sys
import typing as t
from pathlib import Path

from .candidates import Candidate
from .candidates import PROJECT
from .candidates import UPSTREAM

ROOT = Path(__file__).resolve().parents[1]
UPSTREAM_ROOT = ROOT / ".venv-upstream"
UPSTREAM_VERSION = "6.0.5"


class BenchmarkError(Exception):
    """Raised if what would be measured is not what the report would say."""


def find_python(candidate: Candidate) -> str:
    """Find the interpreter of the environment that a candidate runs in."""
    if not candidate.is_upstream:
        return sys.executable

    found = [
        path
        for path in (
            UPSTREAM_ROOT / "bin" / "python",
            UPSTREAM_ROOT / "Scripts" / "python.exe",
        )
        if path.exists()
    ]

    if not found:
        raise BenchmarkError(
            "flask-cors 6.0.5 is not installed: make .venv-upstream/.installed"
        )

    return str(found[0])


def environment(seed: int) -> dict[str, str]:
    """Leave out what a developer has set for Python or Flask."""
    rv = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "FLASK_", "COVERAGE_", "COV_", "CORS_"))
    }
    rv["PYTHONHASHSEED"] = str(seed)
    return rv


def check_versions(described: t.Sequence[dict[str, t.Any]]) -> None:
    """Refuse to compare candidates that differ in more than their CORS code."""
    first = described[0]

    for each in described[1:]:
        if each["versions"] != first["versions"]:
            raise BenchmarkError(
                "the candidates would not run on the same versions:\n"
                f"  {first['candidate']}: {spell(first['versions'])}\n"
                f"  {each['candidate']}: {spell(each['versions'])}\n"
                "Install the same ones into both environments."
            )


def spell(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def check_flask_cors(candidate: str, loaded: dict[str, str] | None) -> None:
    if candidate not in (PROJECT.name, UPSTREAM.name):
        if loaded is not None:
            raise BenchmarkError(f"{candidate} loaded flask_cors: {loaded}")

        return

    if loaded is None:
        raise BenchmarkError(f"{candidate} did not load flask_cors")

    is_project = Path(loaded["file"]).is_relative_to(ROOT / "src")
    is_upstream = (
        Path(loaded["file"]).is_relative_to(UPSTREAM_ROOT)
        and loaded["version"] == UPSTREAM_VERSION
    )

    if not (is_project if candidate == PROJECT.name else is_upstream):
        raise BenchmarkError(f"{candidate} loaded another flask_cors: {loaded}")
