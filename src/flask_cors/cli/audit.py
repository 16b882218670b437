"""``flask cors audit``: what is wrong with the configuration."""

from __future__ import annotations

import typing as t
from pathlib import Path

import click
from flask.cli import ScriptInfo

from .. import auditing
from .. import refusals
from .. import reports
from ..errors import CORSConfigError
from ..sansio.audit.outcome import Audit
from ..sansio.findings import Severity
from . import application
from . import terminal

_STDOUT: t.Final = "-"


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, SARIF for code scanning.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), "never"]),
    default=Severity.ERROR.value,
    show_default=True,
    help="The severity at which the exit status is 1.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default=_STDOUT,
    metavar="FILE",
    help="Write to a file; a summary still goes to the terminal.",
)
@click.pass_context
def audit(ctx: click.Context, form: str, fail_on: str, output: str) -> None:
    """Find what is wrong with the CORS configuration.

    Reads the configuration, routes and views of the application. No request is made
    and no view runs.

    The exit status is 0 if nothing was found at the severity of --fail-on or above, 1
    if something was, and 2 if the command is used wrongly or finds no application.
    """
    found = _audited(ctx.ensure_object(ScriptInfo))
    surroundings = reports.Surroundings(Path.cwd(), terminal.width())
    report = reports.FORMATS[form](found, surroundings)

    if output == _STDOUT:
        terminal.show(report)
    else:
        _save(report, output)
        click.echo(f"{output}: {reports.summary(found)}.", err=True)

    if fail_on != "never" and found.reaches(Severity(fail_on)):
        ctx.exit(1)


def _audited(info: ScriptInfo) -> Audit:
    try:
        app = application.loaded(info)
    except CORSConfigError as error:
        if not error.errors:
            raise

        return refusals.audited(error)

    return auditing.audited(app)


def _save(report: str, output: str) -> None:
    try:
        Path(output).write_text(f"{click.unstyle(report)}\n", encoding="utf-8")
    except OSError as error:
        raise click.BadParameter(
            f"{output!r} cannot be written: {error.strerror}.", param_hint="--output"
        ) from error
