"""``flask cors report``: where the page goes, and what is said otherwise."""

import typing as t
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner
from click.testing import Result
from flask import Flask
from flask.cli import ScriptInfo

from flask_cors import CORS
from flask_cors.cli import cors
from flask_cors.cli import report as command
from flask_cors.page.document import document

from .shops import shop


class Terminal:
    """A standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


def run(*args: str, create_app: t.Callable[[], Flask] = shop) -> Result:
    info = ScriptInfo(create_app=create_app)
    return CliRunner().invoke(cors, ["report", *args], obj=info)


@pytest.mark.parametrize("args", [[], ["-o", "-"], ["--output", "-"]], ids=str)
def test_it_goes_to_the_standard_output(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert result.stdout == document(shop())
    assert result.stderr == ""


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_it_goes_to_a_file(option: str, tmp_path: Path) -> None:
    file = tmp_path / "cors.html"
    result = run(option, str(file))
    assert result.exit_code == 0
    assert file.read_bytes() == document(shop()).encode()
    assert result.stdout == ""
    assert result.stderr == f"{file} is written.\n"


def test_it_does_not_go_to_a_terminal_by_accident(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    info = ScriptInfo(create_app=shop)
    context = command.report.make_context("report", [], obj=info)
    monkeypatch.setattr("sys.stdout", Terminal())

    with pytest.raises(UsageError) as caught:
        command.report.invoke(context)

    assert str(caught.value) == (
        "A page is not for a terminal. Write --output cors.html, or --output - to see "
        "it all the same."
    )


def test_a_file_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    file = tmp_path / "missing" / "cors.html"
    result = run("-o", str(file))
    assert result.exit_code == 2
    assert result.stderr.endswith(
        f"Error: Invalid value for --output: {str(file)!r} cannot be written: No such "
        "file or directory.\n"
    )


def test_an_application_that_does_not_start_is_an_error_in_words() -> None:
    def create_app() -> Flask:
        app = Flask("shop")
        CORS(app, orgins="https://app.example")
        return app

    result = run(create_app=create_app)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: the application does not start.\n\n")
    assert result.stderr.endswith("flask cors audit shows each mistake with its fix.\n")


def test_no_request_is_made_and_no_view_runs() -> None:
    def create_app() -> Flask:
        app = shop()

        @app.before_request
        @app.route("/fail")
        def fail() -> t.NoReturn:
            pytest.fail("It runs.")

        return app

    assert "/fail" in run(create_app=create_app).stdout
