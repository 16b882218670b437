"""Flights: lookups that have not ended."""

from __future__ import annotations

import threading
import typing as t

from .answers import Answer


class Flight:
    """A lookup that has not ended, for all who wait for it.

    :param deadline: when nobody waits for it any longer, if ever.
    """

    __slots__ = ("_deadline", "_error", "_found", "_has_ended")

    def __init__(self, deadline: float | None):
        self._deadline = deadline
        self._has_ended = threading.Event()
        self._found: Answer | None = None
        self._error: Exception | None = None

    def remaining(self, now: float) -> float | None:
        """For how long somebody may wait for it, in seconds."""
        if self._deadline is None:
            return None

        return min(max(0.0, self._deadline - now), threading.TIMEOUT_MAX)

    def is_overdue(self, now: float) -> bool:
        """Tell whether it should have ended."""
        return self._deadline is not None and now >= self._deadline

    def has_ended(self, patience: float | None) -> bool:
        """Wait for its end, and tell whether that has come."""
        return self._has_ended.wait(patience)

    def land(self, found: Answer | BaseException) -> None:
        """Let it end, and all who wait go on."""
        if isinstance(found, Answer):
            self._found = found
        else:
            self._error = _shared(found)

        self._has_ended.set()

    def result(self) -> Answer:
        """What it has found.

        :raises Exception: what it has ended with.
        """
        if self._found is None:
            raise t.cast(Exception, self._error)

        return self._found


def _shared(error: BaseException) -> Exception:
    """What all who wait are told: an exit is meant for one thread alone."""
    if isinstance(error, Exception):
        return error

    rv = RuntimeError(f"the lookup was ended by {type(error).__name__}")
    rv.__cause__ = error
    return rv
