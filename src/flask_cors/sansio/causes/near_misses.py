"""Near misses: what an allowed origin differs in from the one that is refused.

What is looked at is bounded: a log tells of every refused request.
"""

from __future__ import annotations

import collections.abc as cabc
import itertools
import re
import typing as t
from dataclasses import dataclass

from ..layers import Setting
from ..origin_patterns import OriginPattern
from ..origin_spelling import misspelling
from ..origin_spelling import page_origin
from ..origins import AllowedOrigins
from ..policy import Policy
from . import wording
from .misspellings import misspelled
from .misspellings import texts

_MOST_ENTRIES: t.Final = 1000
_MOST_SUSPECTS: t.Final = 8
_MOST_REGEXES: t.Final = 8

_OTHER_SCHEME: t.Final = {"http": "https", "https": "http"}
_LOOPBACK: t.Final = ("localhost", "127.0.0.1", "[::1]")
_WWW: t.Final = "www."


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What is nearly right.

    :param words: a clause that follows "does not have ...:".
    :param entries: the entries, as they are written, that were meant to allow it.
    """

    words: str
    entries: tuple[object, ...] = ()


def near_miss(policy: Policy, origin: str) -> NearMiss | None:
    """What was probably meant to allow ``origin``, if that can be told."""
    pattern = page_origin(origin)

    if pattern is None or str(pattern) != origin.lower():
        return _unsent(origin, pattern)

    setting = policy.settings["origins"]
    written = _misspelled(setting, pattern, origin)

    if written is not None:
        return written

    looks = (_other, _wildcard, _relative)
    clauses = (clause for look in looks for clause in look(pattern, policy.origins))
    words = next(clauses, None) or _regex(policy.origins.regexes, origin)
    return None if words is None else NearMiss(words)


def _unsent(origin: str, pattern: OriginPattern | None) -> NearMiss | None:
    """What keeps the request's own origin from being one of a browser."""
    if pattern is not None:
        words = f"browsers send it as {wording.quoted(str(pattern))}"
        return NearMiss(words)

    found = misspelling(origin)

    if found is None:
        return None

    return NearMiss(f"no browser sends it, as {found.message}")


def _misspelled(
    setting: Setting, pattern: OriginPattern, origin: str
) -> NearMiss | None:
    """An entry that allows nobody as it is written, and was meant for ``origin``."""
    entries = (e for e in texts(setting.written) if pattern.host in e.lower())

    for entry in itertools.islice(entries, _MOST_SUSPECTS):
        found = misspelled(entry, setting.source)

        if found is not None and found.meant.permit(origin):
            return NearMiss(found.words, (entry,))

    return None


def _other(pattern: OriginPattern, allowed: AllowedOrigins) -> cabc.Iterator[str]:
    """Another scheme, another port."""
    scheme = _OTHER_SCHEME.get(pattern.scheme)

    if scheme is not None:
        origin = str(OriginPattern(scheme, pattern.host, port=pattern.port))

        if allowed.lists(origin):
            yield f"it allows {wording.quoted(origin)}, which is another scheme"

    ports = sorted(_other_ports(pattern, allowed))

    if ports:
        yield f"it allows {wording.quoted(ports[0])}, which is another port"


def _other_ports(pattern: OriginPattern, allowed: AllowedOrigins) -> cabc.Iterator[str]:
    origin = str(OriginPattern(pattern.scheme, pattern.host))

    if allowed.lists(origin):
        yield origin

    for text in itertools.islice(allowed.literals, _MOST_ENTRIES):
        if text.startswith(f"{origin}:"):
            yield text


def _wildcard(pattern: OriginPattern, allowed: AllowedOrigins) -> cabc.Iterator[str]:
    """A wildcard for the subdomains of this very host."""
    for port in (pattern.port, "*"):
        below = str(OriginPattern(pattern.scheme, pattern.host, True, port))

        if below in allowed.wildcards:
            shown = wording.quoted(below)
            yield f"{shown} is for subdomains, and not for the host itself"


def _relative(pattern: OriginPattern, allowed: AllowedOrigins) -> cabc.Iterator[str]:
    """A host that is nearly this one."""
    for host, words in _hosts(pattern.host):
        origin = str(OriginPattern(pattern.scheme, host, port=pattern.port))

        if allowed.lists(origin):
            yield f"it allows {wording.quoted(origin)}, {words}"


def _hosts(host: str) -> cabc.Iterator[tuple[str, str]]:
    if host in _LOOPBACK:
        others = (other for other in _LOOPBACK if other != host)
        yield from ((other, "which is another host") for other in others)
        return

    if host.startswith(_WWW):
        yield host.removeprefix(_WWW), f"without {_WWW!r}"
    else:
        yield f"{_WWW}{host}", f"with {_WWW!r}"

    _, dot, parent = host.partition(".")

    if dot:
        yield parent, "which does not stand for its subdomains"


def _regex(regexes: tuple[re.Pattern[str], ...], origin: str) -> str | None:
    """A regex that matches the beginning only, or minds the case."""
    for regex in regexes[:_MOST_REGEXES]:
        shown = wording.cut(wording.entry(regex.pattern))

        if regex.match(origin) is not None:
            return f"the regex {shown} matches its beginning, and not the whole of it"

        if regex.flags & re.IGNORECASE:
            continue

        if re.compile(regex.pattern, regex.flags | re.IGNORECASE).fullmatch(origin):
            return f"the regex {shown} would match it if it ignored the case"

    return None
