"""The commands ``flask cors ...``.

Every ``flask`` command imports this module, and none of those below: a command's own is
imported when it is asked for. To add the command ``name``, write ``name`` in a module
``name.py`` here, and its line in :data:`COMMANDS`.
"""

from __future__ import annotations

import importlib
import typing as t

import click

#: Each is a module of this package, and a command in it, of the same name.
COMMANDS: t.Final = (
    "audit",
    "check",
    "explain",
    "options",
    "report",
    "routes",
)


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of a name, if there is one."""
        if cmd_name not in COMMANDS:
            return None

        module = importlib.import_module(f".{cmd_name}", __name__)
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=Commands)
def cors() -> None:
    """Look into the CORS configuration of the application."""
