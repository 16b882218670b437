"""``flask cors report``: a page about the whole configuration."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import pass_script_info
from flask.cli import ScriptInfo

from ..page.document import document
from . import application

_STDOUT = "-"


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write to a file, such as cors.html; - is the standard output.",
)
@pass_script_info
def report(info: ScriptInfo, output: str | None) -> None:
    """Write a page about the CORS configuration, to look at in a browser.

    It has every route with its policy and who may read and write, what the audit
    finds, and a form that explains requests. It needs no network and no other file. No
    request is made and no view runs.

    Without --output, it goes to the standard output, if that is no terminal.
    """
    if output is None and sys.stdout.isatty():
        raise click.UsageError(
            "A page is not for a terminal. Write --output cors.html, or --output - "
            "to see it all the same."
        )

    page = document(application.started(info)).encode()

    if output is None or output == _STDOUT:
        click.echo(page, nl=False)
    else:
        _save(page, output)


def _save(page: bytes, output: str) -> None:
    try:
        Path(output).write_bytes(page)
    except OSError as error:
        raise click.BadParameter(
            f"{output!r} cannot be written: {error.strerror}.", param_hint="--output"
        ) from error

    click.echo(f"{output} is written.", err=True)
