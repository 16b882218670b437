"""TLS: certificates that browsers refuse, and ports that speak something else."""

import socket

import pytest

from flask_cors.checking.failures import Failure
from flask_cors.checking.failures import NoAnswerError
from flask_cors.checking.transport import Transport
from flask_cors.sansio.browser.exchanges import Sent

from .certificates import Authority
from .certificates import Certificate
from .listening import answering
from .listening import Listener
from .listening import listening
from .listening import resetting
from .listening import secured

OK = b"HTTP/1.1 200 OK\r\nA: 1\r\n\r\n"

# What a server says that finds no way to go on.
ALERT = b"\x15\x03\x01\x00\x02\x02\x28"


def failure(port: int, scheme: str = "https") -> tuple[Failure, str]:
    sent = Sent(f"{scheme}://127.0.0.1:{port}/", "GET")

    with pytest.raises(NoAnswerError) as caught:
        Transport().send(sent)

    return caught.value.failure, str(caught.value)


def refused(certificate: Certificate, reason: str) -> None:
    with secured(certificate.context, OK) as server:
        assert failure(server.port) == (
            Failure.CERTIFICATE,
            f"https://127.0.0.1:{server.port}/: the certificate is refused: {reason}. "
            "Browsers refuse it as well, and CORS does not come into it. --insecure "
            "looks behind it.",
        )

    assert server.received == []


def test_a_good_certificate_is_taken(known_authority: Authority) -> None:
    good = known_authority.certificate("good", "127.0.0.1")

    with secured(good.context, OK) as server:
        sent = Sent(f"https://127.0.0.1:{server.port}/", "GET")
        assert Transport().send(sent).headers == (("A", "1"),)


def test_a_self_signed_certificate_is_refused(authority: Authority) -> None:
    refused(authority.own(), "it is self-signed")


def test_an_expired_certificate_is_refused(known_authority: Authority) -> None:
    expired = known_authority.certificate("expired", "127.0.0.1", days=0)
    refused(expired, "it has expired")


def test_a_certificate_of_another_host_is_refused(known_authority: Authority) -> None:
    other = known_authority.certificate("other", "other.example.com")
    refused(other, "it is for another host")


def test_a_certificate_of_an_unknown_authority_is_refused(authority: Authority) -> None:
    unknown = authority.certificate("unknown", "127.0.0.1")
    refused(
        unknown,
        "no authority that this machine knows has signed it, or the server does not "
        "send the certificates in between",
    )


def test_insecure_looks_behind_a_certificate(authority: Authority) -> None:
    with secured(authority.own().context, OK) as server:
        sent = Sent(f"https://127.0.0.1:{server.port}/", "GET")
        assert Transport(is_verified=False).send(sent).status == 200


def test_https_on_a_port_that_speaks_http() -> None:
    def behave(_: Listener, connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with listening(behave) as server:
        assert failure(server.port) == (
            Failure.NO_TLS,
            f"https://127.0.0.1:{server.port}/: port {server.port} of 127.0.0.1 does "
            "not speak TLS. Write http://, or take the port that serves https.",
        )


REFUSING = {
    "an alert of TLS": ALERT,
    "nginx": b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n<center>The plain HTTP "
    b"request was sent to HTTPS port</center>",
    "Go": b"HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS "
    b"server.\n",
    "Apache": b"HTTP/1.1 400 Bad Request\r\n\r\nReason: You're speaking plain HTTP to "
    b"an SSL-enabled server port.<br />",
}


@pytest.mark.parametrize("said", REFUSING.values(), ids=REFUSING)
def test_http_on_a_port_that_speaks_tls(said: bytes) -> None:
    with answering(said) as server:
        assert failure(server.port, "http") == (
            Failure.TLS_EXPECTED,
            f"http://127.0.0.1:{server.port}/: port {server.port} of 127.0.0.1 speaks "
            "TLS only. Write https://.",
        )


def no_handshake(port: int, reason: str) -> tuple[Failure, str]:
    return Failure.HANDSHAKE, (
        f"https://127.0.0.1:{port}/: the TLS handshake fails ({reason}). The port may "
        "not serve https, or not for this host, or with versions of TLS that are out "
        "of use."
    )


def test_a_server_that_finds_no_way_to_speak_tls() -> None:
    def behave(_: Listener, connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(ALERT)

    with listening(behave) as server:
        found, message = failure(server.port)
        assert found is Failure.HANDSHAKE
        assert "alert handshake failure)" in message


def test_a_server_that_closes_in_the_handshake() -> None:
    with listening(lambda _, connection: connection.recv(65536) and None) as server:
        reason = "the server closed the connection"
        assert failure(server.port) == no_handshake(server.port, reason)


def test_a_server_that_breaks_off_in_the_handshake() -> None:
    with resetting() as server:
        reason = "the server closed the connection"
        assert failure(server.port) == no_handshake(server.port, reason)
