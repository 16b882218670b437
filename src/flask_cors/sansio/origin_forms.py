"""How an allowed origin may be written, and what is said of one that never matches.

An entry that no browser's Origin can equal allows nobody. It is never repaired into one
that allows somebody: the finding shows what was probably meant.
"""

from __future__ import annotations

import inspect
import ipaddress
import re
import typing as t

from ..errors import Fault
from . import forms
from .forms import Note
from .origins import AllowedOrigins
from .origins import Check
from .origins import NULL
from .origins import OriginPattern

_EXPECTED = "an origin is text, a compiled pattern, a function, or a list of them"

_ANY = frozenset({"*", ".*"})
_FIX = "Name an origin: origins=['https://app.example.com']."
_EXAMPLE = "Write an origin such as 'https://app.example.com'."
_SCHEMES = ("http", "https")

_WITH_PATH = re.compile(
    r"([a-z][a-z0-9+.\-]*://[\w\-.~:%@]+)/[\w\-./~%]*(?:\*|\?[\w\-./~%&=]+)?",
    re.IGNORECASE,
)
_IPV6_HOST = re.compile(r"\[[0-9a-f:.]*:[0-9a-f:.]*\](?::[0-9]+)?", re.IGNORECASE)
_WITH_USER = re.compile(r"([a-z][a-z0-9+.\-]*://)[^/@]*@([^/@]+)", re.IGNORECASE)
_LEADING_GLOB = re.compile(r"(?:([a-z][a-z0-9+.\-]*)://)?\*(.*)", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"[^\s/:@]+:[0-9]+")


def allowed_origins(value: object, note: Note) -> AllowedOrigins:
    """Parse the value of ``origins``.

    :param value: one entry, an iterable of them, or one string with commas.
    :param note: where mistakes, and entries that never match, are written down.
    """
    found = _Found(note)
    entries = forms.entries(value, note, _EXPECTED, _FIX)

    for entry in entries:
        found.add(entry)

    if not entries and not found.note.findings:
        _allows_nobody(value, note)

    return found.compiled()


class _Found:
    """The entries that have been read so far, by kind."""

    def __init__(self, note: Note):
        self.note = note
        self.any = False
        self.literals: set[str] = set()
        self.wildcards: set[str] = set()
        self.regexes: dict[re.Pattern[str], None] = {}
        self.checks: list[Check] = []

    def compiled(self) -> AllowedOrigins:
        return AllowedOrigins(
            self.any,
            frozenset(self.literals),
            frozenset(self.wildcards),
            tuple(self.regexes),
            tuple(self.checks),
        )

    def add(self, entry: object) -> None:
        if isinstance(entry, str):
            self._add_text(entry)
        elif isinstance(entry, re.Pattern):
            self._add_pattern(entry)
        elif entry is None:
            _allows_nobody(entry, self.note)
        elif callable(entry):
            self._add_check(entry)
        else:
            forms.wrong_type(entry, self.note, _EXPECTED, _FIX)

    def _add_text(self, text: str) -> None:
        pattern = OriginPattern.parse(text)

        if pattern is not None:
            self._add_origin(pattern)
        elif text in _ANY:
            self.any = True
        elif text == NULL:
            self.literals.add(NULL)
        elif _is_loopback(text):
            host = text.lower()
            self.wildcards.update(f"{scheme}://{host}:*" for scheme in _SCHEMES)
        elif _is_no_regex(text):
            _never_matches(text, self.note)
        else:
            self._add_regex(text)

    def _add_origin(self, pattern: OriginPattern) -> None:
        kind = self.literals if pattern.is_literal else self.wildcards
        kind.add(str(pattern))

    def _add_regex(self, text: str) -> None:
        suggestion = _wildcard_meant(text)
        compiled = forms.regex(any_port(text), self.note, *suggestion)

        if compiled is not None and suggestion:
            self.note.warn(
                Fault.NEVER_MATCHES,
                text,
                "read as a regex, which no origin matches: it allows nobody.",
                f"Write {suggestion[0]!r}.",
                *suggestion,
            )
        elif compiled is not None:
            self.regexes[compiled] = None

    def _add_pattern(self, pattern: re.Pattern[t.Any]) -> None:
        if forms.is_of_text(pattern, self.note):
            text = any_port(pattern.pattern)
            self.regexes[re.compile(text, pattern.flags)] = None

    def _add_check(self, check: Check) -> None:
        functions = (check, t.cast(t.Any, check).__call__)

        if any(map(inspect.iscoroutinefunction, functions)):
            self.note.error(
                Fault.WRONG_TYPE, check, "an async function.", "Write a plain function."
            )
            return

        self.checks.append(check)


def _is_no_regex(text: str) -> bool:
    """Tell whether ``text`` was meant as an origin, for all that it holds."""
    meant = _WITH_PATH.fullmatch(text) or _IPV6_HOST.fullmatch(text)
    return bool(meant) or text.startswith("/") or not forms.looks_like_regex(text)


def any_port(regex: str) -> str:
    """Read ``:*`` at the end of a regex as "any port", as applications write it."""
    body = regex.removesuffix("$")

    if not body.endswith(":*"):
        return regex

    return f"{body[:-2].removesuffix(chr(92))}(?::[0-9]{{1,5}})?"


def _is_loopback(text: str) -> bool:
    host = text.lower()

    if host == "localhost":
        return True

    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host

    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return False

    # Without its brackets an IPv6 address is no host of an origin.
    return address.is_loopback and (address.version == 4 or bare != host)


def _wildcard_meant(text: str) -> tuple[str, ...]:
    """The pattern that was meant by a leading glob, as in ``*.example.com``."""
    match = _LEADING_GLOB.fullmatch(text)

    if match is None:
        return ()

    scheme = match[1] or "https"
    rest = match[2].lstrip("*").lstrip(".")
    meant = f"{scheme}://*.{rest}"

    if OriginPattern.parse(meant) is not None:
        return (meant,)

    port = match[2].lstrip("*/")
    return (f"{scheme}://.*{port}",) if not port.strip(":*0123456789") else ()


def _never_matches(text: str, note: Note) -> None:
    if not text:
        _allows_nobody(text, note)
        return

    message, suggestion = _diagnosis(text)
    note.warn(
        Fault.NEVER_MATCHES,
        text,
        f"{message}: no browser's Origin equals it, and it allows nobody.",
        f"Write {suggestion!r}." if suggestion else _EXAMPLE,
        *([suggestion] if suggestion else []),
    )


def _diagnosis(text: str) -> tuple[str, str | None]:
    """What keeps ``text`` from being an origin, and the origin that was meant."""
    if match := _WITH_PATH.fullmatch(text):
        return "an origin has no path and no trailing slash", match[1]

    if match := _WITH_USER.fullmatch(text):
        return "an origin has no user name", f"{match[1]}{match[2]}"

    if text.lower() == NULL:
        return "the null origin is written in lower case", NULL

    if "://" not in text:
        return "an origin needs a scheme", _with_scheme(text)

    if not text.isascii():
        return "an origin is written in Punycode", _in_punycode(text)

    return "not of the form scheme://host[:port]", None


def _with_scheme(text: str) -> str | None:
    local = _HOST_AND_PORT.fullmatch(text) is not None
    meant = f"{'http' if local else 'https'}://{text.strip('/')}"
    return meant if OriginPattern.parse(meant) is not None else None


def _in_punycode(text: str) -> str | None:
    scheme, _, host = text.partition("://")

    try:
        return f"{scheme}://{host.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None


def _allows_nobody(value: object, note: Note) -> None:
    note.warn(
        Fault.ALLOWS_NOBODY,
        value,
        "allows nobody.",
        _FIX,
    )
