"""Wording: values, counts and reStructuredText, as they read in a report."""

from __future__ import annotations

import re
import typing as t

from ..sansio import findings

#: Where an object is in memory, which is another address in every run.
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")

_PAGE = re.compile(r":doc:`/([\w-]+)`")
_ROLE = re.compile(r":[\w:+-]+:`~?([^`<]+?)(?:\s*<[^`]*>)?`")
_LINK = re.compile(r"`([^`<]+?)\s*<([^`>]+)>`__?")
_LITERAL = re.compile(r"``(.+?)``")

#: A page of the documentation, as it is called elsewhere.
_NAMED: t.Final = r"the page \1 of the documentation"

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
    named = _ROLE.sub(r"\1", _PAGE.sub(_NAMED, text))
    return _LITERAL.sub(r"\1", _LINK.sub(r"\1", named))


def markdown(text: str) -> str:
    """reStructuredText as Markdown."""
    named = _ROLE.sub(r"``\1``", _PAGE.sub(_NAMED, text))
    linked = _LINK.sub(r"[\1](\2)", named)
    return _LITERAL.sub(r"`\1`", linked)
