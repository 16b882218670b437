"""What a page on another site does with an API behind a real server."""

import pytest

from .conftest import Server
from .exchange import Request

pytestmark = pytest.mark.server

APP = b"Origin: https://app.example"
EVIL = b"Origin: https://evil.example"
GRANT = {
    "Access-Control-Allow-Origin": "https://app.example",
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Expose-Headers": "X-Total",
}
REQUESTS = {
    "a view": (200, b"items", Request(b"GET /items HTTP/1.1")),
    "HTTP/1.0": (200, b"items", Request(b"GET /items HTTP/1.0")),
    "HEAD": (200, b"", Request(b"HEAD /items HTTP/1.1")),
    "OPTIONS that is no preflight": (200, b"", Request(b"OPTIONS /items HTTP/1.1")),
    "no such path": (404, b"Not Found", Request(b"GET /nowhere HTTP/1.1")),
    "no such method": (405, b"Method Not", Request(b"DELETE /items HTTP/1.1")),
    "a body that is too large": (
        413,
        b"Too Large",
        Request(b"POST /upload HTTP/1.1", (b"Content-Length: 1001",), b"x" * 1001),
    ),
    "a view that raises": (
        500,
        b"Internal Server Error",
        Request(b"GET /broken HTTP/1.1"),
    ),
    "abort in before_request": (401, b"Unauth", Request(b"GET /private HTTP/1.1")),
    "a slash redirect": (308, b"/archive/", Request(b"GET /archive HTTP/1.1")),
    "a stream": (
        200,
        b"part 0\npart 1\npart 2\n",
        Request(b"GET /stream HTTP/1.1"),
    ),
    "a file": (200, b"0123456789", Request(b"GET /static/numbers.txt HTTP/1.1")),
    "a part of a file": (
        206,
        b"234",
        Request(b"GET /static/numbers.txt HTTP/1.1", (b"Range: bytes=2-4",)),
    ),
    "a part that a file does not have": (
        416,
        b"Range",
        Request(b"GET /static/numbers.txt HTTP/1.1", (b"Range: bytes=20-",)),
    ),
}
exchanges = pytest.mark.parametrize(
    ("status", "text", "request_"), REQUESTS.values(), ids=REQUESTS
)


def from_page(request: Request, *lines: bytes) -> Request:
    return Request(request.line, (*request.lines, *lines), request.body)


@exchanges
def test_a_page_that_is_named_reads_every_answer(
    server: Server, application: str, status: int, text: bytes, request_: Request
) -> None:
    asked = from_page(request_, APP)
    reply = server.answer(application, asked)
    plain = server.answer("plain", asked)
    assert reply.status == plain.status == status
    assert text in reply.body
    assert reply.body == plain.body
    assert reply.others == plain.others
    assert reply.cors == GRANT
    assert reply.vary == ["Origin"]
    assert reply.logged == plain.logged


@exchanges
def test_another_page_reads_nothing(
    server: Server, application: str, status: int, text: bytes, request_: Request
) -> None:
    asked = from_page(request_, EVIL)
    reply = server.answer(application, asked)
    assert reply.status == status
    assert text in reply.body
    assert reply.cors == {}
    assert reply.vary == ["Origin"]
    assert reply.logged == server.answer("plain", asked).logged


@pytest.mark.parametrize(
    "path", ["/items", "/archive", "/private", "/broken", "/nowhere"]
)
def test_a_preflight_is_answered_before_the_application(
    server: Server, application: str, path: str
) -> None:
    lines = (
        b"Access-Control-Request-Method: PUT",
        b"Access-Control-Request-Headers: content-type,x-request-id",
    )
    request = Request(b"OPTIONS " + path.encode() + b" HTTP/1.1", (APP, *lines))
    reply = server.answer(application, request)
    assert (reply.status, reply.body, reply.logged) == (200, b"", "")
    assert reply.cors == {
        **GRANT,
        "Access-Control-Allow-Headers": "content-type, x-request-id",
        "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
        "Access-Control-Max-Age": "600",
    }
    assert ("Content-Length", "0") in reply.headers


def test_a_preflight_of_another_page_is_granted_nothing(
    server: Server, application: str
) -> None:
    lines = (EVIL, b"Access-Control-Request-Method: PUT")
    reply = server.answer(application, Request(b"OPTIONS /items HTTP/1.1", lines))
    assert (reply.status, reply.body, reply.cors) == (200, b"", {})
    assert reply.logged == ""
