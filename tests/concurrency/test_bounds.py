"""Ever new origins and paths fill no memory, whoever sends them at the same time."""

import gc
import itertools
import threading
import tracemalloc
import typing as t

import pytest

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import cross_origin
from flask_cors.state import State

from .applications import plain
from .configurations import VIEWS
from .crowd import THREADS
from .holdings import counted

Environ = dict[str, t.Any]

ALLOWED = r"https://app-\d+\.example"

#: No cache has more entries; threads that fill it at once may add one each.
MOST = 1024 + THREADS


def trivial(environ: Environ, start_response: t.Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]


def in_middleware(**options: t.Any) -> tuple[t.Any, object]:
    layer = CORSMiddleware(trivial, origins=[ALLOWED], **options)
    return layer, layer


def in_flask(**options: t.Any) -> tuple[t.Any, object]:
    app = plain()
    app.add_url_rule("/items/<number>", "item", lambda number: "ok")
    app.add_url_rule("/own", "own", cross_origin(**VIEWS)(lambda: "ok"))
    CORS(app, origins=[ALLOWED], **options)
    return app, State.of(app).layer


BUILDS: dict[str, t.Any] = {
    "one policy": lambda: in_middleware(),
    "a policy for some paths": lambda: in_middleware(resources=["/items/*", "/a/*"]),
    "an application": lambda: in_flask(),
    "an application with paths": lambda: in_flask(resources=["/items/*", "/own"]),
}


def requests(start: int = 0, step: int = 1) -> t.Iterator[tuple[Environ, str | None]]:
    """Requests that are all different, with the origin that is to be allowed."""
    for number in itertools.count(start, step):
        is_allowed, is_preflight = number % 2 == 0, number % 4 > 1
        origin = f"https://{'app' if is_allowed else 'evil'}-{number}.example"
        environ = {
            "REQUEST_METHOD": "OPTIONS" if is_preflight else "GET",
            "PATH_INFO": f"/items/{number}",
            "HTTP_ORIGIN": origin,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "http",
        }

        if is_preflight:
            environ["HTTP_ACCESS_CONTROL_REQUEST_METHOD"] = "PUT"
            environ["HTTP_ACCESS_CONTROL_REQUEST_HEADERS"] = f"x-{number}"

        yield environ, origin if is_allowed else None


def asked(app: t.Any, environ: Environ) -> str | None:
    """Which origin is allowed to read the answer."""
    found: list[str] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], *exc_info: t.Any
    ) -> None:
        assert status == "200 OK"
        found.extend(v for n, v in headers if n == "Access-Control-Allow-Origin")

    body = app(environ, start_response)
    close = getattr(body, "close", None)

    if close is not None:
        close()

    return ",".join(found) or None


@pytest.mark.slow
@pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
def test_32_threads_that_are_never_alike_get_right_answers_from_bounded_caches(
    build: t.Any,
) -> None:
    app, layer = build()
    barrier = threading.Barrier(THREADS)
    wrong: list[object] = []

    def visit(number: int) -> None:
        barrier.wait(timeout=20)

        try:
            for environ, allowed in itertools.islice(requests(number, THREADS), 250):
                if asked(app, environ) != allowed:
                    wrong.append(environ)
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=visit, args=(n,)) for n in range(THREADS)]

    for thread in threads:
        thread.start()

    for thread in threads:
        thread.join(timeout=60)

    assert not any(thread.is_alive() for thread in threads)
    assert wrong == []
    kept = counted(layer)
    assert 0 < kept["Ready"] <= MOST
    assert 0 < kept["Answer"] <= MOST
    assert kept["Route"] <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", ["one policy", "a policy for some paths"])
def test_the_memory_stays_as_it_is(name: str) -> None:
    """Caches that are full are emptied, so that their fullest moments count."""
    app, _ = BUILDS[name]()
    source = requests()

    def peak(count: int) -> int:
        """The most memory that is in use while so many requests are answered."""
        gc.collect()
        tracemalloc.reset_peak()

        for environ, allowed in itertools.islice(source, count):
            assert asked(app, environ) == allowed

        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()

    try:
        early = peak(20_000)

        for _ in range(3):
            late = peak(20_000)
    finally:
        tracemalloc.stop()

    assert late - early < 100_000
    assert late < 2_000_000
