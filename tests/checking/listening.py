"""Servers of one behaviour each, in this process, on real ports."""

import collections.abc as cabc
import contextlib
import socket
import ssl
import sys
import threading
import time

SECONDS = 5

Behaviour = cabc.Callable[[socket.socket], None]

_HELD: list[socket.socket] = []


class Listener:
    """A server, and what it has been sent.

    :param behave: what is done with each connection.
    """

    def __init__(self, behave: Behaviour):
        self.received: list[bytes] = []
        self.over = threading.Event()
        self._behave = behave
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.over.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(SECONDS)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return

            connection.settimeout(SECONDS)

            with connection, contextlib.suppress(OSError):
                self._behave(connection)

    def reads(self, connection: socket.socket) -> None:
        """Read a request to the end of its head."""
        head = b""

        while not head.endswith(b"\r\n\r\n"):
            part = connection.recv(65536)

            if not part:
                return

            head += part

        self.received.append(head)


@contextlib.contextmanager
def listening(
    behave: cabc.Callable[[Listener, socket.socket], None],
) -> cabc.Iterator[Listener]:
    """Serve until the block ends."""
    listener = Listener(lambda connection: behave(listener, connection))
    listener.start()

    try:
        yield listener
    finally:
        listener.stop()


def answering(*parts: bytes) -> contextlib.AbstractContextManager[Listener]:
    """A server that reads a request and answers it, whatever it was."""

    def behave(listener: Listener, connection: socket.socket) -> None:
        listener.reads(connection)

        for part in parts:
            connection.sendall(part)

    return listening(behave)


def speaking_first(said: bytes) -> contextlib.AbstractContextManager[Listener]:
    """A server that says something at once, as those of mail and SSH do."""

    def behave(_: Listener, connection: socket.socket) -> None:
        connection.sendall(said)
        connection.recv(65536)

    return listening(behave)


def hanging() -> contextlib.AbstractContextManager[Listener]:
    """A server that takes a request and never answers it."""
    return listening(lambda listener, _: _wait(listener))


def answering_and_hanging(said: bytes) -> contextlib.AbstractContextManager[Listener]:
    """A server that answers, and does not end."""

    def behave(listener: Listener, connection: socket.socket) -> None:
        listener.reads(connection)
        connection.sendall(said)
        _wait(listener)

    return listening(behave)


def dripping(seconds: float) -> contextlib.AbstractContextManager[Listener]:
    """A server that answers with a byte now and then, and never comes to an end."""

    def behave(listener: Listener, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")

        while not listener.over.wait(seconds):
            connection.sendall(b"x")

    return listening(behave)


def resetting() -> contextlib.AbstractContextManager[Listener]:
    """A server that breaks off."""

    def behave(_: Listener, connection: socket.socket) -> None:
        connection.recv(1)
        time.sleep(0.05)
        # Closed with something unread, a connection is reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    return listening(behave)


def secured(
    context: ssl.SSLContext, *parts: bytes
) -> contextlib.AbstractContextManager[Listener]:
    """A server that speaks TLS, and answers."""

    def behave(listener: Listener, connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as spoken:
            listener.reads(spoken)

            for part in parts:
                spoken.sendall(part)

            with contextlib.suppress(OSError):
                spoken.unwrap()

    return listening(behave)


def unused_port() -> int:
    """A port that nobody listens on, and that no other program is given."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    port: int = held.getsockname()[1]

    # Linux lets a server listen on what is held without listening.
    if sys.platform == "linux":
        _HELD.append(held)
    else:
        held.close()

    return port


def _wait(listener: Listener) -> None:
    listener.over.wait(SECONDS)
