"""Failures: the closed set of what keeps a server from giving an answer."""

from __future__ import annotations

import enum
import typing as t

from ..sansio.browser.urls import Url
from ..sansio.schemes import DEFAULT_PORTS

_FLASK_PORT: t.Final = 5000

_AIRPLAY: t.Final = (
    " On macOS, AirPlay takes this port and gives it back as it likes: "
    "flask run --port 8000."
)


class Failure(enum.Enum):
    """Why there is no answer. The value is a name that stays."""

    NAME_NOT_FOUND = "name-not-found"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    CONNECT_TIMEOUT = "connect-timeout"
    ANSWER_TIMEOUT = "answer-timeout"
    CERTIFICATE = "certificate"
    NO_TLS = "no-tls"
    TLS_EXPECTED = "tls-expected"
    HANDSHAKE = "handshake"
    CLOSED = "closed"
    NOT_HTTP = "not-http"
    TOO_LARGE = "too-large"


class NoAnswerError(Exception):
    """Raised if a server gives no answer that can be judged.

    :param url: what was asked for.
    :param message: what happened and what can be done, for people.
    """

    def __init__(self, failure: Failure, url: Url, message: str):
        super().__init__(f"{url.without_fragment.text}: {message}")
        self.failure: t.Final = failure


def port_of(url: Url) -> int:
    """The port that is connected to."""
    return int(DEFAULT_PORTS[url.scheme]) if url.port is None else url.port


def name_not_found(url: Url) -> NoAnswerError:
    """The host name leads nowhere."""
    return NoAnswerError(
        Failure.NAME_NOT_FOUND,
        url,
        f"the host name {url.host!r} has no address. Look at its spelling, and whether "
        "this machine can look up names.",
    )


def refused(url: Url) -> NoAnswerError:
    """Nobody listens on the port."""
    port = port_of(url)
    hint = _AIRPLAY if port == _FLASK_PORT else ""
    return NoAnswerError(
        Failure.REFUSED,
        url,
        f"the connection is refused: nobody listens on port {port} of {url.host}. "
        f"Start the server, or correct the port.{hint}",
    )


def unreachable(url: Url, error: OSError) -> NoAnswerError:
    """There is no way to the host."""
    reason = error.strerror or type(error).__name__
    return NoAnswerError(
        Failure.UNREACHABLE,
        url,
        f"there is no way to {url.host} from here ({reason}). Look at the network, at "
        "a VPN that is off, or at a firewall.",
    )


def connect_timeout(url: Url, seconds: float) -> NoAnswerError:
    """The host does not answer to the attempt to connect."""
    return NoAnswerError(
        Failure.CONNECT_TIMEOUT,
        url,
        f"no connection to port {port_of(url)} of {url.host} within "
        f"{_seconds(seconds)}. The host is down, or a firewall drops what is sent.",
    )


def answer_timeout(url: Url, seconds: float) -> NoAnswerError:
    """The connection stands, and the answer does not come, or not to its end."""
    return NoAnswerError(
        Failure.ANSWER_TIMEOUT,
        url,
        f"connected, but there is no whole answer within {_seconds(seconds)}. The "
        "server hangs or is slow: look at its log, or wait longer with --timeout.",
    )


def certificate(url: Url, reason: str) -> NoAnswerError:
    """The certificate is one that browsers refuse.

    :param reason: what is wrong with it, as a clause.
    """
    return NoAnswerError(
        Failure.CERTIFICATE,
        url,
        f"the certificate is refused: {reason}. Browsers refuse it as well, and CORS "
        "does not come into it. --insecure looks behind it.",
    )


def no_tls(url: Url) -> NoAnswerError:
    """TLS was begun, and what came is something else."""
    return NoAnswerError(
        Failure.NO_TLS,
        url,
        f"port {port_of(url)} of {url.host} does not speak TLS. Write http://, or take "
        "the port that serves https.",
    )


def tls_expected(url: Url) -> NoAnswerError:
    """The port speaks TLS, and was asked without."""
    return NoAnswerError(
        Failure.TLS_EXPECTED,
        url,
        f"port {port_of(url)} of {url.host} speaks TLS only. Write https://.",
    )


def handshake(url: Url, reason: str) -> NoAnswerError:
    """Both sides speak TLS, and cannot agree."""
    return NoAnswerError(
        Failure.HANDSHAKE,
        url,
        f"the TLS handshake fails ({reason}). The port may not serve https, or not "
        "for this host, or with versions of TLS that are out of use.",
    )


def closed(url: Url) -> NoAnswerError:
    """The connection ended before the answer did."""
    hint = " If the port serves https, write https://." if url.scheme == "http" else ""
    airplay = _AIRPLAY if port_of(url) == _FLASK_PORT else ""
    return NoAnswerError(
        Failure.CLOSED,
        url,
        "the server closed the connection without a whole answer. Look at its log: "
        f"the worker may have died.{hint}{airplay}",
    )


def not_http(url: Url, start: str) -> NoAnswerError:
    """What came is no answer of HTTP.

    :param start: how it begins.
    """
    return NoAnswerError(
        Failure.NOT_HTTP,
        url,
        f"port {port_of(url)} of {url.host} does not speak HTTP: what came begins "
        f"with {start!r}. Correct the port.",
    )


def too_large(url: Url, limit: int) -> NoAnswerError:
    """The headers do not end."""
    return NoAnswerError(
        Failure.TOO_LARGE,
        url,
        f"the headers of the answer are larger than {limit // 1024} KiB. Browsers "
        "refuse it as well: look for a cookie or a header that grows.",
    )


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"
