"""Lookups: one at a time for each key, in threads of their own, and not too many."""

from __future__ import annotations

import collections.abc as cabc
import contextvars
import logging
import threading
import typing as t

from ..sansio.findings import written
from .answers import Answer
from .answers import Grant
from .answers import KeptAnswers
from .flights import Flight
from .terms import Terms

logger: logging.Logger = logging.getLogger("flask_cors")

#: Looks something up.
Look: t.TypeAlias = cabc.Callable[[], Grant]

#: How many lookups run at a time: a store that hangs costs no more threads.
MOST: t.Final = 32

#: How long a key is left alone after its lookup has failed, in seconds.
PAUSE: t.Final = 1.0


class NoRoomError(TimeoutError):
    """Raised if as many lookups run as may, and none of them ends."""


class PauseError(RuntimeError):
    """Raised if a lookup has failed so recently that another is not begun."""


class Lookups:
    """What one process has found out, and what it is finding out.

    :param terms: on what terms.
    :param clock: tells the time, in seconds.
    :param tell: is told, in words, of an older answer that stands in.
    """

    def __init__(
        self,
        terms: Terms,
        clock: cabc.Callable[[], float],
        tell: cabc.Callable[[str], object] = logger.warning,
    ):
        self._tell: t.Final = tell
        self._terms: t.Final = terms
        self._clock: t.Final = clock
        self._answers: t.Final = KeptAnswers(terms)
        self._flights: t.Final[dict[str, Flight]] = {}
        self._running: t.Final[set[Flight]] = set()
        self._lock: t.Final = threading.Lock()
        self._room: t.Final = threading.Condition(self._lock)

    def fresh(self, key: str) -> Answer | None:
        """The answer that is kept, unless it has expired."""
        with self._lock:
            return self._answers.fresh(key, self._clock())

    def found(self, key: str, look: Look, subject: str) -> Answer:
        """The answer that ``look`` finds; or, if that fails, an older one.

        :param subject: what is looked up, in words.
        :raises Exception: what ``look`` raises, where no answer is young enough.
        """
        try:
            return self._looked_up(key, look, subject)
        except Exception as error:
            stale = self._stale(key, subject, error)

            if stale is None:
                raise

            return stale

    def forget(self, keys: cabc.Collection[str]) -> None:
        """Look these up again, or everything, whatever lookups will find that have
        begun before.
        """
        with self._lock:
            if not keys:
                self._answers.expire_all()
                self._flights.clear()
                return

            self._answers.expire(keys)

            for key in keys:
                self._flights.pop(key, None)

    def _looked_up(self, key: str, look: Look, subject: str) -> Answer:
        with self._lock:
            now = self._clock()
            answer = self._answers.fresh(key, now)

            if answer is not None:
                return answer

            self._heed_pause(key, subject, now)
            flight = self._flights.get(key)
            is_first = flight is None

            if flight is None:
                flight = self._flights[key] = self._flight(now)

        if is_first:
            self._begin(key, flight, look, subject)

        return self._awaited(key, flight, subject)

    def _heed_pause(self, key: str, subject: str, now: float) -> None:
        failure = self._answers.pause(key, now)

        if failure is not None:
            raise PauseError(
                f"the lookup of {subject} failed less than {PAUSE:g} second ago, with "
                f"{failure.reason}"
            )

    def _flight(self, now: float) -> Flight:
        timeout = self._terms.timeout
        return Flight(None if timeout is None else now + timeout)

    def _begin(self, key: str, flight: Flight, look: Look, subject: str) -> None:
        try:
            self._take_room(flight, subject)
            self._start(key, flight, look)
        except BaseException as error:
            self._land(key, flight, error)

            if not isinstance(error, Exception):
                raise

    def _take_room(self, flight: Flight, subject: str) -> None:
        """Wait until fewer lookups run than may; not at all if one of them hangs."""
        with self._room:
            now = self._clock()
            hangs = any(other.is_overdue(now) for other in self._running)
            patience = 0.0 if hangs else flight.remaining(now)

            if not self._room.wait_for(self._has_room, patience):
                raise NoRoomError(
                    f"{subject} was not looked up: {MOST} lookups have not ended"
                )

            self._running.add(flight)

    def _has_room(self) -> bool:
        return len(self._running) < MOST

    def _start(self, key: str, flight: Flight, look: Look) -> None:
        # Nothing of the request is to be seen there, with or without a thread.
        run, context = self._run, contextvars.Context()

        if self._terms.timeout is None:
            exit_ = context.run(run, key, flight, look)

            if exit_ is not None:
                raise exit_

            return

        threading.Thread(
            target=context.run,
            args=(run, key, flight, look),
            name="flask_cors lookup",
            daemon=True,
        ).start()

    def _run(self, key: str, flight: Flight, look: Look) -> BaseException | None:
        """Look something up, and give back what is meant to end the thread."""
        try:
            found = look()
        except BaseException as error:
            self._land(key, flight, error)
            return None if isinstance(error, Exception) else error

        self._land(key, flight, found)
        return None

    def _land(self, key: str, flight: Flight, found: Grant | BaseException) -> None:
        """End a lookup, and keep what it has found; if that has been forgotten since,
        as what was known before.
        """
        with self._lock:
            now = self._clock()
            self._running.discard(flight)
            self._room.notify()
            is_known = self._flights.get(key) is flight

            if isinstance(found, BaseException):
                landed: Answer | BaseException = found
            else:
                landed = self._answers.answer(found, now)

            if is_known:
                del self._flights[key]
                self._keep(key, landed, now)
            elif isinstance(landed, Answer):
                self._answers.keep_expired(key, landed, now)

        flight.land(landed)

    def _awaited(self, key: str, flight: Flight, subject: str) -> Answer:
        if not flight.has_ended(flight.remaining(self._clock())):
            raise self._given_up(key, flight, subject)

        return flight.result()

    def _given_up(self, key: str, flight: Flight, subject: str) -> TimeoutError:
        timeout = self._terms.timeout
        error = TimeoutError(
            f"the lookup of {subject} has not ended after {timeout:g} seconds"
        )

        with self._lock:
            if self._flights.get(key) is flight:
                self._keep(key, error, self._clock())

        return error

    def _keep(self, key: str, found: Answer | BaseException, now: float) -> None:
        if isinstance(found, Answer):
            self._answers.keep(key, found)
            return

        # Where there was no room, it is not this key that is to be left alone.
        pause = 0.0 if isinstance(found, NoRoomError) else PAUSE
        self._answers.fail(key, type(found).__name__, now + pause)

    def _stale(self, key: str, subject: str, error: Exception) -> Answer | None:
        with self._lock:
            now = self._clock()
            answer = self._answers.stale(key, now)
            is_to_tell = answer is not None and self._answers.tell(key)

        if answer is not None and is_to_tell:
            self._tell(
                f"an older answer stands in for up to {answer.stale_until - now:.0f} "
                f"seconds, as {subject} could not be looked up: {written(error):.200}"
            )

        return answer
