"""Connections: from a URL to a socket that speaks with its server.

No proxy is asked, whatever the environment names: what the server itself answers is to
be seen.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import typing as t

from ..sansio.browser.urls import Url
from . import failures
from .deadlines import Deadline

#: https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/
_REASONS: t.Final = {
    9: "it is not valid yet, or the clock of this machine is wrong",
    10: "it has expired",
    18: "it is self-signed",
    19: "an authority that this machine does not know has signed it",
    20: "no authority that this machine knows has signed it, or the server does not "
    "send the certificates in between",
    21: "no authority that this machine knows has signed it, or the server does not "
    "send the certificates in between",
    62: "it is for another host",
    64: "it is for another host",
}

#: What OpenSSL says where it gets something else than TLS.
_NO_TLS = frozenset({"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST"})

_Addresses: t.TypeAlias = list[tuple[str, int]]


def connect(
    url: Url, context: ssl.SSLContext | None, deadline: Deadline
) -> socket.socket:
    """Connect to the server of ``url``.

    :param context: what TLS is spoken with; absent where none is.
    :raises NoAnswerError: if that fails.
    """
    try:
        connection = _connected(url, deadline)
    except TimeoutError:
        raise failures.connect_timeout(url, deadline.seconds) from None
    except ConnectionRefusedError:
        raise failures.refused(url) from None
    except OSError as error:
        raise failures.unreachable(url, error) from error

    if context is None:
        return connection

    with connection:
        return _secured(connection, url, context, deadline)


def tls(*, is_verified: bool) -> ssl.SSLContext:
    """What TLS is spoken with.

    :param is_verified: whether the certificate must be good.
    """
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])

    # Python may be stricter than browsers are: they take an authority of a company
    # whose certificate lacks an extension.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT

    if not is_verified:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE

    return context


def _connected(url: Url, deadline: Deadline) -> socket.socket:
    """Try one address after the other; none may take the time of the others."""
    addresses = _addresses(url, deadline)
    *others, last = addresses

    for number, address in enumerate(others):
        share = deadline.left() / (len(addresses) - number)

        try:
            return socket.create_connection(address, share)
        except OSError:
            continue

    return socket.create_connection(last, deadline.left())


def _addresses(url: Url, deadline: Deadline) -> _Addresses:
    """Look up the host.

    The lookup knows no timeout: it is left behind where it takes too long.
    """
    found: queue.SimpleQueue[_Addresses] = queue.SimpleQueue()
    args = (url, found)
    threading.Thread(target=_look_up, args=args, daemon=True).start()

    try:
        addresses = found.get(timeout=deadline.left())
    except queue.Empty:
        raise TimeoutError from None

    if not addresses:
        raise failures.name_not_found(url)

    return addresses


def _look_up(url: Url, found: queue.SimpleQueue[_Addresses]) -> None:
    host = url.host.strip("[]")

    try:
        infos = socket.getaddrinfo(host, failures.port_of(url), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        infos = []

    found.put([(str(info[4][0]), int(info[4][1])) for info in infos])


def _secured(
    connection: socket.socket, url: Url, context: ssl.SSLContext, deadline: Deadline
) -> socket.socket:
    try:
        connection.settimeout(deadline.left())
        return context.wrap_socket(connection, server_hostname=url.host.strip("[]"))
    except TimeoutError:
        raise failures.answer_timeout(url, deadline.seconds) from None
    except ssl.SSLCertVerificationError as error:
        reason = _REASONS.get(error.verify_code, error.verify_message)
        raise failures.certificate(url, reason) from error
    except ssl.SSLError as error:
        raise _of_handshake(url, error) from error
    except OSError:
        raise failures.handshake(url, "the server closed the connection") from None


def _of_handshake(url: Url, error: ssl.SSLError) -> failures.NoAnswerError:
    if error.reason in _NO_TLS:
        return failures.no_tls(url)

    if isinstance(error, ssl.SSLEOFError):
        return failures.handshake(url, "the server closed the connection")

    said = (error.reason or "of unknown reason").replace("_", " ").lower()
    return failures.handshake(url, said)
