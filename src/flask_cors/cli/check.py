"""``flask cors check``: what browsers make of a live server's answers."""

from __future__ import annotations

import typing as t

import click

from .. import checking
from ..sansio.browser.exchanges import Credentials
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import PageRequest
from . import terminal
from .words import credentials_option
from .words import headers_option
from .words import METHOD
from .words import origin_option
from .words import URL

_NO_VERDICT: t.Final = 2
_STATUSES: t.Final = {
    checking.Ruling.ALLOWED: 0,
    checking.Ruling.BLOCKED: 1,
    checking.Ruling.UNKNOWN: _NO_VERDICT,
}


@click.command()
@click.argument("url", type=URL)
@origin_option
@click.option(
    "--method",
    type=METHOD,
    default="GET",
    show_default=True,
    help="The method of the page's request, as the page writes it.",
)
@headers_option
@credentials_option
@click.option("--preflight-only", is_flag=True, help="Send nothing but OPTIONS.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=3600),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long one exchange may take as a whole.",
)
@click.option("--insecure", is_flag=True, help="Take any certificate.")
@click.option("--json", "is_json", is_flag=True, help="Write JSON, for programs.")
@click.pass_context
def check(
    ctx: click.Context,
    url: str,
    origin: str,
    method: str,
    headers: Headers,
    credentials: Credentials,
    preflight_only: bool,
    timeout: float,
    insecure: bool,
    is_json: bool,
) -> None:
    """Check what browsers make of the answers of a live server.

    Sends to URL what Chromium and Firefox send for a page's fetch(), and judges what
    comes back as they do: what proxies and caches add or take away included. Nothing
    is sent but OPTIONS, GET and HEAD, and no cookie; a GET stands in for any other
    method. No proxy is asked, whatever the environment names.

    The exit status is 0 if the page gets its answer, 1 if a browser blocks it, and 2
    if the command is used wrongly, if there is no answer, or if the request would have
    to be sent to tell.
    """
    request = PageRequest(url, origin, method, headers, credentials=credentials)
    transport = checking.Transport(timeout, is_verified=not insecure)
    look = checking.checked_preflight if preflight_only else checking.checked

    try:
        checked = look(request, transport.send)
    except checking.NoAnswerError as error:
        if is_json:
            click.echo(checking.document_of_failure(request, error))
        else:
            click.echo(f"Error: {error}", err=True)

        ctx.exit(_NO_VERDICT)

    if insecure:
        checked = checking.unverified(checked)

    if is_json:
        click.echo(checking.document(checked))
    else:
        terminal.show(checking.render(checked, terminal.width()))

    ctx.exit(_STATUSES[checked.ruling])
