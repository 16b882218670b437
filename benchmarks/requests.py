"""The requests that applications are measured with."""

import io
import typing as t
from dataclasses import dataclass

PATH = "/api/items"
ALLOWED = "https://app.example.com"
DISALLOWED = "https://app.example.com.attacker.example"
PREFLIGHT_METHOD = "PUT"
PREFLIGHT_HEADERS = ("authorization", "content-type")

NUMBER = "{n}"
"""Stands in a path or a header for another number in each request."""

_NUMBER = NUMBER.encode()

Environ = dict[str, t.Any]

Refusal = t.Literal["origin", "method", "headers"]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a browser sends it; ``headers`` without those that never vary."""

    name: str
    method: str = "GET"
    path: str = PATH
    headers: tuple[tuple[str, str], ...] = ()
    refused: Refusal | None = None
    """What a right answer refuses."""

    @property
    def is_preflight(self) -> bool:
        return self.method == "OPTIONS"

    @property
    def origin(self) -> str | None:
        return dict(self.headers).get("Origin")

    @property
    def asked_method(self) -> str | None:
        return dict(self.headers).get("Access-Control-Request-Method")


def get(
    name: str,
    origin: str | None = None,
    *,
    path: str = PATH,
    refused: Refusal | None = None,
) -> Request:
    headers = () if origin is None else (("Origin", origin),)
    return Request(name, "GET", path, headers, refused)


def preflight(
    name: str,
    origin: str = ALLOWED,
    *,
    path: str = PATH,
    method: str = PREFLIGHT_METHOD,
    headers: str = ",".join(PREFLIGHT_HEADERS),
    refused: Refusal | None = None,
) -> Request:
    asked = (
        ("Origin", origin),
        ("Access-Control-Request-Method", method),
        ("Access-Control-Request-Headers", headers),
    )
    return Request(name, "OPTIONS", path, asked, refused)


class Environs:
    """What a server passes for a request, made anew for each call."""

    def __init__(self, request: Request) -> None:
        self._template = _constants(request.method)
        self._varying = tuple(
            (name, value.encode())
            for name, value in (
                ("PATH_INFO", request.path),
                ("RAW_URI", request.path),
                *((_variable(name), value) for name, value in request.headers),
            )
        )
        self._is_numbered = any(_NUMBER in value for _, value in self._varying)
        self._number = 0

    def take(self, count: int) -> list[Environ]:
        return [self._next() for _ in range(count)]

    def _next(self) -> Environ:
        rv = self._template.copy()
        self._number += 1
        number = str(self._number).encode()

        # Decoded each time, as a server does: a string that was a key before has its
        # hash ready, and a long header would cost less than it does.
        for name, value in self._varying:
            if self._is_numbered:
                value = value.replace(_NUMBER, number)

            rv[name] = value.decode("latin-1")

        return rv


def _variable(header: str) -> str:
    return f"HTTP_{header.upper().replace('-', '_')}"


def _constants(method: str) -> Environ:
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "api.example.com",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_HOST": "api.example.com",
        "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101",
        "HTTP_ACCEPT": "*/*",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
