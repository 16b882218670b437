"""Outages of a store: told once when one begins, and once when it is over."""

from __future__ import annotations

import logging
import threading

logger: logging.Logger = logging.getLogger("flask_cors")


class Outages:
    """What does not work of a store: to look origins up, or to hear of changes.

    An outage lasts from the first that fails until all works again.

    :param store: what the log calls it. It has no password.
    :param stale_if_error: for how many seconds old answers stand in.
    """

    def __init__(self, store: str, stale_if_error: float):
        self._store = store
        self._stale_if_error = stale_if_error
        self._failing: set[str] = set()
        self._lock = threading.Lock()

    def began(self, part: str, error: BaseException) -> None:
        """Say that a part fails, unless something does already."""
        with self._lock:
            is_first = not self._failing
            self._failing.add(part)

        if is_first:
            logger.warning(
                "%s does not answer: %.300s. Until it does, origins that it has "
                "allowed stay allowed for %g seconds at most, and others are refused",
                self._store,
                _first_line(error),
                self._stale_if_error,
            )

    def ended(self, part: str) -> None:
        """Say that all works, if this was the last part that did not."""
        # Nearly always there is none, and this is asked often.
        if part not in self._failing:
            return

        with self._lock:
            self._failing.discard(part)
            is_over = not self._failing

        if is_over:
            logger.warning("%s answers again", self._store)


def _first_line(error: BaseException) -> str:
    """What some errors say beside it is a statement with all its parameters."""
    line = str(error).partition("\n")[0].strip()
    return f"{type(error).__name__}: {line}".rstrip(".: ")
