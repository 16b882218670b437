"""Misspellings: entries that allow nobody as they are written, and whom they meant.

What is looked at is bounded: a log tells of every refused request.
"""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t
from dataclasses import dataclass

from .. import forms
from ..findings import Source
from ..origin_forms import allowed_origins
from ..origin_spelling import misspelling
from ..origin_spelling import page_origin
from ..origins import AllowedOrigins
from . import wording

_MOST_ENTRIES: t.Final = 1000
_MOST_CHARACTERS: t.Final = 20_000


@dataclass(frozen=True, slots=True)
class Misspelled:
    """An entry that allows nobody as it is written.

    :param words: why, as a clause that follows "does not have ...:".
    :param meant: whom it was meant for.
    """

    words: str
    meant: AllowedOrigins


def misspelled(entry: str, source: Source) -> Misspelled | None:
    """What is wrong with an entry, if it was meant for anybody.

    :param source: where it is written.
    """
    found = None if page_origin(entry) else misspelling(entry)

    if found is None or found.meant is None:
        return None

    shown = wording.cut(wording.entry(entry))
    meant = allowed_origins(found.meant, forms.Note("origins", source, []))
    return Misspelled(f"{shown} never matches, as {found.message}", meant)


def texts(written: object) -> cabc.Iterator[str]:
    """The first entries of a value that are text."""
    values = (
        written if isinstance(written, (list, tuple, set, frozenset)) else [written]
    )

    for value in itertools.islice(values, _MOST_ENTRIES):
        if isinstance(value, str) and len(value) <= _MOST_CHARACTERS:
            yield from forms.split(value)
