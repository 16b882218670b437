"""The terminal that a command writes to."""

from __future__ import annotations

import os
import shutil
import sys
import typing as t

import click

_WIDEST: t.Final = 100


def width() -> int:
    """How wide a text is to be, for people to read it."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def columns() -> int | None:
    """How wide a table may be; nothing where it is no terminal that it goes to."""
    is_known = sys.stdout.isatty() or bool(os.environ.get("COLUMNS"))
    return shutil.get_terminal_size().columns if is_known else None


def show(text: str) -> None:
    """Write a text that is styled by :func:`click.style`: in colours on a terminal,
    unless they are not wanted, and plain elsewhere.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)

    # https://no-color.org
    click.echo(shown, color=False if os.environ.get("NO_COLOR") else None)
