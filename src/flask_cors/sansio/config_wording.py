"""How a change of a configuration is told, in one line of a log."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from . import forms
from .causes import wording
from .options import OPTIONS


def subject(
    path: str | None, blueprint: str | None, view: str | None, number: int | None
) -> str:
    """What a change is about."""
    if view is not None:
        return view

    of = "" if blueprint is None else f" of blueprint {blueprint!r}"

    if path is None:
        return f"paths{of} without a policy"

    return f"{path!r}{of}{'' if number is None else f', policy {number}'}"


def said(option: str | None, before: object, after: object) -> str:
    """What was in force, and what is."""
    if option is not None:
        return f": {option} {_told(before, after)}"

    if before is None:
        return f" was added: {_listed(after)}"

    return f" was removed: {_listed(before)}"


def _listed(options: object) -> str:
    """The options of a policy, but for those that are as nobody sets them."""
    values = t.cast(cabc.Mapping[str, object], options)
    shown = (
        f"{name}={wording.value(value)}"
        for name, value in values.items()
        if name == "origins" or value is not OPTIONS[name].default
    )
    return ", ".join(shown)


def _told(before: object, after: object) -> str:
    """Two values; of long lists, what one has and the other has not."""
    old, new = _entries(before), _entries(after)

    if max(len(old), len(new)) > wording.MOST_ENTRIES:
        return _told_of_many(old, new)

    was, now = wording.value(before), wording.value(after)
    return f"was {was}, is {'another' if was == now else now}"


def _told_of_many(old: tuple[object, ...], new: tuple[object, ...]) -> str:
    parts = (("gained", _missing(new, old)), ("lost", _missing(old, new)))
    told = [f"{verb} {wording.value(values)}" for verb, values in parts if values]
    entries = "entry" if len(old) == 1 else "entries"
    numbers = f"{len(old):,} {entries} before, {len(new):,} now"
    return f"{' and '.join(told) or 'changed'} ({numbers})"


def _entries(value: object) -> tuple[object, ...]:
    if isinstance(value, str):
        return forms.split(value)

    if not isinstance(value, (list, tuple, set, frozenset)):
        return (value,)

    each = (forms.split(e) if isinstance(e, str) else (e,) for e in value)
    return tuple(itertools.chain.from_iterable(each))


def _missing(entries: tuple[object, ...], others: tuple[object, ...]) -> list[object]:
    """Those of ``entries`` that are not among ``others``."""
    texts = frozenset(other for other in others if isinstance(other, str))
    rest = [other for other in others if not isinstance(other, str)]
    return [
        entry
        for entry in entries
        if entry not in (texts if isinstance(entry, str) else rest)
    ]
