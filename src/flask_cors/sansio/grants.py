"""What a preflight may be granted: methods and request headers."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass
from dataclasses import field

from .fetch import FORBIDDEN_METHODS
from .fetch import is_forbidden_method

#: A browser asks for the names that a script has set itself, each once: of those that
#: are known, uploads to S3 have the most, about twenty. More would cost more than the
#: rest of the request does.
MAX_REQUEST_HEADERS: t.Final = 32
MAX_REQUEST_HEADERS_LENGTH: t.Final = 1024

# Tokens between commas. Possessive, so that no character is looked at twice.
_REQUESTED = re.compile(r",[ \t]*+([!#$%&'*+\-.^_`|~0-9A-Za-z]++)[ \t]*+(?![^,])")

#: Longer than any name there is: no pattern sees more.
MAX_HEADER_NAME_LENGTH: t.Final = 256


# What names a group, or refers to one by its name or number.
_OWN_GROUPS: t.Final = r"\\[1-9]|\(\?[P(]"


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
        if is_forbidden_method(method):
            return None

        if method in self.names and not self.offered:
            return self.header

        if self.offered and method in self.names | offered:
            return ", ".join(sorted((self.names | offered) - FORBIDDEN_METHODS))

        return method if self.any else None


@dataclass(frozen=True, slots=True)
class AllowedHeaders:
    """The request headers that a preflight may ask for.

    :param names: lower-cased.
    :param patterns: matched against the whole of a name, ignoring case.
    """

    names: frozenset[str] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()
    any: bool = False
    _match: cabc.Callable[[str], object] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_match", _matcher(self.patterns))

    def permit(self, name: str) -> bool:
        """Tell whether the header ``name``, a token, is allowed."""
        return bool(self.permitted((name,)))

    def permitted(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of ``names``, which are tokens, that are allowed."""
        if self.any:
            return names

        exact, match = self.names, self._match

        if not self.patterns:
            return tuple([name for name in names if name.lower() in exact])

        return tuple(
            [
                name
                for name in names
                if name.lower() in exact
                or (len(name) <= MAX_HEADER_NAME_LENGTH and match(name))
            ]
        )


def _matcher(patterns: tuple[re.Pattern[str], ...]) -> cabc.Callable[[str], object]:
    """A function that is true of what one of ``patterns`` matches as a whole.

    It asks as few regexes as it can: a preflight may ask for many names.
    """
    plain = "|".join(f"(?:{p.pattern})" for p in patterns if _is_plain(p))
    asked = tuple(p for p in patterns if not _is_plain(p))

    try:
        asked += (re.compile(plain, re.IGNORECASE),) if plain else ()
    except re.error:
        # Such as one that sets flags at its beginning, where it does not stand now.
        asked = patterns

    if len(asked) == 1:
        return asked[0].fullmatch

    return lambda name: any(pattern.fullmatch(name) for pattern in asked)


def _is_plain(pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern means the same as a part of another."""
    is_usual = pattern.flags == re.IGNORECASE | re.UNICODE
    return is_usual and re.search(_OWN_GROUPS, pattern.pattern) is None


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

    names = _REQUESTED.findall(f",{value}")

    # As browsers ask: in lower case, and in an order that is sorted in one pass.
    if value == value.lower():
        return tuple(sorted(dict.fromkeys(names)))

    return tuple(sorted({name.lower(): name for name in reversed(names)}.values()))
