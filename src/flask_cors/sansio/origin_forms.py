"""How an allowed origin may be written, and what is said of one that never matches.

An entry that no browser's Origin can equal allows nobody. It is never repaired into one
that allows somebody: the finding shows what was probably meant.
"""

from __future__ import annotations

import collections.abc as cabc
import ipaddress
import re
import typing as t

from . import forms
from .addresses import ipv6
from .checks import adapted
from .findings import Fault
from .forms import Note
from .globs import Glob
from .hosts import has_hyphen_at_end
from .misspelling import Misspelling
from .option_types import Check
from .origin_patterns import OriginPattern
from .origin_spelling import ANY
from .origin_spelling import misspelling
from .origin_spelling import page_origin
from .origin_spelling import path_of_regex
from .origins import AllowedOrigins
from .origins import is_ordinary
from .origins import NULL
from .schemes import SPECIAL

_EXPECTED = "an origin is text, a compiled pattern, a function, or a list of them"

_EXAMPLE = "Write an origin such as 'https://app.example.com'."
_OF_RANGE = Fault.WILDCARD_OVER_ADDRESS
_RANGE = "Name the addresses, or match them with a regex or a function."
_SCHEMES = ("http", "https")
_PATH = re.compile(r"\^?/")
_EMPTY = frozenset({"", "[]", "()", "{}"})


def allowed_origins(value: object, note: Note) -> AllowedOrigins:
    """Parse the value of ``origins``.

    :param value: one entry, an iterable of them, or one string with commas.
    :param note: where mistakes, and entries that never match, are written down.
    """
    found = _Found(note)
    known = len(note.findings)
    path = _path(value)
    fix = _fix_of(note) if path is None else f"Write resources={{{path!r}: ...}}."
    entries = forms.entries(value, note, _EXPECTED, fix)

    for entry in entries:
        found.add(entry)

    if not entries and len(note.findings) == known:
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
            forms.wrong_type(entry, self.note, _EXPECTED, _fix_of(self.note))

    def _add_text(self, text: str) -> None:
        if is_ordinary(text):
            self.literals.add(text)
            return

        pattern = page_origin(text)

        if pattern is not None:
            self._add_origin(pattern, text)
        elif text in ANY:
            self.any = True
        elif text == NULL:
            self.literals.add(NULL)
        elif _is_loopback(text):
            host = text.lower()
            self.wildcards.update(f"{scheme}://{host}:*" for scheme in _SCHEMES)
        elif text in _EMPTY:
            _allows_nobody(text, self.note)
        elif found := misspelling(text):
            _never_matches(text, found, self.note)
        else:
            self._add_regex(text)

    def _add_origin(self, pattern: OriginPattern, text: str) -> None:
        kind = self.literals if pattern.is_literal else self.wildcards
        kind.add(str(pattern))

        if pattern.scheme in SPECIAL:
            _advise(pattern, text, self.note)
        elif pattern.is_literal:
            # The names of extensions and apps have a case: browsers keep it.
            kind.add(f"{pattern.scheme}{text[len(pattern.scheme) :]}")

    def _add_regex(self, text: str) -> None:
        glob = Glob.parse(text)
        compiled = _compiled(text, glob, self.note)

        if compiled is not None and self._is_of_hosts(compiled, text, glob):
            self.regexes[compiled] = None

    def _add_pattern(self, pattern: re.Pattern[t.Any]) -> None:
        if not forms.is_of_text(pattern, self.note):
            return

        text = any_port(pattern.pattern)
        compiled = forms.compiled(text, pattern.flags)

        if self._is_of_hosts(compiled, pattern.pattern, Glob.parse(pattern.pattern)):
            self.regexes[compiled] = None

    def _is_of_hosts(
        self, regex: re.Pattern[str], text: str, glob: Glob | None
    ) -> bool:
        """Tell whether a regex can match an origin, and write down if it was meant
        to match others than it does.
        """
        found = path_of_regex(text) if glob is None else None

        if found is not None:
            _never_matches(text, found, self.note)
            return False

        if glob is None or regex.fullmatch(glob.sample) is not None:
            return True

        _misread(text, glob, self.note)
        return not glob.is_hopeless

    def _add_check(self, function: cabc.Callable[..., object]) -> None:
        check = adapted(function)

        if check is not None:
            self.checks.append(check)
            return

        self.note.add(
            Fault.WRONG_TYPE,
            function,
            "a function that cannot be called with an origin alone.",
            "Write one that takes the origin, or nothing: def is_allowed(origin): ...",
        )


def _fix_of(note: Note) -> str:
    return f"Name an origin: {note.option}=['https://app.example.com']."


def _path(value: object) -> str | None:
    """The first of the paths, where a table of resources was given as origins."""
    keys = value if isinstance(value, cabc.Mapping) else ()
    return next((k for k in keys if isinstance(k, str) and _PATH.match(k)), None)


def _compiled(text: str, glob: Glob | None, note: Note) -> re.Pattern[str] | None:
    read_as = any_port(text)

    if glob is None:
        return forms.regex(text, note, read_as=read_as)

    told = "no wildcard pattern, and no valid regex"
    return forms.regex(text, note, *glob.meant, read_as=read_as, told=told)


def any_port(regex: str) -> str:
    """Read ``:*`` at the end of a regex as "any port", as applications write it."""
    body = regex.removesuffix("$")

    if not body.endswith(":*"):
        return regex

    end = regex[len(body) :]
    return f"{body[:-2].removesuffix(chr(92))}(?::[0-9]{{1,5}})?{end}"


def _is_loopback(text: str) -> bool:
    host = text.lower()

    if host == "localhost":
        return True

    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host

    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return False

    # An IPv6 address is a host of an origin in its brackets, and in one form only.
    is_host = address.version == 4 or host == f"[{ipv6(bare)}]"
    return address.is_loopback and is_host


def _never_matches(text: str, found: Misspelling, note: Note) -> None:
    note.add(
        found.fault,
        text,
        f"{found.message}: no browser's Origin equals it, and it allows nobody.",
        _RANGE if found.fault is _OF_RANGE and not found.meant else _fix(found.meant),
        *([found.meant] if found.meant else []),
    )


def _misread(text: str, glob: Glob, note: Note) -> None:
    """A glob that is read as a regex, and lets in others than are meant by it."""
    reading = (
        "no wildcard pattern, and no regex of what is meant: it allows nobody."
        if glob.is_hopeless
        else f"no wildcard pattern: it is read as a regex, which does not let in "
        f"{glob.sample}."
    )
    fix = _fix(*glob.meant)
    note.add(Fault.GLOB_AS_REGEX, text, reading, fix, *glob.meant)


def _fix(*meant: str | None) -> str:
    """What to write instead; the second is for any port."""
    origin, *others = meant or (None,)

    if origin is None:
        return _EXAMPLE

    ports = f", or {others[0]!r} for all its ports" if others else ""
    return f"Write {origin!r}{ports}."


def _advise(pattern: OriginPattern, text: str, note: Note) -> None:
    """What works, but is not as browsers write it."""
    written = str(pattern)
    fix = f"Write {written!r}."

    if text != text.lower():
        message = "browsers write an origin in lower case, and so it is read."
        note.add(Fault.UPPER_CASE, text, message, fix, written)

    if text.lower() != written:
        message = "browsers leave out the port of the scheme, and so it is read."
        note.add(Fault.DEFAULT_PORT, text, message, fix, written)

    if has_hyphen_at_end(pattern.host):
        message = "no domain is registered with a hyphen at the end of a label."
        note.add(Fault.HYPHENATED_LABEL, text, message, "Check how it is spelled.")


def _allows_nobody(value: object, note: Note) -> None:
    note.add(
        Fault.ALLOWS_NOBODY,
        value,
        "allows nobody.",
        _fix_of(note),
    )
