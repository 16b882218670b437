"""A server that answers what the URL tells it to, byte for byte, and keeps a record."""

from __future__ import annotations

import asyncio
import collections
import collections.abc as cabc
import contextlib
import threading
import typing as t
from dataclasses import dataclass

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers

from .pages import FILES
from .scripts import Target
from .site import Site

_WITHOUT_BODY: t.Final = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Arrived:
    """A request as it came."""

    method: str
    host: str
    hop: int
    headers: Headers

    @property
    def is_preflight(self) -> bool:
        names = {name.lower() for name, _ in self.headers}
        return (
            self.method == "OPTIONS"
            and {"origin", "access-control-request-method"} <= names
        )


Record: t.TypeAlias = collections.defaultdict[str, list[Arrived]]
Transports: t.TypeAlias = set[asyncio.Transport]


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens, and what has arrived, by the keys of the cases."""

    site: Site
    record: Record


class _Connection(asyncio.Protocol):
    """Requests without bodies, one after the other."""

    def __init__(self, record: Record, transports: Transports) -> None:
        self._record = record
        self._transports = transports
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = t.cast("asyncio.Transport", transport)
        self._transports.add(self._transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transports.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._received += data

        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head.decode("latin-1")))

    def _answer(self, head: str) -> bytes:
        method, path, headers = _parsed(head)

        if path in FILES:
            return _raw(*FILES[path], method)

        if (target := Target.of(path)) is None:
            return _raw(Answer(404), "", method)

        host = next((v for n, v in headers if n.lower() == "host"), "")
        arrived = Arrived(method, host, target.hop, headers)
        self._record[target.key].append(arrived)
        answer = target.answer(is_preflight=arrived.is_preflight)
        return _raw(answer, "scripted", method)


def _parsed(head: str) -> tuple[str, str, Headers]:
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines)
    return method, path, tuple((name, value.strip(" \t")) for name, _, value in pairs)


def _raw(answer: Answer, body: str, method: str) -> bytes:
    """The answer on the wire, with nothing but the length put to it."""
    headers = [f"{name}: {value}" for name, value in answer.headers]

    if answer.status not in _WITHOUT_BODY:
        headers.append(f"Content-Length: {len(body)}")

    if method == "HEAD" or answer.status in _WITHOUT_BODY:
        body = ""

    head = "\r\n".join((f"HTTP/1.1 {answer.status:03} Scripted", *headers))
    return f"{head}\r\n\r\n{body}".encode("latin-1")


@contextlib.contextmanager
def serving() -> cabc.Iterator[Server]:
    """The server, in a thread of this process, until the end of the block."""
    record: Record = collections.defaultdict(list)
    transports: Transports = set()
    loop = asyncio.new_event_loop()

    def listen() -> asyncio.Server:
        made = loop.create_server(
            lambda: _Connection(record, transports), "127.0.0.1", 0
        )
        return loop.run_until_complete(made)

    listeners = [listen(), listen()]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    try:
        ports = [listener.sockets[0].getsockname()[1] for listener in listeners]
        yield Server(Site(*ports), record)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(_close(listeners, transports))
        loop.close()


async def _close(listeners: list[asyncio.Server], transports: Transports) -> None:
    """End every connection, also those that a browser keeps open."""
    for listener in listeners:
        listener.close()

    for transport in tuple(transports):
        transport.abort()

    # An aborted transport closes its socket in the loop's next turn.
    await asyncio.sleep(0)
