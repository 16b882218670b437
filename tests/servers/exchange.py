"""Requests as bytes, and what a real server answers to them."""

import http.client
import io
import socket
import typing as t
from dataclasses import dataclass

SECONDS = 10


@dataclass(frozen=True, slots=True)
class Request:
    """A request, in which anything may stand.

    :param line: Its first line.
    :param lines: Its header lines; some that every request has go before them.
    """

    line: bytes
    lines: tuple[bytes, ...] = ()
    body: bytes = b""

    def to(self, application: str) -> bytes:
        own = (
            b"Host: api.example",
            b"Connection: close",
            b"X-Application: " + application.encode(),
        )
        head = b"\r\n".join((self.line, *own, *self.lines))
        return head + b"\r\n\r\n" + self.body

    @property
    def method(self) -> str:
        return self.line.partition(b" ")[0].decode("latin-1")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, and what the server put into its log meanwhile."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    head: bytes
    logged: str

    @property
    def cors(self) -> dict[str, str]:
        """The CORS headers; a browser takes none of them twice."""
        found = [item for item in self.headers if item[0].lower().startswith("access-")]
        rv = dict(found)
        assert len(rv) == len(found), found
        return rv

    @property
    def others(self) -> list[tuple[str, str]]:
        """The headers that have nothing to do with CORS."""
        ours = {"vary", "date", *map(str.lower, self.cors)}
        return [item for item in self.headers if item[0].lower() not in ours]

    @property
    def vary(self) -> list[str]:
        return [value for name, value in self.headers if name.lower() == "vary"]


# uWSGI hangs up where others answer 400.
NO_REPLY: t.Final = Reply(status=0, headers=[], body=b"", head=b"", logged="")


class Recording:
    """A connection that has ended, as :class:`http.client.HTTPResponse` reads it."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._content)


def exchange(port: int, request: bytes, method: str) -> Reply:
    """Send bytes to a server of this machine, and read until it hangs up."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as connection:
        connection.sendall(request)
        content = b"".join(iter(lambda: connection.recv(65536), b""))

    if not content:
        return NO_REPLY

    recording = t.cast("socket.socket", Recording(content))
    response = http.client.HTTPResponse(recording, method=method)
    response.begin()
    return Reply(
        status=response.status,
        headers=[(name.title(), value) for name, value in response.getheaders()],
        body=response.read(),
        head=content.partition(b"\r\n\r\n")[0],
        logged="",
    )
