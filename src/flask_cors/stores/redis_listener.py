"""A listener: a thread that hears from Redis which origins have changed."""

from __future__ import annotations

import collections.abc as cabc
import operator
import threading
import time
import typing as t

if t.TYPE_CHECKING:
    from redis.connection import ConnectionInterface

#: How often the server is asked whether it is still there, and for how long it may be
#: silent: a connection can be cut without a word.
_PING: t.Final = 0.25
_SILENCE: t.Final = 0.75

#: How long after a failure the next attempt is made.
_PAUSE: t.Final = 0.25


class Hears(t.Protocol):
    """What is told of what a listener hears."""

    def subscribed(self) -> None:
        """It listens from now on. What was changed before, it may have missed."""

    def changed(self, channel: str, message: str) -> None:
        """Something was said in one of the channels."""

    def failed(self, error: Exception) -> None:
        """It does not listen, and will try again."""


class Listener:
    """A thread that listens to channels, and knows up to when it has heard all.

    It ends when nobody wants to be told any more.

    :param connection: a connection of its own, not yet opened.
    :param hears: returns who is told, or nothing where that is gone.
    """

    def __init__(
        self,
        connection: ConnectionInterface,
        channels: cabc.Sequence[str],
        hears: cabc.Callable[[], Hears | None],
    ):
        self._connection: t.Any = connection
        self._channels = tuple(channels)
        self._hears = hears
        self._heard = float("-inf")
        self._has_ended = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def is_current(self) -> bool:
        """Whether all is known that was changed up to three quarters of a second ago.

        The clock says so, and not the thread, which may not come to run.
        """
        return time.monotonic() - self._heard < _SILENCE

    def start(self) -> None:
        """Start the thread, unless that has been done."""
        if not self._starting.acquire(blocking=False):
            return

        name = "flask-cors-listener"
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the thread, and wait until it has closed its connection."""
        self._has_ended.set()

        if self._thread is not None:
            self._thread.join(2 * _SILENCE)

    def _run(self) -> None:
        while self._is_wanted():
            try:
                self._listen()
            except Exception as error:
                self._tell(operator.methodcaller("failed", error))
                self._has_ended.wait(_PAUSE)

    def _is_wanted(self) -> bool:
        return not self._has_ended.is_set() and self._hears() is not None

    def _tell(self, heard: cabc.Callable[[Hears], None]) -> None:
        hears = self._hears()

        if hears is not None:
            heard(hears)

    def _listen(self) -> None:
        try:
            self._connection.connect()
            self._subscribe()

            while self._is_wanted():
                self._hear_until_ping()
        finally:
            self._connection.disconnect()

    def _subscribe(self) -> None:
        asked = time.monotonic()
        self._send("SUBSCRIBE", *self._channels)

        for _ in self._channels:
            self._hear_until(_is_confirmation, asked + _SILENCE)

        self._tell(operator.methodcaller("subscribed"))
        self._heard = asked

    def _hear_until_ping(self) -> None:
        """Ask whether the server is there, and hear what it has to say for a while.

        When it answers, it has told all that was changed before it was asked.
        """
        asked = time.monotonic()
        self._send("PING")
        self._hear_until(_is_pong, asked + _SILENCE)
        self._heard = asked

        while (left := asked + _PING - time.monotonic()) > 0 and self._is_wanted():
            if self._connection.can_read(timeout=left):
                self._take(self._read())

    def _hear_until(
        self, is_answer: cabc.Callable[[object], bool], deadline: float
    ) -> None:
        while self._connection.can_read(timeout=max(deadline - time.monotonic(), 0)):
            reply = self._read()

            if is_answer(reply):
                return

            self._take(reply)

        raise TimeoutError("no answer in time")

    def _send(self, *command: str) -> None:
        self._connection.send_command(*command, check_health=False)

    def _read(self) -> object:
        return self._connection.read_response(disable_decoding=True, push_request=True)

    def _take(self, reply: object) -> None:
        """Tell of a change, if it is one."""
        if isinstance(reply, list) and reply[0] == b"message":
            channel, message = (word.decode(errors="replace") for word in reply[1:])
            self._tell(operator.methodcaller("changed", channel, message))


def _is_confirmation(reply: object) -> bool:
    return isinstance(reply, list) and reply[0] == b"subscribe"


def _is_pong(reply: object) -> bool:
    """The third version of the protocol says it in a word, the second in a list."""
    return reply == b"PONG" or (isinstance(reply, list) and reply[0] == b"pong")
