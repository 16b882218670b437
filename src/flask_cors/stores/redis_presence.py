"""A process that asks Redis: what it knows, and since when it hears of changes."""

from __future__ import annotations

import collections.abc as cabc
import threading
import time
import typing as t
import weakref

from ..lookups.answers import Recent
from ..origin_cache import CachedOrigins
from .outages import Outages
from .redis_listener import Listener
from .shared import Presence

if t.TYPE_CHECKING:
    from redis.connection import ConnectionInterface

#: The part of a store that tells of changes.
_CHANGES: t.Final = "changes"

#: For how long an answer is fresh while it is not known what has changed, in seconds.
_UNHEARD: t.Final = 0.5

#: Stands before an origin that was taken off the list, in the channel of changes.
REMOVED: t.Final = "-"


class RedisPresence(Presence):
    """What one process knows of origins in Redis.

    :param connection: what it listens with.
    :param key: the key of the set.
    """

    def __init__(
        self,
        cached: CachedOrigins,
        outages: Outages,
        connection: ConnectionInterface,
        key: str,
    ):
        super().__init__(cached, outages)
        self._channel = channel(key)
        channels = (self._channel, f"__keyspace@{_database(connection)}__:{key}")
        # The thread keeps nobody alive.
        self.listener: t.Final = Listener(connection, channels, weakref.ref(self))
        self._withdrawn = _Withdrawn(cached.max_entries)
        self._has_news = False
        self._forgotten = 0.0

    def answer(self, origin: str) -> bool:
        self.listener.start()
        self._limit_freshness()

        if not self.cached(origin):
            return False

        # It may have been told of while it was looked up: perhaps it is there again.
        return origin not in self._withdrawn or self._is_back(origin)

    def _is_back(self, origin: str) -> bool:
        return self.cached(origin) and origin not in self._withdrawn

    def looked_up(self) -> None:
        self._has_news = True
        super().looked_up()

    def found(self, origin: str, asked: float) -> None:
        """Take note of an answer about an origin, and when the store was asked."""
        self._withdrawn.settle(origin, asked)

    def subscribed(self) -> None:
        self.cached.forget()
        self.outages.ended(_CHANGES)

    def changed(self, channel: str, message: str) -> None:
        """Forget what the message names; all, if it names none."""
        if channel != self._channel or not message:
            self.cached.forget()
            return

        lines = message.split("\n")
        removed = [line[1:] for line in lines if line.startswith(REMOVED)]

        # In this order: what is looked up once it is forgotten is younger than this.
        self._withdrawn.add(removed, time.monotonic())
        self.cached.forget(*(line.removeprefix(REMOVED) for line in lines))

    def failed(self, error: Exception) -> None:
        self.outages.began(_CHANGES, error)

    def _limit_freshness(self) -> None:
        """While changes may go unheard, forget all that was found out, again and again.
        What cannot be asked about anew still stands in.
        """
        now = time.monotonic()
        is_due = now - self._forgotten >= _UNHEARD

        if self._has_news and is_due and not self.listener.is_current:
            self._has_news = False
            self._forgotten = now
            self.cached.forget()


class _Withdrawn:
    """Origins that are known to be off the list, of which no older answer stands in."""

    def __init__(self, most: int):
        self._times: Recent[float] = Recent(most)
        self._lock = threading.Lock()

    def __contains__(self, origin: str) -> bool:
        # Nearly always there is none.
        if not len(self._times):
            return False

        with self._lock:
            return self._times.get(origin) is not None

    def add(self, origins: cabc.Iterable[str], now: float) -> None:
        with self._lock:
            for origin in origins:
                self._times.put(origin, now)

    def settle(self, origin: str, asked: float) -> None:
        """Drop an origin, as there is an answer that is younger."""
        if not len(self._times):
            return

        with self._lock:
            told = self._times.get(origin)

            if told is not None and told < asked:
                self._times.drop(origin)


def channel(key: str) -> str:
    """The channel in which changes of a set are told."""
    return f"{key}:changed"


def _database(connection: ConnectionInterface) -> int:
    return int(t.cast(t.Any, connection).db)
