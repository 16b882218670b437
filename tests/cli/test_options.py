"""``flask cors options``: the options, without an application."""

import json

import pytest
from click.testing import CliRunner
from click.testing import Result

from flask_cors.cli import cors
from flask_cors.sansio.options import OPTIONS


def run(*args: str) -> Result:
    return CliRunner().invoke(cors, ["options", *args], catch_exceptions=False)


def names(result: Result) -> list[str]:
    """The lines that are not indented."""
    lines = result.stdout.splitlines()
    return [line for line in lines if line and not line.startswith(" ")]


def test_all_are_shown_where_none_is_named() -> None:
    assert names(run()) == list(OPTIONS)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["max_age"], ["max_age"]),
        (["max_age", "origins"], ["max_age", "origins"]),
        (["CORS_ORIGINS"], ["origins"]),
        (["headers"], ["allow_headers"]),
    ],
)
def test_those_are_shown_that_are_named(written: list[str], shown: list[str]) -> None:
    assert names(run(*written)) == shown


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("orgins", "No such CORS option: 'orgins'. Did you mean 'origins'?"),
        (
            "allow_credentials",
            "No such CORS option: 'allow_credentials'. Did you mean "
            "'supports_credentials'?",
        ),
        ("CORS_HOSTS", "No such CORS option: 'CORS_HOSTS'."),
    ],
)
def test_one_that_does_not_exist_is_a_usage_error(written: str, message: str) -> None:
    result = run("origins", written)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.endswith(f"Error: Invalid value for '[NAME]...': {message}\n")


def test_a_program_reads_those_that_are_named() -> None:
    (option,) = json.loads(run("max_age", "--json").stdout)["options"]
    assert option["key"] == "CORS_MAX_AGE"
    assert option["default"] is None
