"""How methods and header names may be written, and what is said of one that has no
effect in any browser.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t

from . import fetch
from . import forms
from . import name_spelling
from .findings import Fault
from .findings import Place
from .forms import Note
from .grants import AllowedHeaders
from .grants import AllowedMethods

Parse: t.TypeAlias = cabc.Callable[[object, Note], object]

_ANY = frozenset({"*", ".*"})
_GLOB = re.compile(r"[^\\^$()\[\]{}|+?*]*[^.\\^$()\[\]{}|+?*]\*")

# A pattern whose every name begins with what no script can set.
_FORBIDDEN_PATTERN = re.compile(r"\^?(?:sec|proxy)-(?![?*{])[^|]*", re.IGNORECASE)

_EXPECTED_NAME = "a header name is text, or a list of them"
_LEAVE_OUT = "Leave it out."


def allowed_methods(value: object, note: Note) -> AllowedMethods:
    """Parse the value of ``methods``."""
    entries = _named(value, note, "a method is text, or a list of them", "PUT")
    names = set()

    for entry in entries:
        if not isinstance(entry, str) or not name_spelling.is_method(entry):
            _tell_method(entry, note)
        elif fetch.is_forbidden_method(entry):
            note.add(
                Fault.FORBIDDEN_METHOD,
                entry,
                "no browser lets a page send it, and it is never granted.",
                _LEAVE_OUT,
            )
        elif entry not in ("*", "auto"):
            names.add(fetch.normalize_method(entry))

    _warn_of_case(names, note)
    return AllowedMethods(frozenset(names), "*" in entries, "auto" in entries)


def _tell_method(entry: object, note: Note) -> None:
    meant = name_spelling.methods_meant(entry) if isinstance(entry, str) else None
    fix = "Write one such as 'PUT'." if meant is None else f"Write {meant!r}."
    suggestions = [] if meant is None else [meant]
    note.add(Fault.INVALID_METHOD, entry, "not a valid method.", fix, *suggestions)


def _warn_of_case(names: set[str], note: Note) -> None:
    for name in sorted(names):
        if name == name.upper() or name.upper() in names:
            continue

        note.add(
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
            _judge_pattern(entry, f"{entry[:-1]}.*", note)
        elif isinstance(entry, str) and name_spelling.is_list(entry):
            _tell_header(entry, note, allowed_headers)
        elif isinstance(entry, str) and forms.looks_like_regex(entry):
            compiled = forms.regex(entry, note)
            patterns.extend([] if compiled is None else [compiled])
            _judge_pattern(entry, entry, note)
        elif _is_name(entry, note, allowed_headers):
            names.add(entry.lower())
            _judge_request_header(entry, note)

    allowed = AllowedHeaders(frozenset(names), tuple(patterns), any_name)
    _judge_any_header(allowed, note)
    return allowed


def _ignoring_case(
    pattern: re.Pattern[t.Any], note: Note
) -> cabc.Iterator[re.Pattern[str]]:
    if forms.is_of_text(pattern, note):
        _judge_pattern(pattern, pattern.pattern, note)
        yield forms.compiled(pattern.pattern, pattern.flags | re.IGNORECASE)


def _judge_pattern(entry: object, text: str, note: Note) -> None:
    if _FORBIDDEN_PATTERN.fullmatch(text):
        note.add(
            Fault.FORBIDDEN_REQUEST_HEADER,
            entry,
            "browsers let no script set a header whose name begins so: it has no "
            "effect.",
            _LEAVE_OUT,
        )


def _judge_request_header(name: str, note: Note) -> None:
    if fetch.is_forbidden_request_header(name):
        cookie = name.lower() == "cookie"
        note.add(
            Fault.FORBIDDEN_REQUEST_HEADER,
            name,
            "browsers let no script set this header: listing it has no effect.",
            "Leave it out: cookies need supports_credentials."
            if cookie
            else _LEAVE_OUT,
        )
    elif name.lower() in fetch.CORS_RESPONSE_HEADERS:
        note.add(
            Fault.RESPONSE_HEADER_ALLOWED,
            name,
            "a header of responses, which a page must not set on its requests.",
            "Leave it out, here and in the page's request.",
        )


def _judge_any_header(allowed: AllowedHeaders, note: Note) -> None:
    """A browser's own star leaves Authorization out, and this one does not.

    https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
    """
    # Patterns are run here only where they stand beside a star: how long they take is
    # not known yet.
    if not allowed.any or note.source.place is Place.DEFAULT:
        return

    named = AllowedHeaders(allowed.names, allowed.patterns)

    if not named.permit("authorization"):
        note.add(
            Fault.AUTHORIZATION_UNDER_ANY,
            "*",
            "pages may set Authorization as well, which the standard's own '*' leaves "
            "out.",
            "Write allow_headers=['*', 'Authorization'] if that is meant.",
            "*, Authorization",
        )


def exposed_headers(value: object, note: Note) -> tuple[str, ...]:
    """Parse the value of ``expose_headers`` into sorted names."""
    entries = _named(value, note, _EXPECTED_NAME, "X-Total-Count")
    names = sorted({e for e in entries if _is_name(e, note, exposed_headers)})

    for name in names:
        _judge_exposed(name, note)

    return tuple(names)


# What need not be exposed, or cannot be; the first that has a name says why.
_NOT_TO_EXPOSE: t.Final = (
    (
        fetch.FORBIDDEN_RESPONSE_HEADERS,
        Fault.FORBIDDEN_EXPOSED_HEADER,
        "no page can read this header, whatever a server exposes.",
    ),
    (
        fetch.CORS_REQUEST_HEADERS,
        Fault.REQUEST_HEADER_EXPOSED,
        "a header of requests: there is none on a response.",
    ),
    (
        fetch.PREFLIGHT_RESPONSE_HEADERS,
        Fault.REQUEST_HEADER_EXPOSED,
        "a header of the answer to a preflight, which no page gets to see.",
    ),
    (
        fetch.SAFELISTED_RESPONSE_HEADERS,
        Fault.SAFELISTED_EXPOSED_HEADER,
        "every page that may read the response can read this header.",
    ),
)


def _judge_exposed(name: str, note: Note) -> None:
    for names, fault, message in _NOT_TO_EXPOSE:
        if name.lower() in names:
            note.add(fault, name, message, _LEAVE_OUT)
            return


def _named(value: object, note: Note, expected: str, example: str) -> list[object]:
    """The entries of ``value``; an empty text, as of a variable, is none."""
    fix = f"Write {note.option}=[{example!r}]."
    return [e for e in forms.entries(value, note, expected, fix) if e != ""]


def _is_name(entry: object, note: Note, parse: Parse) -> t.TypeGuard[str]:
    if isinstance(entry, str) and name_spelling.is_header(entry):
        return True

    _tell_header(entry, note, parse)
    return False


def _tell_header(entry: object, note: Note, parse: Parse) -> None:
    """Write down that ``entry`` is no name, and what was meant.

    :param parse: reads what was meant: nothing is suggested that is wrong itself.
    """
    meant = name_spelling.headers_meant(entry) if isinstance(entry, str) else None
    other = Note(note.option, note.source, [])

    if meant is not None:
        parse(meant, other)

    is_clear = meant is not None and not other.findings
    fix = f"Write {meant!r}." if is_clear else "Write one such as 'Content-Type'."
    suggestions = [meant] if meant is not None and is_clear else []
    note.add(
        Fault.INVALID_HEADER_NAME, entry, "not a valid header name.", fix, *suggestions
    )
