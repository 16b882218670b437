"""What was probably meant by a text that is no method, or no name of a header."""

from __future__ import annotations

import re
import typing as t

from . import fetch

_METHODS: t.Final = fetch.NORMALIZED_METHODS | {"PATCH"}
_AUTOMATIC: t.Final = ("*", "auto")

# Those of other protocols over HTTP, such as WebDAV.
_OTHER_METHOD = re.compile(r"[A-Z]{3,}(?:-[A-Z]+)*")
_BETWEEN_METHODS = re.compile(r"[\s,;:/|+&\"'`\[\](){}<>]+")

_QUOTED = re.compile(r"['`].*|.*['`]", re.DOTALL)
_LIST = re.compile(r'.*".*|\[\s*(?:X-)?[a-z]{2}[^\[\]]*\]', re.DOTALL | re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"[,;\r\n\"'`\[\](){}<>]+")

#: Header names of one word; two such words are two names, but for these.
_WORDS: t.Final = frozenset(
    {"accept", "age", "allow", "authorization", "cookie", "date", "etag", "host"}
    | {"link", "location", "origin", "range", "referer", "server", "token", "vary"}
)
_COMPOUNDS: t.Final = frozenset(
    {"accept-charset", "accept-encoding", "accept-language", "accept-ranges"}
    | {"content-location", "content-range", "if-range", "proxy-authorization"}
    | {"set-cookie", "x-token", "csrf-token", "x-csrf-token", "x-auth-token"}
)


def is_method(text: str) -> bool:
    """Tell whether ``text`` can be one method: to the standard, ``GET|PUT`` can."""
    names = _words(_BETWEEN_METHODS, text)
    are_known = bool(names) and _METHODS.issuperset(map(str.upper, names))
    return _is_plain(text) and (names == [text] or not are_known)


def methods_meant(text: str) -> str | None:
    """The methods that ``text`` holds, with commas between them."""
    names = _words(_BETWEEN_METHODS, text)

    if len(names) == 1 and names[0] in _AUTOMATIC:
        return names[0]

    known = [name.upper() if name.upper() in _METHODS else name for name in names]
    return ", ".join(known) if known and all(map(_is_usual, known)) else None


def _is_usual(method: str) -> bool:
    is_other = _OTHER_METHOD.fullmatch(method) is not None
    return method in _METHODS or (is_other and not fetch.is_forbidden_method(method))


def is_header(text: str) -> bool:
    """Tell whether ``text`` can be the name of a header."""
    return _is_plain(text)


def is_list(text: str) -> bool:
    """Tell whether ``text`` is no regex, but a list as JSON has it: as a regex it would
    match no name, or one of a single letter.
    """
    return _LIST.fullmatch(text) is not None


def headers_meant(text: str) -> str | None:
    """The names of headers that ``text`` holds, with commas between them."""
    names: list[str] = []
    has_value = False

    for part in _words(_BETWEEN_NAMES, text):
        name, colon, _ = part.partition(":")

        # What follows a value belongs to it: "Accept: text/html; charset=utf-8".
        if colon or not has_value:
            names += _names(name.split())

        has_value = has_value or bool(colon)

    return ", ".join(names) if names and all(map(_is_plain, names)) else None


def _names(words: list[str]) -> list[str]:
    """One name with blanks for its hyphens, or several with blanks between them."""
    joined = "-".join(words)
    parted = ["-" in word or "_" in word for word in words]
    known = [word.lower() in _WORDS for word in words]

    if joined.lower() in _COMPOUNDS or not any(parted + known):
        return [joined]

    are_names = all(map(max, zip(parted, known, strict=True)))
    return words if are_names else [""]


def _is_plain(text: str) -> bool:
    # A quotation mark may be part of a name, by the standard, and never is.
    return fetch.is_token(text) and _QUOTED.fullmatch(text) is None


def _words(between: re.Pattern[str], text: str) -> list[str]:
    return [word for word in map(str.strip, between.split(text)) if word]
