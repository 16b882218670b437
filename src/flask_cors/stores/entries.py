"""Entries of a store: which of them are origins, and what is said of the others.

Of a store that many programs write to, exact serialized origins count and nothing else:
whoever enters a ``*`` or a pattern must not open the application to everybody.
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..callers import location
from ..errors import InvalidValueError
from ..errors import joined
from ..sansio import forms
from ..sansio import origin_spelling
from ..sansio import schemes
from ..sansio.fetch import MAX_ORIGIN_LENGTH
from ..sansio.findings import Fault
from ..sansio.findings import Finding
from ..sansio.findings import Place
from ..sansio.findings import Source
from ..sansio.forms import Note
from ..sansio.origin_patterns import OriginPattern
from ..sansio.origins import is_ordinary
from ..sansio.origins import NULL

_EXPECTED = "an origin is text"
_EXAMPLE = "Write an origin such as 'https://app.example.com'."
_NOBODY = "no browser's Origin equals it, and it allows nobody."


def is_serialized(text: str) -> bool:
    """Tell whether ``text`` is an origin just as browsers send it."""
    if is_ordinary(text):
        return True

    if len(text) > MAX_ORIGIN_LENGTH:
        return False

    pattern = OriginPattern.parse(text)
    return (
        pattern is not None
        and pattern.is_literal
        and pattern.scheme not in schemes.SOCKETS
        and str(pattern) == text
    )


def is_entry(entry: object) -> t.TypeGuard[str]:
    """Tell whether an entry allows somebody."""
    return isinstance(entry, str) and is_serialized(entry)


def require_origins(entries: cabc.Sequence[object], name: str) -> None:
    """Refuse entries that would allow nobody, before one of them is stored.

    :param name: the call that they were given to, in words.
    :raises CORSConfigError: naming all that are wrong.
    """
    source = Source(Place.KEYWORD, name, location())
    findings = tuple(judged(entries, source))

    if findings:
        raise joined([InvalidValueError(finding) for finding in findings])


def judged(entries: cabc.Iterable[object], source: Source) -> cabc.Iterator[Finding]:
    """What is wrong with each of the entries that allow nobody."""
    for entry in entries:
        if not is_entry(entry):
            findings: list[Finding] = []
            _judge(entry, Note("origins", source, findings))
            yield from findings


def _judge(entry: object, note: Note) -> None:
    if not isinstance(entry, str):
        forms.wrong_type(entry, note, _EXPECTED, _EXAMPLE)
        return

    if not entry:
        note.add(Fault.ALLOWS_NOBODY, entry, "allows nobody.", _EXAMPLE)
        return

    if len(entry) > MAX_ORIGIN_LENGTH:
        message = f"longer than any origin: {_NOBODY}"
        note.add(Fault.TOO_LONG, entry, message, _EXAMPLE)
        return

    pattern = origin_spelling.page_origin(entry)

    if pattern is not None:
        _judge_pattern(pattern, entry, note)
    elif entry == NULL or entry in origin_spelling.ANY:
        message = "stands for strangers: a shared list has origins by name alone."
        note.add(Fault.NOT_AN_ORIGIN, entry, message, _EXAMPLE)
    else:
        _judge_misspelling(entry, note)


def _judge_pattern(pattern: OriginPattern, entry: str, note: Note) -> None:
    if pattern.is_literal:
        message = f"not as browsers write it: {_NOBODY}"
        meant = str(pattern)
        note.add(Fault.NOT_AN_ORIGIN, entry, message, f"Write {meant!r}.", meant)
        return

    message = "stands for many origins: a shared list has origins by name alone."
    fix = f"Write it beside the list: origins=[shared, {entry!r}]."
    note.add(Fault.NOT_AN_ORIGIN, entry, message, fix)


def _judge_misspelling(entry: str, note: Note) -> None:
    found = origin_spelling.misspelling(entry)

    if found is None:
        message = "a regex, or no origin at all: a shared list has origins alone."
        note.add(Fault.NOT_AN_ORIGIN, entry, message, _EXAMPLE)
        return

    meant = found.meant if is_entry(found.meant) else None
    fix = f"Write {meant!r}." if meant else _EXAMPLE
    suggestions = (meant,) if meant else ()
    note.add(found.fault, entry, f"{found.message}: {_NOBODY}", fix, *suggestions)
