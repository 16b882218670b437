"""Wording: values, counts and reStructuredText, as they read in a report."""

from __future__ import annotations

import re
import typing as t

from ..sansio import findings

#: Where an object is in memory, which is another address in every run.
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")

_ROLE = re.compile(r":[\w:+-]+:`~?([^`<]+?)(?:\s*<[^`]*>)?`")
_LINK = re.compile(r"`([^`<]+?)\s*<([^`>]+)>`__?")
_LITERAL = re.compile(r"``(.+?)``")

_MOST_CHARACTERS: t.Final = 120


def written(value: object) -> str:
    """A value as Python code writes it, and the same in every run."""
    return _ADDRESS.sub("", findings.written(value))


def cut(text: str) -> str:
    """The beginning of a long text."""
    if len(text) <= _MOST_CHARACTERS:
        return text

    return f"{text[: _MOST_CHARACTERS - 3]}..."


def counted(number: int, one: str, many: str) -> str:
    """A number of things: ``1 route``, ``2 routes``."""
    return f"{number} {one if number == 1 else many}"


def plain(text: str) -> str:
    """reStructuredText without its marks."""
    return _LITERAL.sub(r"\1", _LINK.sub(r"\1", _ROLE.sub(r"\1", text)))


def markdown(text: str) -> str:
    """reStructuredText as Markdown."""
    linked = _LINK.sub(r"[\1](\2)", _ROLE.sub(r"``\1``", text))
    return _LITERAL.sub(r"`\1`", linked)
