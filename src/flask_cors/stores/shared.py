"""Shared origins: a list in a store, which many processes on many machines ask."""

from __future__ import annotations

import abc
import collections.abc as cabc
import itertools
import logging
import os
import threading
import time
import typing as t
import weakref

from ..lookups.running import NoRoomError
from ..lookups.running import PauseError
from ..origin_cache import CachedOrigins
from ..sansio.findings import Finding
from ..sansio.findings import Source
from .entries import is_entry
from .entries import is_serialized
from .entries import judged
from .outages import Outages

logger: logging.Logger = logging.getLogger("flask_cors")

#: The part of a store that answers lookups.
LOOKUPS: t.Final = "lookups"

_MOST_NAMED: t.Final = 5

#: When a review that has failed is begun again, in seconds.
_LATER: t.Final = 60


class Presence:
    """What one process has of its own of shared origins: a fork begins anew, without
    the locks and threads of its parent.

    :param cached: what it knows of the store.
    :param outages: what does not work.
    """

    def __init__(self, cached: CachedOrigins, outages: Outages):
        self.cached: t.Final = cached
        self.outages: t.Final = outages
        self._reviewing = threading.Lock()
        self._review_at = 0.0

    def answer(self, origin: str) -> bool:
        """Tell whether an origin is allowed."""
        return self.cached(origin)

    def looked_up(self) -> None:
        """Take note that the store has answered."""
        self.outages.ended(LOOKUPS)

    def begins_review(self) -> bool:
        """Tell whether nobody has begun to review the store in this process."""
        is_due = time.monotonic() >= self._review_at
        return is_due and self._reviewing.acquire(blocking=False)

    def puts_off_review(self) -> None:
        """Let somebody else begin it again, but not at once."""
        self._review_at = time.monotonic() + _LATER
        self._reviewing.release()


class SharedOrigins(abc.ABC):
    """A check that asks a store, through a cache. It raises nothing: what cannot be
    found out is refused, and the log has the reason, once.

    Only well-formed origins are ever asked about, so that an entry which is none is
    never granted.

    :param terms: keyword arguments of :func:`~flask_cors.cached_origins`.
    """

    def __init__(self, **terms: t.Any):
        self._terms = terms
        # Mistakes are told now, and not when the first request comes.
        cached = self._cached()
        self._stale_if_error: t.Final = cached.stale_if_error
        self._timeout: t.Final = cached.timeout
        self._presences: dict[int, weakref.WeakKeyDictionary[object, Presence]] = {}

    def __call__(self, origin: str) -> bool:
        if not is_serialized(origin):
            return False

        presence = self._presence()

        try:
            return presence.answer(origin)
        except (NoRoomError, PauseError):
            # The lookups that take the room, or have failed, are told of.
            return False
        except Exception as error:
            presence.outages.began(LOOKUPS, error)
            return False

    def review(self) -> cabc.Iterator[Finding]:
        """Find the entries of the store that allow nobody, such as one with a trailing
        slash, and what was meant by each. The store is read a part at a time.

        .. code-block:: python

            for finding in origins.review():
                print(finding)

        Errors of the store are raised here.
        """
        return judged(self._entries(), self._source())

    @abc.abstractmethod
    def _look_up(self, origin: str) -> bool:
        """Ask the store about one origin."""

    @abc.abstractmethod
    def _entries(self) -> cabc.Iterator[object]:
        """All that is in the store."""

    @abc.abstractmethod
    def _source(self) -> Source:
        """Where the entries are, in words."""

    def _whose(self) -> object:
        """Whose answers are not to be mixed with those of others."""
        return self

    def _presence(self) -> Presence:
        process = os.getpid()
        presences = self._presences.get(process)

        if presences is None:
            new = weakref.WeakKeyDictionary[object, Presence]()
            presences = self._presences.setdefault(process, new)
            self._drop_others(process)

        whose = self._whose()
        found = presences.get(whose)

        # Two threads may come here at once: one of theirs is kept.
        return found or presences.setdefault(whose, self._begun())

    def _drop_others(self, process: int) -> None:
        """Drop what a fork has of its parent, whose connections it has as well."""
        for other in {*self._presences} - {process}:
            self._presences.pop(other, None)

    def _begun(self) -> Presence:
        return Presence(self._cached(), self._outages())

    def _cached(self) -> CachedOrigins:
        # What stands in is told once for the whole store, and not for each origin.
        return CachedOrigins(
            self._asked,
            **self._terms,
            _call=type(self).__name__,
            _tell=logger.debug,
        )

    def _outages(self) -> Outages:
        return Outages(repr(self), self._stale_if_error)

    def _asked(self, origin: str) -> bool:
        """What the cache calls. The log is told how the store does."""
        presence = self._presence()

        try:
            answer = self._look_up(origin)
        except Exception as error:
            presence.outages.began(LOOKUPS, error)
            raise

        presence.looked_up()

        if presence.begins_review():
            self._begin_report(presence)

        return answer

    def _begin_report(self, presence: Presence) -> None:
        """Look in the background for entries that allow nobody."""
        threading.Thread(
            target=self._report,
            args=(presence, self._entries()),
            name="flask-cors-review",
            daemon=True,
        ).start()

    def _report(self, presence: Presence, entries: cabc.Iterator[object]) -> None:
        try:
            malformed = (entry for entry in entries if not is_entry(entry))
            named = list(itertools.islice(malformed, _MOST_NAMED))
            count = len(named) + sum(1 for _ in malformed)
        except Exception as error:
            logger.info("%r could not be reviewed: %.300r", self, error)
            presence.puts_off_review()
            return

        if not count:
            return

        more = f" and {count - len(named)} more" if count > len(named) else ""
        logger.warning(
            "%r has %d %s: %s%s. Its review() says what is wrong",
            self,
            count,
            "entry that allows nobody" if count == 1 else "entries that allow nobody",
            ", ".join(f"{entry!r:.200}" for entry in named),
            more,
        )
