"""The preflight cache: what a page has been granted, and for how long.

https://fetch.spec.whatwg.org/#concept-cache
"""

from __future__ import annotations

import collections.abc as cabc
import dataclasses
import typing as t
from dataclasses import dataclass

from .safelist import NON_WILDCARD

#: The seconds for which an answer is kept that does not say.
DEFAULT_MAX_AGE: t.Final = 5

_MOST: t.Final = 4096


@dataclass(frozen=True, slots=True)
class Key:
    """The requests that share what is kept.

    :param is_credentialed: whether the credentials mode is ``include``.
    :param is_apart: whether what was granted with credentials is not without them.
    """

    origin: str
    url: str
    is_credentialed: bool
    is_apart: bool = False

    def serves(self, other: Key) -> bool:
        """Tell whether what is kept by this key is of use for a request of another:
        what was granted with credentials is so without them too.

        https://fetch.spec.whatwg.org/#concept-cache-match
        """
        if (self.origin, self.url) != (other.origin, other.url):
            return False

        is_equal = self.is_credentialed == other.is_credentialed
        return is_equal or (self.is_credentialed and not self.is_apart)


@dataclass(frozen=True, slots=True)
class Grant:
    """What one answer to a preflight has granted.

    :param methods: with their case; ``*`` may be one of them.
    :param headers: names in lower case; ``*`` may be one of them.
    :param expires: when it is forgotten, in seconds, by the caller's clock.
    """

    key: Key
    methods: frozenset[str]
    headers: frozenset[str]
    expires: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One method, or one name of a header, that was granted.

    https://fetch.spec.whatwg.org/#cache-entry
    """

    key: Key
    method: str | None
    header: str | None
    expires: float

    def covers_method(self, method: str) -> bool:
        """https://fetch.spec.whatwg.org/#concept-cache-match-method"""
        return self.method in (method, "*")

    def covers_header(self, name: str) -> bool:
        """https://fetch.spec.whatwg.org/#concept-cache-match-header"""
        return self.header == name or (self.header == "*" and name != NON_WILDCARD)


@dataclass(frozen=True, slots=True)
class PreflightCache:
    """What one browser has been granted; each change makes a new one.

    :param entries: the oldest first.
    """

    entries: tuple[Entry, ...] = ()

    def covers(
        self, key: Key, method: str | None, headers: cabc.Iterable[str], now: float
    ) -> bool:
        """Tell whether no preflight is needed.

        :param method: absent where it needs no grant.
        :param headers: the names that need one, in lower case.
        """
        live = [e for e in self.entries if e.key.serves(key) and e.expires > now]
        is_granted = method is None or any(e.covers_method(method) for e in live)
        return is_granted and all(
            any(e.covers_header(name) for e in live) for name in headers
        )

    def with_grant(self, grant: Grant, now: float) -> PreflightCache:
        """Keep a grant, and forget what has expired; the oldest, if there are many.

        What was granted before, and is so again, is kept for as long as the new answer
        says.
        """
        live = [entry for entry in self.entries if entry.expires > now]
        fresh = tuple(_entries(grant))
        old = (_renewed(entry, fresh) for entry in live)
        new = (entry for entry in fresh if not any(_matches(e, entry) for e in live))
        return PreflightCache((*old, *new)[-_MOST:])

    def without(self, origin: str, url: str) -> PreflightCache:
        """Forget what is kept for the requests of an origin to a URL.

        https://fetch.spec.whatwg.org/#concept-cache-clear
        """
        kept = (e for e in self.entries if (e.key.origin, e.key.url) != (origin, url))
        return PreflightCache(tuple(kept))


def _entries(grant: Grant) -> cabc.Iterator[Entry]:
    for method in sorted(grant.methods):
        yield Entry(grant.key, method, None, grant.expires)

    for name in sorted(grant.headers):
        yield Entry(grant.key, None, name, grant.expires)


def _renewed(entry: Entry, fresh: cabc.Iterable[Entry]) -> Entry:
    for new in fresh:
        if _matches(entry, new):
            return dataclasses.replace(entry, expires=new.expires)

    return entry


def _matches(entry: Entry, new: Entry) -> bool:
    if not entry.key.serves(new.key):
        return False

    if new.method is not None:
        return entry.covers_method(new.method)

    return new.header is not None and entry.covers_header(new.header)
