"""Every scenario says what it has run, and where a package is missing that is said."""

import importlib.metadata
import re
from pathlib import Path

import pytest

import flask_cors

from ..under_test import is_of_project
from .conftest import give_up
from .scenario import Scenario
from .scenario import scenario_of

HERE = Path(__file__).parent
MODULES = sorted(path for path in HERE.glob("test_*.py") if path != Path(__file__))
ABSENT = Scenario(distribution="flask-nowhere", shows="Nothing.")
MISSING = "flask-nowhere is not installed; to get it: pip install --group ecosystem"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_says_what_it_shows_of_which_package(module: Path) -> None:
    scenario = scenario_of(module)
    assert scenario is not None
    assert re.fullmatch(r"[\w.-]+", scenario.distribution)
    assert re.fullmatch(r"[A-Z][^\n]+\.", scenario.shows)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_its_package_has_brought_no_other_flask_cors(module: Path) -> None:
    scenario = scenario_of(module)

    if scenario is None or scenario.version is None:
        pytest.skip("it is not installed")

    required = importlib.metadata.requires(scenario.distribution) or []
    wanted = [text for text in required if re.match(r"(?i)flask[-_]cors\b", text)]
    assert [text for text in wanted if "extra ==" not in text] == []
    assert is_of_project(Path(flask_cors.__file__).resolve().parent)


def test_a_module_is_read_without_being_imported(tmp_path: Path) -> None:
    module = tmp_path / "test_nowhere.py"
    module.write_text(
        "import flask_nowhere\n"
        "WORKS_WITH = Scenario(distribution='flask-nowhere', shows='Not' 'hing.')\n"
    )
    assert scenario_of(module) == ABSENT
    module.write_text("NAME = 'x'\n")
    assert scenario_of(module) is None


def test_the_version_is_the_one_that_is_installed() -> None:
    assert ABSENT.version is None
    assert Scenario("flask", "It.").version == importlib.metadata.version("flask")


def test_a_module_is_left_out_where_its_package_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REQUIRE_BROWSERS", raising=False)

    with pytest.raises(pytest.skip.Exception, match=f"^{re.escape(MISSING)}$"):
        give_up(ABSENT)


def test_it_fails_where_everything_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_BROWSERS", "1")

    with pytest.raises(pytest.fail.Exception, match=f"^{re.escape(MISSING)}$"):
        give_up(ABSENT)
