"""What a preflight may be granted: methods and request headers; and the response
headers that a page may read.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass
from dataclasses import field

from ..errors import Fault
from . import forms
from .fetch import is_forbidden_method
from .fetch import is_token
from .fetch import normalize_method
from .forms import Note

#: More than any browser sends, and little enough to read at no cost.
MAX_REQUEST_HEADERS: t.Final = 100
MAX_REQUEST_HEADERS_LENGTH: t.Final = 4096

_ANY = frozenset({"*", ".*"})
_GLOB = re.compile(r"[^\\^$()\[\]{}|+?*]*[^.\\^$()\[\]{}|+?*]\*")


@dataclass(frozen=True, slots=True)
class AllowedMethods:
    """The methods that a preflight may ask for.

    :param names: normalized; compared to the letter.
    :param any: whether every method is allowed.
    :param offered: whether those are allowed that the application has at the path.
    """

    names: frozenset[str] = frozenset()
    any: bool = False
    offered: bool = False
    header: str = field(init=False)
    """The names as a header's value."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "header", ", ".join(sorted(self.names)))

    def granted(self, method: str, offered: frozenset[str]) -> str | None:
        """The value of Allow-Methods if ``method`` is allowed.

        :param method: normalized, a token.
        :param offered: the methods that the application has at the path.
        """
        if method in self.names and not self.offered:
            return self.header

        if self.offered and method in self.names | offered:
            return ", ".join(sorted(self.names | offered))

        return method if self.any and not is_forbidden_method(method) else None


@dataclass(frozen=True, slots=True)
class AllowedHeaders:
    """The request headers that a preflight may ask for.

    :param names: lower-cased.
    :param patterns: matched against the whole of a name, ignoring case.
    """

    names: frozenset[str] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()
    any: bool = False

    def permit(self, name: str) -> bool:
        """Tell whether the header ``name``, a token, is allowed."""
        return (
            self.any
            or name.lower() in self.names
            or any(pattern.fullmatch(name) is not None for pattern in self.patterns)
        )


def requested_headers(value: str) -> tuple[str, ...] | None:
    """Parse Access-Control-Request-Headers: names as they were sent, each once,
    sorted; nothing at all if there are more of them than any browser sends.

    https://fetch.spec.whatwg.org/#http-access-control-request-headers
    """
    if (
        len(value) > MAX_REQUEST_HEADERS_LENGTH
        or value.count(",") >= MAX_REQUEST_HEADERS
    ):
        return None

    names: dict[str, str] = {}

    for part in value.split(","):
        name = part.strip(" \t")

        if is_token(name):
            names.setdefault(name.lower(), name)

    return tuple(sorted(names.values()))


def allowed_methods(value: object, note: Note) -> AllowedMethods:
    """Parse the value of ``methods``."""
    entries = _named(value, note, "a method is text, or a list of them", "PUT")
    names = set()

    for entry in entries:
        if not isinstance(entry, str) or not is_token(entry):
            note.error(
                Fault.INVALID_TOKEN,
                entry,
                "not a valid method.",
                "Write one such as 'PUT'.",
            )
        elif entry not in ("*", "auto"):
            names.add(normalize_method(entry))

    _warn_of_case(names, note)
    return AllowedMethods(frozenset(names), "*" in entries, "auto" in entries)


def _warn_of_case(names: set[str], note: Note) -> None:
    for name in sorted(names):
        if name == name.upper() or name.upper() in names:
            continue

        note.warn(
            Fault.METHOD_CASE,
            name,
            f"case matters in methods: this does not allow {name.upper()}.",
            f"Write {name.upper()!r}.",
            name.upper(),
        )


def allowed_headers(value: object, note: Note) -> AllowedHeaders:
    """Parse the value of ``allow_headers``: names, globs such as ``X-App-*``,
    regexes.
    """
    names: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    any_name = False

    for entry in _named(value, note, _EXPECTED_NAME, "Content-Type"):
        if isinstance(entry, str) and entry in _ANY:
            any_name = True
        elif isinstance(entry, re.Pattern):
            patterns.extend(_ignoring_case(entry, note))
        elif isinstance(entry, str) and _GLOB.fullmatch(entry):
            patterns.append(re.compile(re.escape(entry[:-1]) + ".*", re.IGNORECASE))
        elif isinstance(entry, str) and forms.looks_like_regex(entry):
            compiled = forms.regex(entry, note)
            patterns.extend([] if compiled is None else [compiled])
        elif _is_name(entry, note):
            names.add(entry.lower())

    return AllowedHeaders(frozenset(names), tuple(patterns), any_name)


def _ignoring_case(
    pattern: re.Pattern[t.Any], note: Note
) -> cabc.Iterator[re.Pattern[str]]:
    if forms.is_of_text(pattern, note):
        yield re.compile(pattern.pattern, pattern.flags | re.IGNORECASE)


def exposed_headers(value: object, note: Note) -> tuple[str, ...]:
    """Parse the value of ``expose_headers`` into sorted names."""
    entries = _named(value, note, _EXPECTED_NAME, "X-Total-Count")
    return tuple(sorted({entry for entry in entries if _is_name(entry, note)}))


def _named(value: object, note: Note, expected: str, example: str) -> list[object]:
    """The entries of ``value``; an empty text, as of a variable, is none."""
    fix = f"Write {note.option}=[{example!r}]."
    return [e for e in forms.entries(value, note, expected, fix) if e != ""]


_EXPECTED_NAME = "a header name is text, or a list of them"


def _is_name(entry: object, note: Note) -> t.TypeGuard[str]:
    if isinstance(entry, str) and is_token(entry):
        return True

    note.error(
        Fault.INVALID_TOKEN,
        entry,
        "not a valid header name.",
        "Write one such as 'Content-Type'.",
    )
    return False
