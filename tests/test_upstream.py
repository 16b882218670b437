"""The tool that runs flask-cors's published tests against this project."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"


@pytest.mark.slow
def test_the_published_tests_pass_but_for_those_that_are_listed() -> None:
    done = subprocess.run(
        [sys.executable, TOOLS / "upstream_tests.py"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )

    if done.returncode == 3:
        reason = done.stdout.strip().splitlines()[-1]
        pytest.skip(f"{reason}: they cannot be downloaded")

    assert done.returncode == 0, done.stdout
    assert str(ROOT / "src" / "flask_cors" / "__init__.py") in done.stdout


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(TOOLS)
    return importlib.import_module("upstream_tests")


CASE = '<testcase classname="tests.core.test_one.One" name="{}">{}</testcase>'
LISTED = """
<testcase classname="tests.decorator.test_origins.OriginsTestCase"
          name="test_regex_list"><failure/></testcase>
<testcase classname="tests.extension.test_app_extension.AppExtensionRegexp"
          name="test_regex_list"><failure/></testcase>
"""
PASSED = CASE.format("passes", "")
PARTS = CASE.format("parts", "")


@pytest.mark.parametrize(
    ("cases", "problems"),
    [
        pytest.param(LISTED + PASSED, [], id="those that are listed"),
        pytest.param(
            LISTED + PASSED + CASE.format("skips", "<skipped/>"), [], id="and a skip"
        ),
        pytest.param(
            LISTED + PASSED + CASE.format("fails", "<failure/>"),
            ["failed: tests.core.test_one.One.fails"],
            id="another one",
        ),
        pytest.param(
            LISTED + PASSED + CASE.format("parts", "<failure/>") + PARTS,
            ["failed: tests.core.test_one.One.parts"],
            id="a part of one that passes",
        ),
        pytest.param(
            LISTED + PASSED + CASE.format("breaks", "<error/>"),
            ["failed: tests.core.test_one.One.breaks"],
            id="an error in another one",
        ),
        pytest.param(
            LISTED.replace("<failure/>", "", 1) + PASSED,
            [
                "listed as one that fails, but it passed:"
                " tests.decorator.test_origins.OriginsTestCase.test_regex_list"
            ],
            id="only one of those that are listed",
        ),
        pytest.param(LISTED, ["no test has passed"], id="all"),
    ],
)
def test_exactly_those_that_are_listed_may_fail(
    tool: ModuleType, tmp_path: Path, cases: str, problems: list[str]
) -> None:
    file = tmp_path / "results.xml"
    file.write_text(
        f'<testsuites><testsuite><properties><property name="flask_cors"'
        f' value="{tool.PROJECT}"/></properties>{cases}</testsuite></testsuites>'
    )
    assert tool.read(file).problems() == problems


def test_tests_of_another_flask_cors_prove_nothing(
    tool: ModuleType, tmp_path: Path
) -> None:
    file = tmp_path / "results.xml"
    file.write_text(
        f"<testsuites><testsuite><properties><property"
        f' name="flask_cors" value="/another.py"/></properties>{LISTED}{PASSED}'
        f"</testsuite></testsuites>"
    )
    assert tool.read(file).problems() == [f"tested /another.py, not {tool.PROJECT}"]


def test_a_run_without_results_is_none(tool: ModuleType, tmp_path: Path) -> None:
    problems = tool.read(tmp_path / "results.xml").problems()
    assert "no test has passed" in problems
