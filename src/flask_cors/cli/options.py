"""``flask cors options``: what can be configured."""

from __future__ import annotations

import click

from ..reports import options as report
from ..sansio.layers import close_names
from ..sansio.options import ALIASES
from ..sansio.options import Option
from ..sansio.options import OPTIONS
from . import terminal


def _chosen(
    ctx: click.Context, param: click.Parameter, names: tuple[str, ...]
) -> tuple[Option, ...]:
    """The options that are named; all of them where none is."""
    return tuple(map(_named, names)) or tuple(OPTIONS.values())


def _named(written: str) -> Option:
    """The option of a name, of an old name, or of a key in ``app.config``."""
    name = written.lower().removeprefix("cors_")
    option = OPTIONS.get(ALIASES.get(name, name))

    if option is not None:
        return option

    close = close_names(name, OPTIONS)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    raise click.BadParameter(f"No such CORS option: {written!r}.{hint}")


@click.command()
@click.argument("chosen", nargs=-1, metavar="[NAME]...", callback=_chosen)
@click.option("--json", "is_json", is_flag=True, help="Write JSON, for programs.")
def options(chosen: tuple[Option, ...], is_json: bool) -> None:
    """Show the options, or those that are named.

    A name may also be a key of app.config, such as CORS_ORIGINS.
    """
    if is_json:
        click.echo(report.document(chosen))
    else:
        terminal.show(report.render(chosen, terminal.width()))
