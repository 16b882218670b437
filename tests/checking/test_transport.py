"""One request over real HTTP, and all that may come back for it."""

import socket
import time
import typing as t

import pytest

from flask_cors.checking import transport
from flask_cors.checking.failures import Failure
from flask_cors.checking.failures import NoAnswerError
from flask_cors.checking.transport import Transport
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.version import __version__

from .listening import answering
from .listening import answering_and_hanging
from .listening import dripping
from .listening import hanging
from .listening import Listener
from .listening import resetting
from .listening import speaking_first
from .listening import unused_port

ORIGIN = ("Origin", "https://app.example.com")
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


def get(listener: Listener, headers: Headers = (ORIGIN,), **options: t.Any) -> Answer:
    url = f"http://127.0.0.1:{listener.port}/books?page=2"
    return Transport(**options).send(Sent(url, "GET", headers))


def failure(port: int, scheme: str = "http", **options: t.Any) -> tuple[Failure, str]:
    """Why there is no answer, and what is said of it."""
    sent = Sent(f"{scheme}://127.0.0.1:{port}/", "GET", (ORIGIN,))

    with pytest.raises(NoAnswerError) as caught:
        Transport(**options).send(sent)

    return caught.value.failure, str(caught.value)


def test_exactly_the_request_is_sent_and_what_http_needs() -> None:
    with answering(OK) as server:
        get(server)

    assert server.received == [
        b"GET /books?page=2 HTTP/1.1\r\n"
        b"Host: 127.0.0.1:%d\r\n"
        b"Origin: https://app.example.com\r\n"
        b"Accept: */*\r\n"
        b"User-Agent: flask-cors/%s\r\n"
        b"Connection: close\r\n"
        b"\r\n" % (server.port, __version__.encode())
    ]


def test_a_header_of_the_page_is_not_sent_twice() -> None:
    with answering(OK) as server:
        get(server, (("accept", "text/csv"),))

    assert server.received[0].lower().count(b"accept") == 1
    assert b"accept: text/csv\r\n" in server.received[0]


def test_the_port_of_the_scheme_is_left_out_of_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with answering(OK) as server:
        has_addresses(monkeypatch, address(server))
        sent = Sent("http://api.example.com/", "GET")
        assert Transport().send(sent).status == 200

    assert b"\r\nHost: api.example.com\r\n" in server.received[0]


def address(server: Listener) -> tuple[str, int]:
    return "127.0.0.1", server.port


def has_addresses(monkeypatch: pytest.MonkeyPatch, *addresses: tuple[str, int]) -> None:
    """Give these to every name of example.com."""
    look_up = socket.getaddrinfo
    infos = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", each) for each in addresses]

    def answer(host: str, *args: t.Any, **options: t.Any) -> t.Any:
        is_name = host.endswith("example.com")
        return infos if is_name else look_up(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", answer)


@pytest.mark.parametrize("method", ["OPTIONS", "GET", "HEAD"])
def test_a_method_that_changes_nothing_is_sent(method: str) -> None:
    with answering(OK) as server:
        url = f"http://127.0.0.1:{server.port}/"
        assert Transport().send(Sent(url, method)).status == 200

    assert server.received[0].startswith(method.encode())


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "get", "TRACE", "CONNECT", "QUERY", ""]
)
def test_a_method_that_may_change_something_is_never_sent(method: str) -> None:
    with answering(OK) as server:
        sent = Sent(f"http://127.0.0.1:{server.port}/", method)

        with pytest.raises(ValueError, match="is never sent, only GET, HEAD, OPTIONS"):
            Transport().send(sent)

    assert server.received == []


def test_nothing_else_could_be_sent() -> None:
    assert sorted(transport.METHODS) == ["GET", "HEAD", "OPTIONS"]


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http://", "/books"])
def test_another_url_is_an_error_of_the_caller(url: str) -> None:
    with pytest.raises(ValueError, match="is no URL of http or https"):
        Transport().send(Sent(url, "GET"))


def test_no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = f"http://127.0.0.1:{unused_port()}"

    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy)

    with answering(OK) as server:
        assert get(server).status == 200


HEADS = {
    "a header that comes twice is there twice": (
        b"HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\na: 3\r\n\r\n",
        Answer(200, (("A", "1"), ("B", "2"), ("a", "3"))),
    ),
    "blanks around a value are no part of it": (
        b"HTTP/1.1 204 No Content\r\nA:  1 \t\r\nB:\r\nC :3\r\n\r\n",
        Answer(204, (("A", "1"), ("B", ""), ("C", "3"))),
    ),
    "a line goes on in the next": (
        b"HTTP/1.1 200 OK\r\nA: 1,\r\n\t 2\r\n   3\r\nB:\r\n b\r\n\r\n",
        Answer(200, (("A", "1, 2 3"), ("B", "b"))),
    ),
    "a line that goes on from nothing is passed over": (
        b"HTTP/1.1 200 OK\r\n  B: 2\r\nA: 1\r\n\r\n",
        Answer(200, (("A", "1"),)),
    ),
    "a line that is no header is passed over": (
        b"HTTP/1.1 200 OK\r\nnothing of this kind\r\nA: 1\r\n\r\n",
        Answer(200, (("A", "1"),)),
    ),
    "lines may end in LF alone": (
        b"HTTP/1.0 200 OK\nA: 1\n\n",
        Answer(200, (("A", "1"),)),
    ),
    "other letters than those of ASCII are kept": (
        b"HTTP/1.1 200 OK\r\nA: b\xfccher\r\n\r\n",
        Answer(200, (("A", "bücher"),)),
    ),
    "there may be no reason, and no header": (
        b"HTTP/1.1 404\r\n\r\n",
        Answer(404),
    ),
    "interim answers are passed over": (
        b"HTTP/1.1 100 Continue\r\n\r\n"
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nA: 1\r\n\r\n",
        Answer(200, (("A", "1"),)),
    ),
    "a redirect is not followed": (
        b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n",
        Answer(302, (("Location", "/elsewhere"),)),
    ),
    "an error is an answer": (
        b"HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\nbad\n",
        Answer(400, (("Content-Length", "4"),)),
    ),
}


@pytest.mark.parametrize(("said", "answer"), HEADS.values(), ids=HEADS)
def test_an_answer_is_read_as_browsers_read_it(said: bytes, answer: Answer) -> None:
    with answering(said) as server:
        assert get(server) == answer

    assert len(server.received) == 1


def test_the_body_is_left_alone() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"

    with answering_and_hanging(head) as server:
        before = time.monotonic()
        assert get(server).status == 200
        assert time.monotonic() - before < 2


def test_nobody_listens() -> None:
    port = unused_port()
    assert failure(port) == (
        Failure.REFUSED,
        f"http://127.0.0.1:{port}/: the connection is refused: nobody listens on port "
        f"{port} of 127.0.0.1. Start the server, or correct the port.",
    )


def test_an_address_is_tried_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(OK) as server:
        has_addresses(monkeypatch, ("127.0.0.1", unused_port()), address(server))
        sent = Sent("http://api.example.com:8000/", "GET")
        assert Transport().send(sent).status == 200


@pytest.mark.parametrize(
    "error", [socket.gaierror(-2, "Name or service not known"), UnicodeError("long")]
)
def test_the_host_has_no_address(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> t.NoReturn:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    with pytest.raises(NoAnswerError) as caught:
        Transport().send(Sent("https://api.example.com/books#2", "GET"))

    assert caught.value.failure is Failure.NAME_NOT_FOUND
    assert str(caught.value) == (
        "https://api.example.com/books: the host name 'api.example.com' has no "
        "address. Look at its spelling, and whether this machine can look up names."
    )


def test_a_lookup_that_takes_too_long_is_left_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def look_up(*args: object, **options: object) -> list[t.Any]:
        time.sleep(0.5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert failure(8000, timeout=0.1) == (
        Failure.CONNECT_TIMEOUT,
        "http://127.0.0.1:8000/: no connection to port 8000 of 127.0.0.1 within 0.1 "
        "seconds. The host is down, or a firewall drops what is sent.",
    )


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(113, "No route to host"), "No route to host"),
        (OSError("in words alone"), "OSError"),
    ],
)
def test_there_is_no_way_to_the_host(
    error: OSError, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> t.NoReturn:
        raise error

    monkeypatch.setattr(socket, "create_connection", fail)
    assert failure(8000) == (
        Failure.UNREACHABLE,
        f"http://127.0.0.1:8000/: there is no way to 127.0.0.1 from here ({reason}). "
        "Look at the network, at a VPN that is off, or at a firewall.",
    )


SLOW = (
    "connected, but there is no whole answer within 0.3 seconds. The server hangs or "
    "is slow: look at its log, or wait longer with --timeout."
)


def test_a_server_that_hangs_is_left() -> None:
    with hanging() as server:
        assert failure(server.port, timeout=0.3) == (
            Failure.ANSWER_TIMEOUT,
            f"http://127.0.0.1:{server.port}/: {SLOW}",
        )


def test_a_server_that_sends_a_byte_now_and_then_is_left() -> None:
    with dripping(0.05) as server:
        before = time.monotonic()
        assert failure(server.port, timeout=0.3) == (
            Failure.ANSWER_TIMEOUT,
            f"http://127.0.0.1:{server.port}/: {SLOW}",
        )
        assert time.monotonic() - before < 2


def test_a_server_that_hangs_in_the_handshake_is_left() -> None:
    with hanging() as server:
        assert failure(server.port, "https", timeout=0.3) == (
            Failure.ANSWER_TIMEOUT,
            f"https://127.0.0.1:{server.port}/: {SLOW}",
        )


CLOSED = (
    "the server closed the connection without a whole answer. Look at its log: the "
    "worker may have died. If the port serves https, write https://."
)


@pytest.mark.parametrize(
    "said", [b"", b"HTTP/", b"HTTP/1.1 200 OK\r\nA: 1\r\n", b"HTTP/1.1 200 OK\r\nA: "]
)
def test_a_server_that_closes_too_early(said: bytes) -> None:
    with answering(said) as server:
        assert failure(server.port) == (
            Failure.CLOSED,
            f"http://127.0.0.1:{server.port}/: {CLOSED}",
        )


def test_a_server_that_breaks_off() -> None:
    with resetting() as server:
        assert failure(server.port) == (
            Failure.CLOSED,
            f"http://127.0.0.1:{server.port}/: {CLOSED}",
        )


@pytest.mark.parametrize(
    ("said", "start"),
    [
        (b"SSH-2.0-OpenSSH_9.2p1 Debian\r\n", "SSH-2"),
        (b"220 mail.example.com ESMTP\r\n", "220 m"),
        (b"HTTP/1.1 soon\r\n\r\n", "HTTP/1.1 soon"),
    ],
)
def test_a_server_that_speaks_something_else(said: bytes, start: str) -> None:
    with speaking_first(said) as server:
        assert failure(server.port) == (
            Failure.NOT_HTTP,
            f"http://127.0.0.1:{server.port}/: port {server.port} of 127.0.0.1 does "
            f"not speak HTTP: what came begins with {start!r}. Correct the port.",
        )


@pytest.mark.parametrize(
    "lines", [[b"A: 1\r\n"] * 60_000, [b"A: ", b"1" * 300_000]], ids=["many", "long"]
)
def test_headers_that_do_not_end(lines: list[bytes]) -> None:
    with answering(b"HTTP/1.1 200 OK\r\n", *lines) as server:
        assert failure(server.port) == (
            Failure.TOO_LARGE,
            f"http://127.0.0.1:{server.port}/: the headers of the answer are larger "
            "than 256 KiB. Browsers refuse it as well: look for a cookie or a header "
            "that grows.",
        )
