"""Write the tables of docs/works-with.rst: ``python -m tools.works_with``

They say what tests/ecosystem and tests/servers have been run with: each package and the
version that is installed.
"""

import collections.abc as cabc
import importlib.metadata
import re
import textwrap
import tomllib
import typing as t
from pathlib import Path

from tests.ecosystem.scenario import Scenario
from tests.ecosystem.scenario import scenario_of
from tests.servers.programs import PROGRAMS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "works-with.rst"

Versions: t.TypeAlias = cabc.Mapping[str, str]
Row: t.TypeAlias = tuple[str, str]

_VERSION = re.compile(r"([\w.-]+) (\d[\w.]*\w)")
_PYTHON = "Programming Language :: Python :: 3."


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    versions = {name: importlib.metadata.version(name) for name in distributions()}
    PAGE.write_text(render(text, versions), encoding="utf-8")


def render(page: str, versions: Versions) -> str:
    """The page with its tables written anew.

    :param versions: what each distribution was run as.
    """
    for name, rows in tables(versions).items():
        begin, end = f".. {name} begin\n", f".. {name} end\n"
        before, _, rest = page.partition(begin)
        page = f"{before}{begin}\n{_table(rows)}\n{end}{rest.partition(end)[2]}"

    return page


def tables(versions: Versions) -> dict[str, list[Row]]:
    """The rows of each table, by its name."""
    return {
        "versions": [("Python", _pythons()), (_run(versions, "Flask"), _floor())],
        "packages": [
            (_run(versions, scenario.distribution), scenario.shows)
            for scenario in sorted(scenarios(), key=_alphabetically)
        ],
        "servers": [
            (_run(versions, *program.distributions), program.shows)
            for program in PROGRAMS.values()
        ],
    }


def scenarios() -> list[Scenario]:
    """What the modules of tests/ecosystem have run."""
    modules = sorted((ROOT / "tests" / "ecosystem").glob("test_*.py"))
    return [each for each in map(scenario_of, modules) if each is not None]


def distributions() -> list[str]:
    """All that has a version on the page."""
    packages = [scenario.distribution for scenario in scenarios()]
    servers = [name for each in PROGRAMS.values() for name in each.distributions]
    return sorted({"Flask", *packages, *servers})


def recorded(page: str) -> dict[str, str]:
    """The versions that a page names in its tables."""
    rows = [line for line in page.splitlines() if line.startswith("    * - ")]
    return {name: version for row in rows for name, version in _VERSION.findall(row)}


def _run(versions: Versions, *names: str) -> str:
    return ", ".join(f"{name} {versions[name]}" for name in names)


def _alphabetically(scenario: Scenario) -> str:
    return scenario.distribution.lower()


def _pythons() -> str:
    """Those that the package is for, as it says of itself."""
    listed = _project()["classifiers"]
    found = [each.removeprefix(_PYTHON) for each in listed if each.startswith(_PYTHON)]
    return ", ".join(f"3.{minor}" for minor in found) + "."


def _floor() -> str:
    (flask,) = (each for each in _project()["dependencies"] if "flask>=" in each)
    return f"And {flask.partition('>=')[2]}, the oldest that is supported."


def _project() -> dict[str, t.Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return t.cast("dict[str, t.Any]", tomllib.loads(text)["project"])


def _table(rows: list[Row]) -> str:
    lines = [".. list-table::", "    :widths: 30 70", ""]

    for run, shows in rows:
        lines += [f"    * - {run}", *_filled(f"      - {shows}")]

    return "\n".join(lines) + "\n"


def _filled(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        width=88,
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


if __name__ == "__main__":
    main()
