"""The sdist and the wheel, as pip would get them."""

import os
import subprocess
import sys
import typing as t
import venv
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("build", reason="build is not installed: make release-check")

pytestmark = pytest.mark.slow

PROGRAM = """
import sys
from importlib.metadata import requires
from flask import Flask
import flask_cors
from flask_cors import CORS

app = Flask("app")
CORS(app, origins="https://app.example.com")
answer = app.test_client().get("/", headers={"Origin": "https://app.example.com"})
print(flask_cors.__version__, answer.headers["Access-Control-Allow-Origin"])
print(flask_cors.__file__)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[t.Any, t.Any]:
    """The wheel, made of the sdist, and the sdist."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parents[2] / "tools")
        import release_check

        return t.cast(
            "tuple[t.Any, t.Any]", release_check._built(tmp_path_factory.mktemp("made"))
        )


def test_the_wheel_has_the_package_its_licence_and_its_types(
    release_check: ModuleType, made: tuple[t.Any, t.Any]
) -> None:
    wheel, _ = made
    assert list(release_check.wheel_problems(wheel)) == []
    assert list(release_check.version_problems(wheel)) == []
    assert wheel.files[f"{_info(wheel)}/licenses/LICENSE"].startswith(b"MIT License")
    assert "flask_cors/py.typed" in wheel.files


def test_the_wheel_says_what_it_is(made: tuple[t.Any, t.Any]) -> None:
    wheel, _ = made
    assert wheel.metadata["Requires-Python"] == ">=3.11"
    assert wheel.metadata["Description-Content-Type"] == "text/markdown"
    entry_points = wheel.files[f"{_info(wheel)}/entry_points.txt"].decode()
    assert "[flask.commands]\ncors=flask_cors.cli:cors" in entry_points
    assert "[pytest11]\nflask_cors=flask_cors.pytest_plugin" in entry_points


def test_the_sdist_can_be_tested(
    release_check: ModuleType, made: tuple[t.Any, t.Any]
) -> None:
    _, sdist = made
    assert list(release_check.sdist_problems(sdist)) == []


def test_the_index_can_show_the_readme(
    release_check: ModuleType, made: tuple[t.Any, t.Any]
) -> None:
    assert list(release_check.rendering_problems(*made)) == []


def test_the_wheel_serves_where_nothing_but_flask_is(
    made: tuple[t.Any, t.Any], tmp_path: Path
) -> None:
    wheel, _ = made
    venv.create(tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    _run(
        sys.executable, "-m", "pip", "--python", str(python), "install", "-q",
        str(wheel.path),
    )  # fmt: skip
    version, origin, file = _run(str(python), "-c", PROGRAM).split()
    assert (version, origin) == (wheel.metadata["Version"], "https://app.example.com")
    assert Path(file).is_relative_to(tmp_path / "venv")
    assert "explain" in _run(str(python), "-m", "flask", "cors", "--help")


def _info(wheel: t.Any) -> str:
    return f"flask_cors-{wheel.metadata['Version']}.dist-info"


def _run(*command: str) -> str:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout
