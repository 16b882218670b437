"""Headers of a response that hold a list, or a number of seconds.

https://fetch.spec.whatwg.org/#extract-header-list-values
"""

from __future__ import annotations

import re
import typing as t

from ..fetch import is_token
from .exchanges import Headers

_SECONDS = re.compile(r"[0-9]+")

#: More seconds than any browser counts.
_MOST_DIGITS: t.Final = 12


class MalformedListError(ValueError):
    """Raised if a header is no list of tokens.

    :param value: that of the header.
    """

    def __init__(self, value: str):
        super().__init__(value)
        self.value = value


def tokens(headers: Headers, name: str) -> tuple[str, ...] | None:
    """The entries of a header, of all its lines; absent if it is not there.

    :raises MalformedListError: if one of them is no token. Empty ones are passed over.
    """
    lines = [value for key, value in headers if key.lower() == name.lower()]

    if not lines:
        return None

    return tuple(entry for line in lines for entry in _entries(line))


def seconds(headers: Headers, name: str) -> int | None:
    """The value of a header, if it is there once and is a number of seconds."""
    lines = [value for key, value in headers if key.lower() == name.lower()]

    if len(lines) != 1 or not _SECONDS.fullmatch(lines[0].strip(" \t")):
        return None

    return int(lines[0].strip(" \t").lstrip("0")[:_MOST_DIGITS] or 0)


def _entries(line: str) -> list[str]:
    entries = [entry.strip(" \t") for entry in line.split(",")]
    listed = [entry for entry in entries if entry]

    if not all(map(is_token, listed)):
        raise MalformedListError(line)

    return listed
