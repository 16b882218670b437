"""``flask cors explain``: what a browser will do with a request, and why."""

from __future__ import annotations

import typing as t
from pathlib import Path

import click
from flask.cli import ScriptInfo

from .. import explaining
from ..reports import explanation
from ..reports import Surroundings
from ..sansio.browser.exchanges import Credentials
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import PageRequest
from ..sansio.browser.verdicts import Ruling
from . import application
from . import terminal
from .words import credentials_option
from .words import headers_option
from .words import METHOD
from .words import origin_option

_STATUSES: t.Final = {Ruling.ALLOWED: 0, Ruling.BLOCKED: 1, Ruling.UNKNOWN: 2}


@click.command()
@click.argument("method", type=METHOD)
@click.argument("path")
@origin_option
@headers_option
@credentials_option
@click.option("--json", "is_json", is_flag=True, help="Write JSON, for programs.")
@click.pass_context
def explain(
    ctx: click.Context,
    method: str,
    path: str,
    origin: str,
    headers: Headers,
    credentials: Credentials,
    is_json: bool,
) -> None:
    """Explain what a browser will do with a request of a page, and why.

    METHOD and PATH are those of the page's fetch(), such as PUT /api/items. No request
    is made and no view runs: each view is taken to answer with success.

    The exit status is 0 if the page can read the response, 1 if a browser blocks it,
    and 2 if there is a doubt, or if the command is used wrongly or finds no
    application.
    """
    app = application.started(ctx.ensure_object(ScriptInfo))

    try:
        url = explaining.absolute(app, path)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'PATH'") from error

    request = PageRequest(url, origin, method, headers, credentials=credentials)
    found = explaining.explained(app, request)

    surroundings = Surroundings(Path.cwd(), terminal.width())

    if is_json:
        click.echo(explanation.document(found, surroundings))
    else:
        terminal.show(explanation.render(found, surroundings))

    ctx.exit(_STATUSES[found.ruling])
