"""Deadlines: one for all that an exchange does."""

from __future__ import annotations

import io
import socket
import time
import typing as t

if t.TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Deadline:
    """An end in time, whatever is done until then.

    :param seconds: from now.
    """

    def __init__(self, seconds: float):
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left.

        :raises TimeoutError: if none are.
        """
        left = self._end - time.monotonic()

        if not left > 0:
            raise TimeoutError

        return left


class Stream(io.RawIOBase):
    """What comes in on a socket, until the deadline.

    A socket has a time for each read alone, and a server that sends a byte now and then
    would hold it for ever.
    """

    def __init__(self, connection: socket.socket, deadline: Deadline):
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read what has come."""
        self._connection.settimeout(self._deadline.left())
        return self._connection.recv_into(buffer)
