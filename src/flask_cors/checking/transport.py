"""The transport: one request over real HTTP, and the head of its answer."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import typing as t
from dataclasses import dataclass

from ..sansio.browser import urls
from ..sansio.browser.exchanges import Answer
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import Sent
from ..sansio.browser.urls import Url
from ..version import __version__
from . import connections
from . import failures
from . import heads
from .deadlines import Deadline
from .deadlines import Stream

#: Nothing else is ever sent: these change nothing on the server.
METHODS: t.Final = frozenset({"OPTIONS", "GET", "HEAD"})

_HEADERS: t.Final = (
    ("Accept", "*/*"),
    ("User-Agent", f"flask-cors/{__version__}"),
    ("Connection", "close"),
)


@dataclass(frozen=True, slots=True)
class Transport:
    """How requests are sent.

    :param timeout: the seconds that one exchange may take, from the lookup of the host
        to the end of the answer's headers.
    :param is_verified: whether the certificate of the server must be good.
    """

    timeout: float = 10.0
    is_verified: bool = True

    def send(self, sent: Sent) -> Answer:
        """Send one request. No redirect is followed, and the body is left alone.

        :raises NoAnswerError: if no answer comes.
        :raises ValueError: if the request could change something on the server.
        """
        if sent.method not in METHODS:
            raise ValueError(f"{sent.method!r} is never sent, only {_METHODS}.")

        url = urls.parsed(sent.url)

        if url is None or not url.is_http:
            raise ValueError(f"{sent.url!r} is no URL of http or https.")

        # To read the authorities of this machine takes a while.
        context = self._tls(url)
        deadline = Deadline(self.timeout)

        with connections.connect(url, context, deadline) as connection:
            return _exchanged(connection, sent, url, deadline)

    def _tls(self, url: Url) -> ssl.SSLContext | None:
        if url.scheme == "http":
            return None

        return connections.tls(is_verified=self.is_verified)


_METHODS: t.Final = ", ".join(sorted(METHODS))


def _exchanged(
    connection: socket.socket, sent: Sent, url: Url, deadline: Deadline
) -> Answer:
    try:
        connection.settimeout(deadline.left())
        _write(connection, sent, url)

        with io.BufferedReader(Stream(connection, deadline)) as stream:
            return heads.read(stream, url)
    except TimeoutError:
        raise failures.answer_timeout(url, deadline.seconds) from None
    except OSError as error:
        raise failures.closed(url) from error


def _write(connection: socket.socket, sent: Sent, url: Url) -> None:
    """Write the request; :mod:`http.client` sees to it that it is one, and not two."""
    writer = http.client.HTTPConnection(url.host)
    writer.sock = connection
    writer.putrequest(
        sent.method, url.target, skip_host=True, skip_accept_encoding=True
    )

    for name, value in _headers(sent, url):
        writer.putheader(name, value)

    writer.endheaders()


def _headers(sent: Sent, url: Url) -> Headers:
    """Those of the request, and those that HTTP needs where it has not set them."""
    given = {name.lower() for name, _ in sent.headers}
    host = url.host if url.port is None else f"{url.host}:{url.port}"
    added = tuple(each for each in _HEADERS if each[0].lower() not in given)
    return (("Host", host), *sent.headers, *added)
