"""Sequences of requests of every kind, and all that an application says to them."""

import dataclasses
import io
import logging
import typing as t
from dataclasses import dataclass

from hypothesis import strategies as st

Answer = tuple[list[tuple[t.Any, ...]], bytes]

APP: t.Final = "https://app.example.com"
EVIL: t.Final = "https://evil.example"

#: An origin of an own scheme, longer than any of the web.
LONG: t.Final = f"app://{'a' * 400}"

_KEYS: t.Final = {
    "origin": "HTTP_ORIGIN",
    "method": "HTTP_ACCESS_CONTROL_REQUEST_METHOD",
    "headers": "HTTP_ACCESS_CONTROL_REQUEST_HEADERS",
    "private_network": "HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK",
}


class Absent:
    """Stands for a key that the environ does not have; ``None`` is a value."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: t.Final = Absent()


@dataclass(frozen=True, slots=True)
class Call:
    """A request, and what it says: text, or what no server should give."""

    verb: str = "GET"
    path: str = "/"
    origin: t.Any = ABSENT
    method: t.Any = ABSENT
    headers: t.Any = ABSENT
    private_network: t.Any = ABSENT
    scheme: str = "http"
    host: str = "localhost"

    def environ(self) -> dict[str, t.Any]:
        given = {key: getattr(self, name) for name, key in _KEYS.items()}
        return {
            "REQUEST_METHOD": self.verb,
            "PATH_INFO": self.path,
            "SCRIPT_NAME": "",
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.host,
            "wsgi.url_scheme": self.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            **{key: value for key, value in given.items() if value is not ABSENT},
        }


def answer(app: t.Any, call: Call) -> Answer:
    """All that a WSGI application says to a server."""
    started: list[tuple[t.Any, ...]] = []

    def start_response(status: str, headers: t.Any, exc_info: t.Any = None) -> None:
        started.append((status, list(headers)))

    body = b"".join(app(call.environ(), start_response))
    return started, body


def at_level(level: int, app: t.Any, call: Call) -> Answer:
    """The same while records of this level are asked for."""
    logger = logging.getLogger("flask_cors")
    before = logger.level
    logger.setLevel(level)

    try:
        return answer(app, call)
    finally:
        logger.setLevel(before)


#: Headers that a server takes, and more than any browser sends.
BIG: t.Final = 8192

levels = st.sampled_from((logging.DEBUG, logging.CRITICAL))
verbs = st.sampled_from(("GET", "OPTIONS", "OPTIONS", "OPTIONS", "HEAD", "PUT"))
no_texts = st.sampled_from((None, b"x-a", APP.encode(), b"", 7, True, 1.5))

ordinary_origins = st.sampled_from((APP, APP, EVIL, "null", "", f"{APP}:1"))
odd_origins = st.sampled_from(("HTTPS://APP.example.com", "a b", "\0", "\udcff"))
long_origins = st.sampled_from((LONG, f"{LONG}b", "a" * 326, "a" * 327, "a" * BIG))
origins = st.one_of(ordinary_origins, ordinary_origins, odd_origins, long_origins)

ordinary_methods = st.sampled_from(("GET", "get", "PUT", "PATCH", "patch", "PURGE", ""))
odd_methods = st.sampled_from(("G T", "\0", "?", "X" * 64, "X" * 65, "X" * BIG))
methods = st.one_of(ordinary_methods, ordinary_methods, odd_methods)

ordinary_names = st.sampled_from(("", "x-a", "X-A", "x-a, y", "y,x-a", "x-a,,x-a"))
odd_names = st.sampled_from(("x a", "\0", "x-a\r\nX-B: 1", "," * 31, "," * 32))
long_names = st.sampled_from(("x" * 600, "x" * 1024, "x" * 1025, "a," * (BIG // 2)))
names = st.one_of(ordinary_names, ordinary_names, odd_names, long_names)

switches = st.sampled_from(("true", "true", "false", "TRUE", ""))
absent = st.just(ABSENT)


def sequences(
    paths: st.SearchStrategy[str],
    origins: st.SearchStrategy[t.Any] = origins,
) -> st.SearchStrategy[list[Call]]:
    """Requests in any order, many of which say nearly the same as one before."""
    call = st.builds(
        Call,
        verbs,
        paths,
        st.one_of(origins, origins, origins, no_texts, absent),
        st.one_of(methods, methods, methods, no_texts, absent),
        st.one_of(names, names, no_texts, absent),
        st.one_of(absent, absent, absent, switches, no_texts),
    )
    calls = st.lists(call, min_size=1, max_size=4)
    return calls.flatmap(lambda before: _followed(before, call))


def _followed(
    calls: list[Call], call: st.SearchStrategy[Call]
) -> st.SearchStrategy[list[Call]]:
    """The same, and then some that differ from one of them in one word, or in none."""
    names = st.sampled_from(("origin", "method", "headers", "private_network", "path"))
    after = st.builds(
        _crossed, st.sampled_from(calls), call | st.sampled_from(calls), names
    )
    return st.lists(after, max_size=8).map(lambda others: [*calls, *others])


def _crossed(one: Call, other: Call, name: str) -> Call:
    return dataclasses.replace(one, **{name: getattr(other, name)})
