"""CORS around any WSGI application, at the letter of the protocol."""

import io
import logging
import typing as t

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from flask_cors import ContradictionError
from flask_cors import CORSMiddleware

APP = "https://app.example.com"
ORIGIN = ("Access-Control-Allow-Origin", APP)
OWN = ("access-control-allow-origin", "*")

Environ = dict[str, t.Any]
Headers = list[tuple[str, str]]


def environ(method: str = "GET", **keys: t.Any) -> Environ:
    """The least that a server has to give: https://peps.python.org/pep-3333/"""
    return {
        "REQUEST_METHOD": method,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **keys,
    }


class Server:
    """What a server makes of an application's answer."""

    def __init__(self) -> None:
        self.started: list[tuple[t.Any, ...]] = []
        self.written: list[bytes] = []

    def start_response(
        self, status: str, headers: Headers, *exc_info: t.Any
    ) -> t.Callable[[bytes], None]:
        self.started.append((status, headers, *exc_info))
        return self.written.append

    @property
    def headers(self) -> Headers:
        return t.cast(Headers, self.started[-1][1])


@pytest.fixture
def server() -> Server:
    return Server()


def test_the_headers_are_there_whenever_the_application_starts(server: Server) -> None:
    def late(environ: Environ, start_response: t.Any) -> t.Iterator[bytes]:
        start_response("200 OK", [])
        yield b"body"

    body = CORSMiddleware(late, origins=APP)(environ(), server.start_response)
    assert server.started == []
    assert b"".join(body) == b"body"
    assert server.headers == [ORIGIN]


def test_the_callable_that_writes_is_handed_on(server: Server) -> None:
    def writing(environ: Environ, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [])(b"written")
        return []

    CORSMiddleware(writing, origins=APP)(environ(), server.start_response)
    assert server.written == [b"written"]


def test_the_body_is_handed_on_as_it_is(server: Server) -> None:
    """Its close() belongs to the application, and a file wrapper to the server."""
    body = io.BytesIO(b"file")

    def files(environ: Environ, start_response: t.Any) -> t.Any:
        start_response("200 OK", [])
        return body

    app = CORSMiddleware(files, origins=APP)
    assert app(environ(), server.start_response) is body


#: Where all paths are alike, and where each is looked up.
LAYERS: list[dict[str, t.Any]] = [{"origins": APP}, {"resources": {"/": APP}}]


@pytest.mark.parametrize("options", LAYERS, ids=["alike", "by path"])
def test_an_answer_may_be_replaced_before_it_is_sent(
    server: Server, options: dict[str, t.Any]
) -> None:
    error = (LookupError, LookupError("away"), None)

    def failing(environ: Environ, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [("X-A", "1")])
        start_response("500 INTERNAL SERVER ERROR", [("X-B", "2")], error)
        return [b"sorry"]

    CORSMiddleware(failing, **options)(environ(), server.start_response)
    assert server.started == [
        ("200 OK", [("X-A", "1"), ORIGIN]),
        ("500 INTERNAL SERVER ERROR", [("X-B", "2"), ORIGIN], error),
    ]


def test_the_applications_list_is_not_changed(server: Server) -> None:
    kept: Headers = [("X-A", "1")]

    def app(environ: Environ, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", kept)
        return []

    for _ in range(2):
        CORSMiddleware(app, origins=APP)(environ(), server.start_response)

    assert kept == [("X-A", "1")]
    assert server.headers == [("X-A", "1"), ORIGIN]


@pytest.mark.parametrize("options", LAYERS, ids=["alike", "by path"])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), [ORIGIN]),
        ((("X-A", "1"),), [("X-A", "1"), ORIGIN]),
        ((("Vary", "Cookie"),), [("Vary", "Cookie"), ORIGIN]),
        (
            (("Access-Control-Max-Age", "5"), ("ETag", "a")),
            [("Access-Control-Max-Age", "5"), ("ETag", "a"), ORIGIN],
        ),
        (
            (("access-control-allow-origin", "*"),),
            [("access-control-allow-origin", "*")],
        ),
    ],
    ids=["none", "another", "vary", "two", "its own"],
)
def test_the_headers_may_be_given_as_a_tuple(
    server: Server, options: dict[str, t.Any], given: t.Any, expected: Headers
) -> None:
    def app(environ: Environ, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", given)
        return []

    CORSMiddleware(app, **options)(environ(), server.start_response)
    assert list(server.headers) == expected


def meddling(app: t.Any, asked: Environ) -> Headers:
    """The headers that a server gets, which it then changes for its own purposes."""
    got: list[Headers] = []

    def start_response(status: str, headers: Headers, *exc_info: t.Any) -> None:
        got.append([*headers])
        headers.insert(0, ("Server", "meddling"))
        del headers[1:]

    app(asked, start_response)
    return got[-1]


ASKED: list[Environ] = [
    environ(),
    environ(HTTP_ORIGIN=APP),
    environ(HTTP_ORIGIN="https://evil.example"),
    environ(HTTP_ORIGIN="a" * 8192),
    environ(HTTP_ORIGIN=APP, HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK="true"),
    environ("OPTIONS", HTTP_ORIGIN=APP, HTTP_ACCESS_CONTROL_REQUEST_METHOD="PUT"),
    environ("OPTIONS", HTTP_ORIGIN=APP, HTTP_ACCESS_CONTROL_REQUEST_METHOD="PURGE"),
]


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO])
@pytest.mark.parametrize("options", LAYERS, ids=["alike", "by path"])
@pytest.mark.parametrize("given", [[("X-A", "1")], [("Vary", "Cookie")]], ids=repr)
def test_a_server_may_change_the_headers_that_it_gets(
    options: dict[str, t.Any],
    given: Headers,
    level: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """They are a list of its own: no later answer is another for it."""
    caplog.set_level(level, logger="flask_cors")

    def app(environ: Environ, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", given)
        return []

    layer = CORSMiddleware(app, **options)
    before = [*given]

    for asked in ASKED:
        first, second, third = (meddling(layer, {**asked}) for _ in range(3))
        assert first == second == third
        assert len(first) > 1
        assert given == before


def test_an_exception_is_not_swallowed(server: Server) -> None:
    def failing(environ: Environ, start_response: t.Any) -> list[bytes]:
        raise LookupError("away")

    with pytest.raises(LookupError, match="away"):
        CORSMiddleware(failing)(environ(HTTP_ORIGIN=APP), server.start_response)

    assert server.started == []


@pytest.mark.parametrize("keys", [{}, {"PATH_INFO": ""}], ids=["absent", "empty"])
def test_a_path_may_be_left_out(keys: dict[str, str], server: Server) -> None:
    app = CORSMiddleware(Response("ok"), resources={"/": APP})
    app(environ(**keys), server.start_response)
    assert ORIGIN in server.headers


def test_a_preflight_is_not_for_the_application(server: Server) -> None:
    def unreachable(environ: Environ, start_response: t.Any) -> list[bytes]:
        raise AssertionError

    app = CORSMiddleware(unreachable, origins=APP)
    asks = environ("OPTIONS", HTTP_ORIGIN=APP, HTTP_ACCESS_CONTROL_REQUEST_METHOD="PUT")
    assert list(app(asks, server.start_response)) == []
    assert server.started == [
        (
            "200 OK",
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", "0"),
                ORIGIN,
                (
                    "Access-Control-Allow-Methods",
                    "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
                ),
                (
                    "Vary",
                    "Access-Control-Request-Method, Access-Control-Request-Headers",
                ),
            ],
        )
    ]


@pytest.mark.parametrize(
    ("method", "keys"),
    [
        ("OPTIONS", {}),
        ("OPTIONS", {"HTTP_ORIGIN": APP}),
        ("OPTIONS", {"HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PUT"}),
        ("OPTIONS", {"HTTP_ORIGIN": "", "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PUT"}),
        ("HEAD", {"HTTP_ORIGIN": APP, "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PUT"}),
    ],
)
def test_everything_else_is(method: str, keys: dict[str, str], server: Server) -> None:
    app = CORSMiddleware(Response("ok"), origins=APP)
    app(environ(method, **keys), server.start_response)
    assert ("Content-Length", "2") in server.headers
    assert ORIGIN in server.headers


def test_a_preflight_where_no_policy_governs_is_for_the_application() -> None:
    app = CORSMiddleware(Response("mine", 204), resources="/api/*")
    headers = {"Origin": APP, "Access-Control-Request-Method": "PUT"}
    response = Client(app).open("/", method="OPTIONS", headers=headers)
    assert response.status_code == 204
    assert "Access-Control-Allow-Origin" not in response.headers


def test_two_layers_do_not_double_the_headers() -> None:
    inner = CORSMiddleware(Response("ok"), origins=APP, supports_credentials=True)
    outer = CORSMiddleware(inner, origins="https://b.example")
    headers = Client(outer).get("/", headers={"Origin": APP}).headers
    assert headers.getlist("Access-Control-Allow-Origin") == [APP]
    assert headers.getlist("Access-Control-Allow-Credentials") == ["true"]


def test_automatic_methods_need_a_url_map() -> None:
    with pytest.raises(ContradictionError) as caught:
        CORSMiddleware(Response("ok"), methods="auto")

    assert str(caught.value) == (
        "methods='auto' (CORSMiddleware()): only a Flask application can say which "
        "methods it offers. Name the methods: methods=['GET', 'PUT']. "
        "[CORS205]"
    )


@pytest.mark.parametrize(
    ("options", "asked", "value"),
    [
        ({"allow_private_network": True}, "true", "true"),
        ({}, "true", "false"),
        ({}, "TRUE", None),
    ],
)
def test_a_private_network_is_answered_apart_from_what_is_kept(
    options: dict[str, t.Any], asked: str, value: str | None
) -> None:
    client = Client(CORSMiddleware(Response("ok"), **options))
    name = "Access-Control-Allow-Private-Network"
    asks = {"Origin": APP, "Access-Control-Request-Private-Network": asked}
    assert name not in client.get("/", headers={"Origin": APP}).headers
    assert client.get("/", headers=asks).headers.get(name) == value
    assert name not in client.get("/", headers={"Origin": APP}).headers


def test_the_wrapped_application_can_be_reached() -> None:
    inner = Response("ok")
    assert CORSMiddleware(inner).app is inner
