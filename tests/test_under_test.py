"""The flask_cors that is tested is the one of this project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import flask_cors

from .under_test import is_of_project
from .under_test import SOURCE

PROJECT = SOURCE.parent

SKIPPING = """
import pytest

@pytest.mark.parametrize("number", range(3))
def test_browsers(number):
    pytest.skip("no browser: install one")

def test_server():
    pytest.skip("no server")

def test_nothing():
    pass
"""

ELSEWHERE = """
import flask_cors, sys
sys.modules["flask_cors"].__file__ = "/elsewhere/flask_cors/__init__.py"
"""


def test_the_tests_import_the_package_of_this_project() -> None:
    assert is_of_project(Path(flask_cors.__file__).resolve().parent)


def test_a_copy_is_the_package_of_this_project_as_long_as_nothing_differs(
    tmp_path: Path,
) -> None:
    package = tmp_path / "flask_cors"
    shutil.copytree(SOURCE / "flask_cors", package)
    assert is_of_project(package)
    (package / "version.py").write_text("")
    assert not is_of_project(package)


def test_a_copy_with_a_file_more_or_less_is_another(tmp_path: Path) -> None:
    package = tmp_path / "flask_cors"
    shutil.copytree(SOURCE / "flask_cors", package)
    (package / "wsgi.py").rename(tmp_path / "wsgi.py")
    assert not is_of_project(package)
    shutil.copy(tmp_path / "wsgi.py", package / "wsgi.py")
    (package / "more.py").touch()
    assert not is_of_project(package)


def test_another_process_in_another_folder_imports_the_same(tmp_path: Path) -> None:
    code = "import flask_cors; print(flask_cors.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert Path(found.stdout.strip()).resolve() == Path(flask_cors.__file__).resolve()


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest with the hooks of this project over the tests of a folder."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", *arguments, folder],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.slow
def test_the_last_lines_of_a_run_say_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "test_skipping.py").write_text(SKIPPING)
    lines = run_pytest(tmp_path).stdout.splitlines()
    assert lines[-3:-1] == [
        "left out: 3 tests: no browser: install one",
        "left out: 1 test: no server",
    ]


@pytest.mark.slow
def test_a_run_with_another_flask_cors_is_refused_and_names_both(
    tmp_path: Path,
) -> None:
    (tmp_path / "elsewhere.py").write_text(ELSEWHERE)
    run = run_pytest(tmp_path, "-p", "elsewhere")
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert (
        f"The tests are of the flask_cors in {SOURCE}, but Python imports the one in "
        f"/elsewhere/flask_cors. Install this project: pip install --editable ."
    ) in run.stdout + run.stderr
