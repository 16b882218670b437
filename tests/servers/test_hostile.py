"""Bytes that no browser sends: the server refuses them, or the application answers as
without CORS; nothing of them is sent back, and nothing is logged.

``zz-mark`` stands in whatever must not come back.
"""

import re

import pytest

from .conftest import Server
from .exchange import Reply
from .exchange import Request

pytestmark = pytest.mark.server

LISTED = b"Origin: https://app.example"
PUT = b"Access-Control-Request-Method: PUT"
METHOD = b"Access-Control-Request-Method: "
HEADERS = b"Access-Control-Request-Headers: "
TOKENS = re.compile(r"[\w-]+(, [\w-]+)*")

# These reach an application as the listed origin, if the server divides lines so.
DIVIDED = {
    "a carriage return": (LISTED + b"\rX-Zz-Mark: 1",),
    "a line feed": (LISTED + b"\nX-Zz-Mark: 1",),
    "a line feed before the next header": (LISTED + b"\n" + HEADERS + b"<zz-mark>",),
}
MALFORMED = {
    "a null byte": (LISTED + b".zz-mark.example\x00",),
    "an escape sequence": (LISTED + b".zz-mark.example\x1b[31m",),
    "a delete": (LISTED + b".zz-mark.example\x7f",),
    "a tab": (LISTED + b"\thttps://zz-mark.example",),
    "a folded line": (LISTED, b" .zz-mark.example"),
    "a line folded by a tab": (LISTED, b"\t.zz-mark.example"),
    "two lines": (LISTED, b"Origin: https://zz-mark.example"),
    "two lines, the listed one last": (b"Origin: https://zz-mark.example", LISTED),
    "two equal lines": (LISTED, LISTED),
    "two origins": (LISTED + b", https://zz-mark.example",),
    "latin-1": (b"Origin: https://zz-mark-\xe4\xf6\xfc.example",),
    "UTF-8": ("Origin: https://zz-mark-äöü.example".encode(),),
    "markup": (b"Origin: <script>zz-mark</script>",),
    "8 KiB": (b"Origin: https://zz-mark." + b"a" * 8192,),
    "50 KB": (b"Origin: https://zz-mark." + b"a." * 25_000,),
    "8 KiB of commas": (b"Origin: zz-mark" + b"," * 8192,),
}
FOREIGN = {
    "a listed origin as the user": (LISTED + b"@zz-mark.example",),
    "a listed origin at the beginning": (LISTED + b".zz-mark.example",),
    "a listed origin with a path": (LISTED + b"/zz-mark",),
    "a pattern's host at the beginning": (
        b"Origin: https://a.partner.example.zz-mark.example",
    ),
}


def answered_alike(server: Server, application: str, request: Request) -> Reply:
    """What is answered: by a status, and with a log, that have nothing to do with
    CORS.
    """
    reply = server.answer(application, request)
    plain = server.answer("plain", request)
    assert reply.status == plain.status < 500
    assert reply.logged == plain.logged
    assert b"zz-mark" not in reply.head.lower()
    return reply


def assert_refused(reply: Reply) -> None:
    """By the server as a whole, or else by the policy."""
    assert reply.cors == {}
    assert reply.status == 400 or reply.vary[0].startswith("Origin")


def requests(path: str, *lines: bytes) -> list[Request]:
    return [
        Request(f"GET {path} HTTP/1.1".encode(), lines),
        Request(f"OPTIONS {path} HTTP/1.1".encode(), (*lines, PUT)),
    ]


@pytest.mark.parametrize("lines", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_origin_is_granted_nothing_even_where_any_is(
    server: Server, application: str, lines: tuple[bytes, ...]
) -> None:
    for request in requests("/items", *lines) + requests("/open/items", *lines):
        assert_refused(answered_alike(server, application, request))


@pytest.mark.parametrize("lines", FOREIGN.values(), ids=FOREIGN)
def test_an_origin_that_looks_like_a_listed_one_is_granted_nothing(
    server: Server, application: str, lines: tuple[bytes, ...]
) -> None:
    for request in requests("/items", *lines):
        assert_refused(answered_alike(server, application, request))


@pytest.mark.parametrize("lines", DIVIDED.values(), ids=DIVIDED)
def test_an_origin_does_not_divide_a_header_of_the_response(
    server: Server, application: str, lines: tuple[bytes, ...]
) -> None:
    for request in requests("/items", *lines):
        answered_alike(server, application, request)


HOSTILE_NAMES = {
    "8 KiB of commas": (HEADERS + b"zz-mark" + b"," * 8192,),
    "1,000 names": (HEADERS + b",".join(b"zz-mark-%d" % n for n in range(1000)),),
    "95 lines": (HEADERS + b"zz-mark",) * 90 + (HEADERS + b"x,x,x,x,x,x",) * 5,
    "one long name": (HEADERS + b"zz-mark" + b"a" * 8192,),
    "latin-1": (HEADERS + b"zz-mark-\xe4\xf6\xfc",),
    "UTF-8": (HEADERS + "zz-mark-äöü".encode(),),
    "a null byte": (HEADERS + b"zz-mark\x00",),
    "an escape sequence": (HEADERS + b"zz-mark\x1b[31m",),
    "a blank": (HEADERS + b"x-one zz-mark",),
    "a colon": (HEADERS + b"zz-mark: 1",),
    "markup": (HEADERS + b"<zz-mark>",),
    "quotes": (HEADERS + b'"zz-mark"',),
    "a carriage return": (HEADERS + b"x-one\rX-Zz-Mark: 1",),
    "a line feed": (HEADERS + b"x-one\nX-Zz-Mark: 1",),
    "a folded line": (HEADERS + b"x-one", b" zz-mark"),
}


@pytest.mark.parametrize("lines", HOSTILE_NAMES.values(), ids=HOSTILE_NAMES)
def test_only_names_of_headers_are_granted_and_no_more_than_a_browser_asks_for(
    server: Server, application: str, lines: tuple[bytes, ...]
) -> None:
    request = Request(b"OPTIONS /items HTTP/1.1", (LISTED, PUT, *lines))
    granted = answered_alike(server, application, request).cors.get(
        "Access-Control-Allow-Headers"
    )
    assert granted is None or TOKENS.fullmatch(granted)


HOSTILE_METHODS = {
    "empty": (METHOD,),
    "a blank": (METHOD + b"PUT zz-mark",),
    "two": (METHOD + b"PUT, zz-mark",),
    "two lines": (METHOD + b"PUT", METHOD + b"zz-mark"),
    "a folded line": (METHOD + b"PUT", b" zz-mark"),
    "markup": (METHOD + b"<zz-mark>",),
    "a null byte": (METHOD + b"zz-mark\x00",),
    "latin-1": (METHOD + b"zz-mark-\xe4\xf6\xfc",),
    "8 KiB of commas": (METHOD + b"zz-mark" + b"," * 8192,),
}


@pytest.mark.parametrize("lines", HOSTILE_METHODS.values(), ids=HOSTILE_METHODS)
def test_a_method_that_is_no_token_is_not_granted_even_where_any_is(
    server: Server, application: str, lines: tuple[bytes, ...]
) -> None:
    request = Request(b"OPTIONS /open/items HTTP/1.1", (LISTED, *lines))
    reply = answered_alike(server, application, request)
    assert "Access-Control-Allow-Methods" not in reply.cors


@pytest.mark.parametrize(
    "line",
    [
        b"ZZ-MARK /items HTTP/1.1",
        b"<ZZ-MARK> /items HTTP/1.1",
        b"ZZ-MARK\xe4 /items HTTP/1.1",
        b"get /items HTTP/1.1",
        b"OPTIONS\x00 /items HTTP/1.1",
        b"GET //items HTTP/1.1",
        b"GET /%zz-mark HTTP/1.1",
        b"GET /%00zz-mark HTTP/1.1",
        b"GET /\xe4zz-mark HTTP/1.1",
        b"GET /%e4zz-mark HTTP/1.1",
        b"GET /open/../zz-mark HTTP/1.1",
        b"GET /open/%2e%2e/zz-mark HTTP/1.1",
        b"GET http://zz-mark.example/nowhere HTTP/1.1",
        b"GET /" + b"zz-mark" * 5000 + b" HTTP/1.1",
    ],
    ids=lambda line: ascii(line[:40].decode("latin-1")),
)
def test_a_strange_first_line_is_answered_as_without_cors(
    server: Server, application: str, line: bytes
) -> None:
    answered_alike(server, application, Request(line, (LISTED,)))


@pytest.mark.parametrize(
    "target",
    [
        b"*",
        b"//items",
        b"/%00",
        b"/\xe4",
        b"/open/%2e%2e/items",
        b"http://zz-mark.example/nowhere",
        b"/" + b"zz-mark" * 5000,
    ],
    ids=lambda target: ascii(target[:40].decode("latin-1")),
)
def test_a_preflight_for_a_strange_target_is_no_error_of_the_server(
    server: Server, application: str, target: bytes
) -> None:
    request = Request(b"OPTIONS " + target + b" HTTP/1.1", (LISTED, PUT))
    reply = server.answer(application, request)
    assert reply.status in (200, server.answer("plain", request).status)
    assert reply.status < 500
    assert b"zz-mark" not in reply.head.lower()
    assert "Traceback" not in reply.logged
