"""Many requests over one connection, and over several at once."""

import contextlib
import http.client
import typing as t
from concurrent.futures import ThreadPoolExecutor

import pytest

from .conftest import Server

pytestmark = pytest.mark.server

GOOD = "https://app.example"
EVIL = "https://evil.example"
SMUGGLED = b"GET /open/items HTTP/1.1\r\nHost: x.example\r\n\r\n"
FORBIDDEN = (
    "Forbidden: the Origin of this request is not the one that it was sent to, and "
    "may not write here.\n"
)


class Caller:
    """A client that keeps its connection for as long as the server does."""

    def __init__(self, server: Server, application: str) -> None:
        self._connection = http.client.HTTPConnection(
            "127.0.0.1", server.port, timeout=10
        )
        self._hangs_up = server.program.hangs_up
        self._application = application
        self.sockets = 0

    def __enter__(self) -> t.Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._connection.close()

    def ask(
        self,
        origin: str,
        method: str = "GET",
        path: str = "/items",
        body: t.Any = None,
        **headers: str,
    ) -> tuple[int, str | None, str]:
        """Return the status, the allowed origin and the body."""
        self.sockets += self._connection.sock is None
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named |= {"X-Application": self._application, "Origin": origin}
        self._connection.request(method, path, body, named)

        with contextlib.closing(self._connection.getresponse()) as response:
            allowed = response.getheader("Access-Control-Allow-Origin")
            body = response.read().decode()

        if self._hangs_up:
            # uWSGI does not say that it is going to.
            self._connection.close()

        return response.status, allowed, body


def test_each_request_on_a_connection_is_decided_by_itself(
    server: Server, application: str
) -> None:
    with Caller(server, application) as caller:
        for _ in range(25):
            assert caller.ask(GOOD) == (200, GOOD, "items")
            assert caller.ask(EVIL) == (200, None, "items")
            assert caller.ask(GOOD, "HEAD") == (200, GOOD, "")
            assert caller.ask(GOOD, "OPTIONS", Access_Control_Request_Method="PUT") == (
                200,
                GOOD,
                "",
            )
            assert caller.ask(EVIL, "OPTIONS", Access_Control_Request_Method="PUT") == (
                200,
                None,
                "",
            )
            assert caller.ask(GOOD, path="/static/numbers.txt") == (
                200,
                GOOD,
                "0123456789",
            )
            assert caller.ask(GOOD, path="/nowhere")[:2] == (404, GOOD)

        assert caller.sockets == (175 if server.program.hangs_up else 1)


def test_a_refused_body_is_no_part_of_the_next_request(
    server: Server, application: str
) -> None:
    with Caller(server, application) as caller:
        for size in (1, 1000):
            assert caller.ask(EVIL, "POST", "/guarded", SMUGGLED * size) == (
                403,
                None,
                FORBIDDEN,
            )
            assert caller.ask(GOOD, "POST", "/guarded", b"x") == (200, GOOD, "1 bytes")


def test_the_body_of_a_preflight_is_no_part_of_the_next_request(
    server: Server, application: str
) -> None:
    with Caller(server, application) as caller:
        for body in bodies_for(server):
            assert caller.ask(
                GOOD, "OPTIONS", body=body, Access_Control_Request_Method="PUT"
            ) == (200, GOOD, "")
            assert caller.ask(GOOD) == (200, GOOD, "items")


def bodies_for(server: Server) -> list[t.Any]:
    whole, chunked = [SMUGGLED] * 3, [iter([SMUGGLED]) for _ in range(3)]

    # It has one in chunks read by the application, or else hangs up.
    return whole if server.name == "uwsgi" else [*whole, *chunked]


def test_pages_that_ask_at_once_get_answers_of_their_own(
    server: Server, application: str
) -> None:
    def visit(number: int) -> set[str | None]:
        with Caller(server, application) as caller:
            origin = f"https://page-{number}.example"
            return {caller.ask(origin, path="/open/items")[1] for _ in range(50)}

    with ThreadPoolExecutor(4) as pages:
        seen = list(pages.map(visit, range(4)))

    assert seen == [{f"https://page-{number}.example"} for number in range(4)]
