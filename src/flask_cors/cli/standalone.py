"""The commands that need no application: ``python -m flask_cors ...``."""

from __future__ import annotations

import typing as t

import click

from . import Commands

_COMMANDS: t.Final = ("check", "options")


class _Standalone(Commands):
    """The group of these commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of a name, if it needs no application."""
        return super().get_command(ctx, cmd_name) if cmd_name in _COMMANDS else None


@click.group(cls=_Standalone)
def main() -> None:
    """Look into CORS without an application; flask cors has more commands."""
