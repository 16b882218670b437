"""What keeps a text from being an origin, and which one was probably meant.

https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
import unicodedata
from dataclasses import replace

from . import schemes
from .findings import Fault
from .forms import compiled
from .forms import looks_like_regex
from .forms import NOT_COMPILED
from .globs import Glob
from .misspelling import Misspelling
from .origin_parts import Parts
from .origin_parts import too_long
from .origin_patterns import OriginPattern
from .origins import NULL

#: What stands for every origin.
ANY: t.Final = frozenset({"*", ".*"})

#: Nothing that was meant as an origin is longer, nor a list of them in one text.
_MAX_LENGTH = 4000

#: More than a text can be in need of: quotes, a scheme, user, path, host and port.
_MOST_REPAIRS = 8

_LIST = re.compile(
    r"[\[({]\s*+(['\"]).*\1\s*+,?\s*+[\])}]|\[[^\[\]]*://[^\[\]]*\]", re.DOTALL
)
_QUOTED = re.compile(r"(['\"])(.*?)\1", re.DOTALL)
_LINK = re.compile(r"\[[^\[\]]*\]\(([^\s()]*)\)")
_OF_REGEX = frozenset("\\^$([+|")
_SLASHED = re.compile(r"/(.*)/[a-z]*", re.DOTALL)

_TWICE = re.compile(r"(?:https?:/*)+(https?://.*)", re.IGNORECASE | re.DOTALL)
_BROKEN = re.compile(
    r"(https?)(?!://[^/])(?![:/][0-9]+$)(?:[:;]*(?:/|\\\\)[:/\\]*|[:;]+)(?=[\w*])(.*)",
    re.IGNORECASE | re.DOTALL,
)
_OPAQUE = re.compile(
    r"(about|blob|data|file|filesystem|javascript):(?![0-9]+$)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_PLACEHOLDER = re.compile(
    r"(?<!\\)(?:(?<!\\[NpP])\$?\{{1,3}\s*+[a-z_][^{},]*+\}{1,3}|\$[a-z_]\w*"
    r"|(?<!\?)(?<!\?P)<[a-z_][^<>]*>|%\(\w+\)s)",
    re.IGNORECASE,
)

# Of a regex: the end of the scheme, an escape, a class, or any other character.
_TOKEN = re.compile(r":\\?/\\?/|\\/|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_SLASHES = ("/", r"\/")
_OPTIONAL = ("?", "*", "{")

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def page_origin(text: str) -> OriginPattern | None:
    """Parse ``text``, or return nothing where no page has such an origin."""
    pattern = OriginPattern.parse(text)
    is_of_socket = pattern is not None and pattern.scheme in schemes.SOCKETS
    return None if is_of_socket else pattern


def misspelling(text: str) -> Misspelling | None:
    """What keeps ``text``, which is no origin, from being one.

    :return: nothing where it was not meant as one, but as a regex. The origin that
        was meant has no fault itself.
    """
    found = _first(text)
    return found and replace(found, meant=_repaired(found.meant))


def path_of_regex(text: str) -> Misspelling | None:
    """What keeps a regex from matching any origin: a slash behind the host."""
    depth = 0
    before = None

    for match in _TOKEN.finditer(text):
        token = match[0]
        depth += (token == "(") - (token == ")")

        if depth > 0:
            continue

        if token == "|":
            return None

        if token in _SLASHES and not text.startswith(_OPTIONAL, match.end()):
            before = text[: match.start()] if before is None else before

    if before is None:
        return None

    message = "an origin has no path and no trailing slash"
    return Misspelling(Fault.ORIGIN_WITH_PATH, message, _repaired(before))


def _repaired(text: str | None) -> str | None:
    """Mend one fault of ``text`` after the other."""
    for _ in range(_MOST_REPAIRS):
        if text is None:
            return None

        clean = _clean(text)

        if clean is not None:
            return clean

        found = _first(text)

        if found is None:
            return _as_regex(text)

        text = found.meant

    return None


def _clean(text: str) -> str | None:
    """Write ``text`` as it is best written, if each of its entries has no fault."""
    written = [
        entry if entry in ANY or entry == NULL else str(page_origin(entry) or "")
        for entry in text.split(", ")
    ]
    return ", ".join(written) if all(written) else None


def _as_regex(text: str) -> str | None:
    glob = Glob.parse(text)

    if glob is not None:
        return glob.meant[0] if glob.meant else None

    # A password, perhaps: no origin has this character.
    if "@" in text:
        return None

    try:
        compiled(text)
    except NOT_COMPILED:
        return None

    return None if path_of_regex(text) else text


def _first(text: str) -> Misspelling | None:
    """The first fault of ``text``; what was meant may have others."""
    if len(text) > _MAX_LENGTH:
        return None if looks_like_regex(text) else too_long()

    for look in _LOOKS:
        found = look(text)

        if found is not None:
            return found

    parts = Parts.parse(text)
    return None if parts is None else parts.misspelling()


def _no_origin(message: str, meant: str | None = None) -> Misspelling:
    return Misspelling(Fault.NOT_AN_ORIGIN, message, meant)


def _list(text: str) -> Misspelling | None:
    """A list as JSON and Python have it, from a file or the environment."""
    if _LIST.fullmatch(text) is None:
        return None

    quoted = [match[2] for match in _QUOTED.finditer(text)]
    entries = quoted or text.strip("[]").split(",")
    message = "several origins in one text have commas between them, and no more"
    return _no_origin(message, _joined(entry.strip() for entry in entries))


def _several(text: str) -> Misspelling | None:
    """Origins with blanks or semicolons between them."""
    parts = re.split(r"[\s;]+", text.strip("; "))

    # A regex may ignore its blanks, if it says so at its start.
    if len(parts) < 2 or "(?" in text or not all("://" in part for part in parts):
        return None

    return _no_origin(
        "several origins in one text have commas between them", _joined(parts)
    )


def _joined(entries: cabc.Iterable[str]) -> str | None:
    """One text of all entries, where each can be mended; of lists in lists none."""
    mended = [None if e.startswith(("[", "(", "{")) else _repaired(e) for e in entries]
    whole = [entry for entry in mended if entry is not None]
    return ", ".join(whole) if len(whole) == len(mended) else None


def _unseen(text: str) -> Misspelling | None:
    """What was copied along from a page: a mark of byte order, a blank of no width."""
    seen = "".join(
        c for c in text if c == " " or unicodedata.category(c) not in _UNSEEN
    )

    if seen == text or "(?" in text or not seen.isascii():
        return None

    return _no_origin("it has characters that cannot be seen", seen.strip())


def _quoted(text: str) -> Misspelling | None:
    """Quotation marks and brackets around it, and links as Markdown has them."""
    link = _LINK.fullmatch(text)
    inner = text.strip("'\"` ") if link is None else link[1]

    if inner.startswith("<") and inner.endswith(">"):
        inner = inner[1:-1]

    if inner == text:
        return None

    is_meant = inner in ANY or inner == NULL or "://" in inner or "." in inner
    message = "an origin stands without quotation marks and brackets"
    return _no_origin(message, inner if is_meant else None)


def _slashed(text: str) -> Misspelling | None:
    """A regex as JavaScript has it."""
    match = _SLASHED.fullmatch(text)

    if match is None or _OF_REGEX.isdisjoint(match[1]):
        return None

    return _no_origin(
        "a regex stands without slashes around it", match[1].replace(r"\/", "/")
    )


def _twice(text: str) -> Misspelling | None:
    match = _TWICE.fullmatch(text)
    return match and _no_origin("an origin has one scheme", match[1])


def _broken(text: str) -> Misspelling | None:
    """``http:/host``, ``http:host``, ``http//host`` and others of their kind."""
    match = _BROKEN.fullmatch(text)
    return match and _no_origin("'://' follows the scheme", f"{match[1]}://{match[2]}")


def _opaque(text: str) -> Misspelling | None:
    """A scheme whose origin is null, also where it has no ``//``."""
    match = _OPAQUE.fullmatch(text)
    found = match and schemes.misspelling(match[1].lower())

    if match is None or found is None:
        return None

    # What is in a blob belongs to the page that has made it.
    return replace(found, meant=match[2] if "://" in match[2] else None)


def _placeholder(text: str) -> Misspelling | None:
    """``https://{tenant}.example.com``, and ``http://localhost:$PORT``."""
    match = _PLACEHOLDER.search(text)

    # A password may look like one, and is not to be shown.
    if match is None or "@" in text[match.end() :]:
        return None

    message = f"nothing stands for {match[0]!r} yet"
    before = text[: match.start()]

    if match.end() < len(text) or not before.endswith(":"):
        return _no_origin(message)

    parts = Parts.parse(f"{before}port")
    found = parts and parts.misspelling()
    meant = found.meant if found and found.fault is Fault.INVALID_PORT else None
    return Misspelling(Fault.INVALID_PORT, message, meant)


_LOOKS: t.Final = (
    _list,
    _several,
    _unseen,
    _slashed,
    _quoted,
    _twice,
    _broken,
    _opaque,
    _placeholder,
)
