"""The forms in which a value may be written: one, many, comma-separated, text of a
number or a switch, as keywords, files and environment variables have them.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass
from datetime import timedelta

from ..errors import Fault
from ..errors import Finding
from ..errors import Severity
from ..errors import Source

_TRUE = frozenset({"1", "true", "t", "yes", "y", "on"})
_FALSE = frozenset({"", "0", "false", "f", "no", "n", "off"})

_SECONDS = re.compile(r"[0-9]{1,10}")
_TOO_MANY_SECONDS = 10**10

_QUANTIFIERS = ("?", "+", "{", "|")

REGEX_CHARACTERS = frozenset("\\^$()[]{}|+?*")


@dataclass(frozen=True, slots=True)
class Note:
    """Where the findings about one value are written down.

    :param option: the option that the value was given for.
    :param source: where it was given.
    :param findings: the list that the findings are added to.
    """

    option: str
    source: Source
    findings: list[Finding]

    def error(
        self, fault: Fault, value: object, message: str, fix: str, *suggestions: str
    ) -> None:
        """Write down a mistake."""
        self._add(Severity.ERROR, fault, value, message, fix, suggestions)

    def warn(
        self, fault: Fault, value: object, message: str, fix: str, *suggestions: str
    ) -> None:
        """Write down what is accepted, but insecure or without effect."""
        self._add(Severity.WARNING, fault, value, message, fix, suggestions)

    def _add(
        self,
        severity: Severity,
        fault: Fault,
        value: object,
        message: str,
        fix: str,
        suggestions: tuple[str, ...],
    ) -> None:
        self.findings.append(
            Finding(
                fault,
                severity,
                self.option,
                value,
                self.source,
                message,
                fix,
                suggestions,
            )
        )


def entries(value: object, note: Note, expected: str, fix: str) -> tuple[object, ...]:
    """Spread ``value`` into its entries: one, an iterable of them, or one string
    with commas. Text is stripped.

    :param expected: what an entry is, in words, for the message about anything else.
    :param fix: what to write instead.
    """
    if value is None or value == {}:
        return ()

    if isinstance(value, str):
        return _split(value)

    if isinstance(value, re.Pattern) or callable(value):
        return (value,)

    if isinstance(value, (bytes, cabc.Mapping)) or not isinstance(value, cabc.Iterable):
        wrong_type(value, note, expected, fix)
        return ()

    out: list[object] = []

    for entry in value:
        out.extend(_split(entry) if isinstance(entry, str) else (entry,))

    return tuple(out)


def wrong_type(value: object, note: Note, expected: str, fix: str) -> None:
    """Write down that ``value`` is of none of the types that are ``expected``."""
    name = type(value).__name__
    note.error(Fault.WRONG_TYPE, value, f"{expected}, not {name}.", fix)


def is_of_text(pattern: re.Pattern[t.Any], note: Note) -> t.TypeGuard[re.Pattern[str]]:
    """Tell whether a compiled pattern matches text, or write down that it does not."""
    if isinstance(pattern.pattern, str):
        return True

    note.error(Fault.WRONG_TYPE, pattern, "a pattern of bytes.", "Write one of text.")
    return False


def _split(text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in text.split(",")]

    # A comma inside brackets belongs to a regex: a{1,3} stays one.
    if len(parts) > 1 and all(_is_balanced(part) for part in parts):
        return tuple(part for part in parts if part)

    return (text.strip(),)


def _is_balanced(text: str) -> bool:
    return all(
        text.count(left) == text.count(right) for left, right in ("()", "[]", "{}")
    )


def looks_like_regex(text: str) -> bool:
    """Tell whether ``text`` has a character that only a regex would have."""
    return not REGEX_CHARACTERS.isdisjoint(text)


def regex(text: str, note: Note, *suggestions: str) -> re.Pattern[str] | None:
    """Compile ``text``, ignoring case, or write down why it can't be."""
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        fix = f"Write {suggestions[0]!r}." if suggestions else "Correct the pattern."
        note.error(
            Fault.INVALID_REGEX, text, f"not a valid regex: {error}.", fix, *suggestions
        )
        return None


def switch(value: object, note: Note) -> bool:
    """Read a bool, or its text: ``"false"`` is false."""
    if value is None or isinstance(value, bool):
        return bool(value)

    text = str(value).strip().lower() if isinstance(value, (str, int)) else None

    if text in _TRUE:
        return True

    if text not in _FALSE:
        note.error(
            Fault.WRONG_TYPE, value, "neither true nor false.", "Write True or False."
        )

    return False


def seconds(value: object, note: Note) -> int | None:
    """Read a number of seconds: an int, its text, or a timedelta; 0 is a value."""
    if value is None:
        return None

    number = _number(value)

    if number is not None and 0 <= number < _TOO_MANY_SECONDS:
        return number

    note.error(
        Fault.INVALID_NUMBER,
        value,
        "not a number of seconds, 0 or more.",
        "Write max_age=600, or a timedelta.",
    )
    return None


def _number(value: object) -> int | None:
    if isinstance(value, timedelta):
        return int(value.total_seconds())

    if isinstance(value, str) and _SECONDS.fullmatch(value.strip()):
        return int(value)

    return value if isinstance(value, int) and not isinstance(value, bool) else None
