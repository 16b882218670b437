"""The forms in which a value may be written: one, many, comma-separated, text of a
number or a switch, as keywords, files and environment variables have them.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from datetime import timedelta

from . import ruling
from .findings import Fault
from .findings import Finding
from .findings import Source

_TRUE = frozenset({"1", "true", "t", "yes", "y", "on"})
_FALSE = frozenset({"", "0", "false", "f", "no", "n", "off"})

_SECONDS: t.Final = r"[0-9]{1,10}"
_TOO_MANY_SECONDS = 10**10

# How long browsers keep the answer to a preflight, the shortest first.
_KEPT_BY = {"WebKit": 600, "Chromium": 7200, "Firefox": 86400}

# What repeats the character before it.
_REPEATS = ("*", "+", "?")

#: What a text that is no regex raises: too deep, too many repeats, and, where warnings
#: are errors, a set that Python may read in another way one day.
NOT_COMPILED: t.Final = (re.error, OverflowError, RecursionError, FutureWarning)

REGEX_CHARACTERS = frozenset("\\^$()[]{}|+?*")


class Note:
    """Where the findings about one value are written down.

    :param option: the option that the value was given for.
    :param source: where it was given.
    :param findings: the list that the findings are added to.
    """

    __slots__ = ("findings", "option", "source")

    def __init__(self, option: str, source: Source, findings: list[Finding]):
        self.option: t.Final = option
        self.source: t.Final = source
        self.findings: t.Final = findings

    def add(
        self, fault: Fault, value: object, message: str, fix: str, *suggestions: str
    ) -> None:
        """Write down what is wrong with ``value``, or with a part of it.

        :param message: what is wrong, as a sentence that follows the value.
        :param fix: what to write instead.
        """
        self.findings.append(
            ruling.finding(
                fault, self.option, value, self.source, message, fix, *suggestions
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
        return split(value)

    if isinstance(value, re.Pattern) or callable(value):
        return (value,)

    if isinstance(value, (bytes, cabc.Mapping)) or not isinstance(value, cabc.Iterable):
        wrong_type(value, note, expected, fix)
        return ()

    out: list[object] = []

    for entry in value:
        out.extend(split(entry) if isinstance(entry, str) else (entry,))

    return tuple(out)


def wrong_type(value: object, note: Note, expected: str, fix: str) -> None:
    """Write down that ``value`` is of none of the types that are ``expected``."""
    name = type(value).__name__
    note.add(Fault.WRONG_TYPE, value, f"{expected}, not {name}.", fix)


def is_of_text(pattern: re.Pattern[t.Any], note: Note) -> t.TypeGuard[re.Pattern[str]]:
    """Tell whether a compiled pattern matches text, or write down that it does not."""
    if isinstance(pattern.pattern, str):
        return True

    note.add(Fault.WRONG_TYPE, pattern, "a pattern of bytes.", "Write one of text.")
    return False


def split(text: str) -> tuple[str, ...]:
    """The entries of one text, with commas between them."""
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


def regex(
    text: str,
    note: Note,
    *suggestions: str,
    read_as: str | None = None,
    told: str = "not a valid regex",
) -> re.Pattern[str] | None:
    """Compile ``text``, ignoring case, or write down why it can't be.

    :param suggestions: what to write instead.
    :param read_as: what is compiled, where that is not the text itself.
    :param told: what is said of it, before the reason.
    """
    try:
        return compiled(text if read_as is None else read_as, re.IGNORECASE)
    except NOT_COMPILED as error:
        fix = f"Write {suggestions[0]!r}." if suggestions else "Correct the pattern."
        message = f"{told}: {_reason(text, error)}."
        note.add(Fault.INVALID_REGEX, text, message, fix, *suggestions)
        return None


def compiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """Compile ``text`` in the way in which every Python reads it."""
    from .sets import unambiguous

    return re.compile(unambiguous(text, flags), flags)


def _reason(text: str, error: Exception) -> str:
    if text.startswith(_REPEATS):
        return f"a regex cannot begin with {text[0]!r}"

    return str(error)


def switch(value: object, note: Note) -> bool:
    """Read a bool, or its text: ``"false"`` is false."""
    if value is None or isinstance(value, bool):
        return bool(value)

    text = str(value).strip().lower() if isinstance(value, (str, int)) else None

    if text in _TRUE:
        return True

    if text not in _FALSE:
        note.add(
            Fault.WRONG_TYPE, value, "neither true nor false.", "Write True or False."
        )

    return False


def seconds(value: object, note: Note) -> int | None:
    """Read a number of seconds: an int, its text, or a timedelta; 0 is a value."""
    if value is None:
        return None

    number = _number(value)

    if number is not None and 0 <= number < _TOO_MANY_SECONDS:
        _judge_seconds(number, value, note)
        return number

    note.add(
        Fault.INVALID_MAX_AGE,
        value,
        "not a number of seconds, 0 or more.",
        "Write max_age=600, or a timedelta.",
    )
    return None


def _judge_seconds(number: int, value: object, note: Note) -> None:
    limits = [f"{name} for {most}" for name, most in _KEPT_BY.items() if most < number]

    if not limits:
        return

    cut = ", ".join(limits)

    if len(limits) == len(_KEPT_BY):
        note.add(
            Fault.MAX_AGE_ABOVE_EVERY_BROWSER,
            value,
            f"no browser keeps an answer for so long: {cut} seconds at most.",
            "Write max_age=600, or up to 86400 for those that keep it longer.",
            "600",
        )
        return

    note.add(
        Fault.MAX_AGE_ABOVE_SOME_BROWSERS,
        value,
        f"not every browser keeps an answer for so long: {cut} seconds at most.",
        "Write max_age=600 for the same in every browser.",
        "600",
    )


def _number(value: object) -> int | None:
    if isinstance(value, timedelta):
        return int(value.total_seconds())

    if isinstance(value, str):
        # Not every blank that strip() takes away is one for int().
        text = value.strip()
        return int(text) if re.fullmatch(_SECONDS, text) else None

    return value if isinstance(value, int) and not isinstance(value, bool) else None
