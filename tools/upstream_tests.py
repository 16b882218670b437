"""Run flask-cors's published tests against this project.

They are taken from its source distribution, of which nothing else is unpacked, and run
in an environment of their own, outside of this repository. The exit status is 0 if
exactly those tests fail that are listed here, and 3 if what it takes to run them cannot
be downloaded.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from pathlib import PurePosixPath

import environment

RELEASE = "6.0.5"
PREFIX_MATCH = "it wants a regex to allow every origin that begins as it says"
FAILING = {
    "tests.decorator.test_origins.OriginsTestCase.test_regex_list": PREFIX_MATCH,
    "tests.extension.test_app_extension.AppExtensionRegexp.test_regex_list": (
        PREFIX_MATCH
    ),
}

ROOT = Path(__file__).resolve().parents[1]
PROJECT = ROOT / "src" / "flask_cors" / "__init__.py"
ENVIRONMENT = ROOT / ".venv-upstream-tests"
PYTHON = ENVIRONMENT / "bin" / "python"
INSTALLED = ENVIRONMENT / ".installed"

UNAVAILABLE = 3
LONGEST_RUN = 300

# The process that runs the tests says itself what it has imported.
CONFTEST = """\
from importlib.metadata import version

import flask_cors
import pytest


@pytest.fixture(scope="session", autouse=True)
def say_what_is_tested(record_testsuite_property):
    record_testsuite_property("flask_cors", flask_cors.__file__)

    for name in "flask-cors", "flask", "werkzeug":
        record_testsuite_property(name, version(name))
"""


@dataclass(frozen=True, slots=True)
class Results:
    """What became of the tests.

    :param outcomes: Of each test ``passed``, ``failed`` or ``skipped``.
    :param tested: The file of flask_cors, and the versions of what was installed.
    """

    outcomes: Mapping[str, str]
    tested: Mapping[str, str]

    def problems(self) -> list[str]:
        """Everything that is not as it should be."""
        failed = {name for name, said in self.outcomes.items() if said == "failed"}
        out = [f"failed: {name}" for name in sorted(failed - FAILING.keys())]

        for name in sorted(FAILING.keys() - failed):
            said = self.outcomes.get(name, "is not there")
            out.append(f"listed as one that fails, but it {said}: {name}")

        if "passed" not in self.outcomes.values():
            out.append("no test has passed")

        if self.tested.get("flask_cors") != str(PROJECT):
            out.append(f"tested {self.tested.get('flask_cors')}, not {PROJECT}")

        return out


def main() -> int:
    try:
        install()
        sdist = download()
    except environment.EnvironmentFailedError as error:
        print(error, f"flask-cors {RELEASE}'s tests were not run", sep="\n")
        return UNAVAILABLE

    with tempfile.TemporaryDirectory() as folder:
        unpack_tests(sdist, Path(folder))
        said = run_tests(Path(folder))
        results = read(Path(folder) / "results.xml")

    problems = results.problems()
    print(said if problems else "", *report(results), *problems, sep="\n")
    return 1 if problems else 0


def install() -> None:
    """Set up the environment, again if pyproject.toml has changed."""
    pyproject = ROOT / "pyproject.toml"

    if INSTALLED.exists() and INSTALLED.stat().st_mtime > pyproject.stat().st_mtime:
        return

    environment.make(ENVIRONMENT)
    environment.pip_install(PYTHON, "--editable", str(ROOT), "pytest", "packaging")
    INSTALLED.touch()


def download() -> Path:
    """Fetch the source distribution, once."""
    sdist = ENVIRONMENT / f"flask_cors-{RELEASE}.tar.gz"

    if not sdist.exists():
        options = ["--no-deps", "--no-binary=flask-cors", f"--dest={ENVIRONMENT}"]
        pip = [str(PYTHON), "-m", "pip", "download", *options]
        environment.run(*pip, f"flask-cors=={RELEASE}")

    return sdist


def unpack_tests(sdist: Path, folder: Path) -> None:
    """Put the folder ``tests`` of a source distribution into another."""
    with tarfile.open(sdist) as archive:
        for member in archive:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            source = archive.extractfile(member)

            if path.parts[:1] == ("tests",) and ".." not in path.parts and source:
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read())


def run_tests(folder: Path) -> str:
    """Run what was unpacked, and return what pytest says."""
    (folder / "conftest.py").write_text(CONFTEST)
    pytest = [str(PYTHON), "-I", "-m", "pytest", "-p", "no:cacheprovider"]
    options = ["--disable-warnings", "--rootdir=.", "--junitxml=results.xml"]
    return subprocess.run(
        [*pytest, *options, "tests"],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if is_harmless(name)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST_RUN,
    ).stdout


def is_harmless(variable: str) -> bool:
    return not variable.startswith(("FLASK_", "PYTEST_", "PYTHON"))


def read(file: Path) -> Results:
    """Read the results that pytest has written, if it has come so far."""
    if not file.exists():
        return Results({}, {})

    root = ElementTree.parse(file)
    outcomes: dict[str, str] = {}

    for case in root.iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name')}"
        tags = {child.tag for child in case}

        if tags & {"failure", "error"}:
            outcomes[name] = "failed"
        elif name not in outcomes:
            outcomes[name] = "skipped" if "skipped" in tags else "passed"

    tested = {p.get("name", ""): p.get("value", "") for p in root.iter("property")}
    return Results(outcomes, tested)


def report(results: Results) -> list[str]:
    """Say in a table how many tests have passed, and of the others why not."""
    tested = results.tested
    counts: dict[str, Counter[str]] = {}

    for name, outcome in results.outcomes.items():
        module = ".".join(name.split(".")[:3])
        counts.setdefault(module, Counter())[outcome] += 1

    ordered = sorted(counts.items(), key=lambda item: item[0])
    ordered.append(("all", sum(counts.values(), Counter())))
    columns = ("passed", "failed", "skipped")
    return [
        f"flask-cors {RELEASE}'s tests against"
        f" flask_cors {tested.get('flask-cors')}, {tested.get('flask_cors')}",
        f"on Flask {tested.get('flask')}, Werkzeug {tested.get('werkzeug')}",
        "",
        f"{'':45}" + "".join(f"{column:>9}" for column in columns),
        *(
            f"{module:45}" + "".join(f"{count[column]:9}" for column in columns)
            for module, count in ordered
        ),
        "",
        "These are to fail, and no others:",
        *(f"  {name}\n    {why}" for name, why in FAILING.items()),
    ]


if __name__ == "__main__":
    sys.exit(main())
