"""Who listens: receivers that come, go, fail, or have to be waited for."""

import gc
import logging
import typing as t
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import CORSDecision
from flask_cors import CORSMiddleware

from ..page import allow_origin
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from .telling import heard


@pytest.fixture
def app() -> Flask:
    app = Flask("heard")
    app.add_url_rule("/", "index", lambda: "ok")
    CORS(app, origins=GOOD)
    return app


def test_a_receiver_that_comes_between_two_requests_is_told(app: Flask) -> None:
    page = Page(app)
    page.fetch()

    with heard() as announced:
        page.fetch()
        page.preflight()

    page.fetch()
    assert [found.signal for found in announced] == ["granted", "granted"]


def test_a_receiver_that_comes_during_a_request_is_told_from_the_next_on() -> None:
    told: list[CORSDecision] = []

    def receive(sender: object, decision: CORSDecision) -> None:
        told.append(decision)

    app = Flask("heard")
    CORS(app, origins=GOOD)
    app.add_url_rule("/", "index", lambda: cors_granted.connect(receive) and "ok")

    try:
        Page(app).fetch()
        before = len(told)
        Page(app).fetch()
    finally:
        cors_granted.disconnect(receive)

    assert len(told) - before == 1


def test_a_receiver_that_is_forgotten_is_not_told(app: Flask) -> None:
    """Signals keep no function alive; a program keeps those that it connects."""
    told: list[CORSDecision] = []

    def receive(sender: object, decision: CORSDecision) -> None:
        told.append(decision)

    cors_granted.connect(receive)
    Page(app).fetch()
    del receive
    gc.collect()
    Page(app).fetch()
    assert len(told) == 1
    assert not cors_granted.receivers


@pytest.mark.parametrize("origin", [GOOD, EVIL])
def test_a_receiver_that_fails_fails_nothing(
    app: Flask, origin: str, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(sender: object, decision: CORSDecision) -> t.NoReturn:
        raise ConnectionError("the metrics are away")

    page = Page(app, origin)
    without = [page.fetch(), page.preflight()]

    with (
        cors_granted.connected_to(fail),
        cors_refused.connected_to(fail),
        heard() as announced,
    ):
        within = [page.fetch(), page.preflight()]

    assert len(announced) == 2

    for before, after in zip(without, within, strict=True):
        assert after.status_code == before.status_code == 200
        assert list(after.headers) == list(before.headers)

    signal = "cors-granted" if origin == GOOD else "cors-refused"
    records = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert [r.getMessage() for r in records] == [f"a receiver of '{signal}' failed"] * 2
    assert all(record.exc_info for record in records)


@pytest.mark.parametrize("way", ["Flask", "WSGI"])
def test_an_async_receiver_is_waited_for(app: Flask, way: str) -> None:
    told: list[str | None] = []

    async def receive(sender: object, decision: CORSDecision) -> None:
        told.append(decision.origin)

    def plain(environ: t.Any, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [])
        return []

    served = app if way == "Flask" else CORSMiddleware(plain, origins=GOOD)

    with cors_refused.connected_to(receive):
        Page(served, EVIL).fetch()
        Page(served, EVIL).preflight()

    assert told == [EVIL, EVIL]


def test_receivers_may_come_and_go_while_threads_serve(app: Flask) -> None:
    def receive(sender: object, decision: CORSDecision) -> None: ...

    def serve(origin: str) -> set[str | None]:
        return {allow_origin(Page(app, origin).fetch()) for _ in range(50)}

    with ThreadPoolExecutor(4) as threads:
        served = [threads.submit(serve, origin) for origin in [GOOD, EVIL] * 2]

        while not all(each.done() for each in served):
            with cors_granted.connected_to(receive), cors_refused.connected_to(receive):
                pass

    assert [each.result() for each in served] == [{GOOD}, {None}] * 2


def test_a_muted_signal_is_not_sent(app: Flask) -> None:
    with heard() as announced, cors_granted.muted():
        Page(app).fetch()
        Page(app, EVIL).fetch()

    assert [found.signal for found in announced] == ["refused"]


def test_the_signals_have_names() -> None:
    assert cors_granted.name == "cors-granted"
    assert cors_refused.name == "cors-refused"
