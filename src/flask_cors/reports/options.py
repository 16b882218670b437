"""The reports of the table of options: for people, and for programs."""

from __future__ import annotations

import collections.abc as cabc
import json
import textwrap
import typing as t

import click

from ..sansio.options import ALIASES
from ..sansio.options import Option
from ..sansio.options import RESOURCE_OPTIONS
from ..sansio.options import VIEW_OPTIONS
from .wording import plain

#: Raised where something is taken away or renamed; what is added leaves it as it is.
VERSION: t.Final = 1

Options: t.TypeAlias = cabc.Iterable[Option]


def fields(option: Option) -> dict[str, str]:
    """What there is to say of an option besides what it does, as reStructuredText."""
    listed = {
        "Written as": option.forms,
        "Default": _default(option.default),
        "Key": f"``{option.key}``",
        "Old name": ", ".join(f"``{name}``" for name in _old_names(option)),
        "Not for": ", ".join(_not_for(option)),
    }
    return {label: text for label, text in listed.items() if text}


def _default(value: object) -> str:
    if value is None:
        return "not set"

    if isinstance(value, tuple):
        return ", ".join(f"``{entry}``" for entry in value)

    return f"``{json.dumps(value) if isinstance(value, str) else value}``"


def _old_names(option: Option) -> list[str]:
    return [old for old, new in ALIASES.items() if new == option.name]


def _not_for(option: Option) -> list[str]:
    places = {"a decorated view": VIEW_OPTIONS, "a single path": RESOURCE_OPTIONS}
    return [place for place, names in places.items() if option.name not in names]


def render(options: Options, width: int) -> str:
    """Write options as text, in full."""
    return "\n\n".join(_section(option, width) for option in options)


def _section(option: Option, width: int) -> str:
    listed = fields(option)
    longest = max(map(len, listed)) + 1
    lines = [
        _filled(plain(text), width, f"  {f'{label}:':<{longest}} ")
        for label, text in listed.items()
    ]
    name = click.style(option.name, bold=True)
    return "\n".join([name, _filled(plain(option.doc), width, "  "), *lines])


def _filled(text: str, width: int, begin: str) -> str:
    # What is broken cannot be copied: a long word stays whole.
    return textwrap.fill(
        text,
        width,
        initial_indent=begin,
        subsequent_indent=" " * len(begin),
        break_long_words=False,
        break_on_hyphens=False,
    )


def document(options: Options) -> str:
    """Write options as JSON, whose shape :doc:`/commands` documents."""
    shown = {"version": VERSION, "options": [_option(option) for option in options]}
    return json.dumps(shown, indent=2)


def _option(option: Option) -> dict[str, t.Any]:
    return {
        "name": option.name,
        "key": option.key,
        "default": option.default,
        "forms": plain(option.forms),
        "doc": plain(option.doc),
        "old_names": _old_names(option),
        "not_for": _not_for(option),
    }
