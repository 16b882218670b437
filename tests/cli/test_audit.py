"""``flask cors audit``: what it prints, where, and its exit status."""

import json
import typing as t
import warnings
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from click.testing import Result
from flask import Blueprint
from flask import Flask
from flask.cli import ScriptInfo

import flask_cors
from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors.cli import cors
from flask_cors.cli.audit import audit
from flask_cors.reports import FORMATS
from flask_cors.sansio.rules import RULES

APP = "https://app.example.com"


def application(**config: t.Any) -> Flask:
    app = Flask("shop")
    app.config.update(config)
    return app


def clean() -> Flask:
    """An application that nothing is wrong with, and that has no session."""
    app = application()
    CORS(app, resources={"/api/*": APP})
    app.add_url_rule("/api/books", "books", list)
    return app


def warned() -> Flask:
    app = application()

    with pytest.warns(CORSWarning, match="CORS106"):
        CORS(app, origins=f"{APP}/")

    return app


def advised() -> Flask:
    app = clean()

    with pytest.warns(DeprecationWarning, match="CORS003"):
        CORS(app, origin=APP, resources="/old/*")

    app.add_url_rule("/old/books", "old", list)
    return app


def wrong() -> Flask:
    """An application whose configuration has been changed for the worse."""
    app = clean()
    app.config["CORS_MAX_AGE"] = "soon"
    return app


def broken() -> Flask:
    app = application(CORS_MAX_AGE="soon")
    CORS(app, orgins=APP)
    return app


def run(create_app: t.Callable[[], Flask], *args: str, **options: t.Any) -> Result:
    info = ScriptInfo(create_app=create_app)
    runner = CliRunner(charset=options.pop("charset", "utf-8"))
    command = ["audit", *args]
    return runner.invoke(cors, command, obj=info, catch_exceptions=False, **options)


@pytest.mark.parametrize(
    ("create_app", "fail_on", "status"),
    [
        (clean, "error", 0),
        (clean, "advice", 0),
        (advised, "warning", 0),
        (advised, "advice", 1),
        (warned, "error", 0),
        (warned, "warning", 1),
        (warned, "advice", 1),
        (wrong, "error", 1),
        (wrong, "never", 0),
        (broken, "error", 1),
        (broken, "advice", 1),
        (broken, "never", 0),
    ],
)
def test_the_exit_status_is_1_for_what_is_as_bad_as_fail_on(
    create_app: t.Callable[[], Flask], fail_on: str, status: int
) -> None:
    assert run(create_app, "--fail-on", fail_on).exit_code == status


@pytest.mark.parametrize(
    ("create_app", "status"), [(clean, 0), (advised, 0), (warned, 0), (wrong, 1)]
)
def test_errors_are_what_it_fails_on_by_default(
    create_app: t.Callable[[], Flask], status: int
) -> None:
    assert run(create_app).exit_code == status


def test_an_applications_own_runner_runs_it() -> None:
    result = clean().test_cli_runner().invoke(cors, ["audit"])
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing found.\nLooked at 2 routes and 1 policy")


def test_all_policies_are_counted() -> None:
    app = clean()
    shop = Blueprint("shop", __name__, url_prefix="/shop")
    CORS(shop, resources={"/a": APP, "/b": APP})
    shop.add_url_rule("/a", "a", list)
    shop.add_url_rule("/b", "b", list)
    app.register_blueprint(shop)
    app.add_url_rule("/home", "home", cross_origin(APP)(lambda: "home"))
    app.add_url_rule("/api/in", "in", cors_exempt(lambda: "internal"))
    result = run(lambda: app, "--format", "json")
    looked_at = json.loads(result.stdout)["looked_at"]
    assert looked_at == {"routes": 6, "policies": 4, "rules": len(RULES)}


def test_findings_are_shown() -> None:
    assert "  origins='https://app.example.com/'\n" in run(warned).stdout


def test_what_set_up_raises_is_found() -> None:
    result = run(broken)
    assert "CORS001  An option that does not exist\n" in result.stdout
    assert "  max_age='soon'\n    app.config['CORS_MAX_AGE']\n" in result.stdout
    assert "2 errors.\nThe application does not start" in result.stdout
    assert "Traceback" not in result.output


def test_what_strict_makes_an_error_of_is_one() -> None:
    def create_app() -> Flask:
        app = application()
        CORS(app, origins=f"{APP}/", strict=True)
        return app

    result = run(create_app)
    assert result.stdout.startswith("ERRORS\n\nCORS106")
    assert result.exit_code == 1


def test_an_error_that_is_no_mistake_of_ours_is_not_hidden() -> None:
    def create_app() -> Flask:
        raise CORSConfigError("a program's own")

    with pytest.raises(CORSConfigError, match="a program's own"):
        run(create_app)


def test_no_request_is_made_and_no_view_runs() -> None:
    app = clean()

    @app.before_request
    @app.route("/api/orders")
    def fail() -> t.NoReturn:
        pytest.fail("It runs.")

    assert run(lambda: app).exit_code == 0
    CORS(app, resources={"/later/*": APP})


def test_a_warning_of_set_up_is_not_said_twice() -> None:
    def create_app() -> Flask:
        app = application()
        CORS(app, origin=f"{APP}/")
        return app

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = run(create_app)

    assert result.stdout.count("CORS003") == result.stdout.count("CORS106") == 1


def test_another_warning_of_the_application_is_shown() -> None:
    def create_app() -> Flask:
        warnings.warn("the application's own", UserWarning, stacklevel=1)
        return clean()

    with pytest.warns(UserWarning, match="the application's own"):
        run(create_app)


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_is_written_to_a_file_and_the_summary_beside_it(
    form: str, tmp_path: Path
) -> None:
    file = tmp_path / "audit"
    result = run(warned, "--format", form, "--output", str(file), color=True)
    assert result.stdout == ""
    assert result.stderr == f"{file}: 1 warning.\n"
    assert file.read_text(encoding="utf-8") == run(warned, "--format", form).stdout


def test_a_dash_is_the_terminal() -> None:
    assert run(warned, "--output", "-").stdout == run(warned).stdout


def test_a_file_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    result = run(warned, "--output", str(tmp_path / "no" / "audit.txt"))
    assert result.exit_code == 2
    assert "cannot be written: No such file or directory" in result.stderr


def test_every_format_can_be_chosen() -> None:
    options = {option.name: option.type for option in audit.params}
    assert isinstance(options["form"], click.Choice)
    assert list(options["form"].choices) == list(FORMATS)


@pytest.mark.parametrize("args", [["--format", "xml"], ["--fail-on", "x"], ["--no"]])
def test_what_does_not_exist_is_a_usage_error(args: list[str]) -> None:
    assert run(clean, *args).exit_code == 2


def test_a_program_reads_json() -> None:
    document = json.loads(run(warned, "--format", "json").stdout)
    assert document["summary"]["warning"] == 1


def test_colours_are_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in run(warned).stdout
    assert "\x1b[" in run(warned, color=True).stdout


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(warned, color=True).stdout


def test_lines_are_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def widest() -> int:
        lines = run(warned).stdout.splitlines()
        return max(len(line) for line in lines if "https:" not in line)

    monkeypatch.setenv("COLUMNS", "50")
    assert 40 < widest() <= 50
    monkeypatch.setenv("COLUMNS", "500")
    assert 80 < widest() <= 100


def test_what_a_terminal_cannot_show_is_escaped() -> None:
    def create_app() -> Flask:
        app = application()
        CORS(app, origins="https://bücher.example")
        return app

    result = run(create_app, charset="ascii")
    assert r"origins='https://b\xfccher.example'" in result.stdout


def test_a_silenced_finding_is_shown_with_the_reason_and_is_no_failure() -> None:
    app = warned()
    app.config["CORS_AUDIT_IGNORE"] = {"CORS106": "a fixture"}
    result = run(lambda: app, "--fail-on", "advice")
    assert "SILENCED\n\nCORS106" in result.stdout
    assert "    Silenced: a fixture\n" in result.stdout
    assert result.exit_code == 0


def test_a_silenced_finding_is_not_among_those_that_a_program_gets() -> None:
    app = warned()
    app.config["CORS_AUDIT_IGNORE"] = "CORS106: a fixture, CORS999: a typo"
    assert [finding.rule for finding in flask_cors.audit(app)] == ["CORS007"]


def test_an_error_of_set_up_is_raised_whatever_is_silenced() -> None:
    def create_app() -> Flask:
        app = application(CORS_AUDIT_IGNORE={"CORS001": "never mind"})
        CORS(app, orgins=APP)
        return app

    assert run(create_app).exit_code == 1
