"""The group ``flask cors``: a command is imported when it is asked for."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from flask_cors.cli import COMMANDS
from flask_cors.cli import cors


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_the_name_that_it_is_listed_by(name: str) -> None:
    command = cors.get_command(click.Context(cors), name)
    assert command is not None
    assert command.name == name


def test_the_help_lists_every_command() -> None:
    shown = CliRunner().invoke(cors, ["--help"]).stdout
    _, _, listed = shown.partition("Commands:\n")
    assert [line.split()[0] for line in listed.splitlines()] == sorted(COMMANDS)


def test_a_command_that_does_not_exist_is_a_usage_error() -> None:
    result = CliRunner().invoke(cors, ["tidy"])
    assert result.exit_code == 2
    assert "No such command 'tidy'." in result.stderr


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("", set()),
        ("cors.get_command(None, 'tidy')", set()),
        (
            "cors.get_command(None, 'options')",
            {"flask_cors.cli.options", "flask_cors.cli.terminal"},
        ),
    ],
)
def test_no_other_command_is_imported(code: str, loaded: set[str]) -> None:
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            f"from flask_cors.cli import cors\n{code}\nimport sys\nprint(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    modules = set(found.stdout.split())
    assert {name for name in modules if name.startswith("flask_cors.cli.")} == loaded
    assert "flask_cors.auditing" not in modules
