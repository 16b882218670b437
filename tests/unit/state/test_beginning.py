"""What is fixed at the first request, whoever sends it."""

import threading

import pytest

from flask_cors import CORS
from flask_cors.state import State
from flask_cors.views import View

from ...users.page import allow_origin
from ...users.page import application
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from .full import full_application
from .full import PATHS


def test_sixteen_threads_may_send_the_first_request(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = full_application()
    app.config["CORS_ORIGINS"] = GOOD
    barrier = threading.Barrier(16)
    seen: list[tuple[str | None, str | None]] = []

    def visit(number: int) -> None:
        path = PATHS[number % 3]
        barrier.wait(timeout=10)
        seen.append(
            (
                allow_origin(Page(app).fetch(path)),
                allow_origin(Page(app, EVIL).preflight(path, "GET")),
            )
        )

    threads = [threading.Thread(target=visit, args=(n,)) for n in range(16)]

    for thread in threads:
        thread.start()

    for thread in threads:
        thread.join(timeout=30)

    assert seen == [(GOOD, None)] * 16
    assert caplog.records == []


def test_the_state_begins_once() -> None:
    app = application()
    CORS(app)
    state = State.of(app)
    state.begin()
    app.config["CORS_ORIGINS"] = 7
    state.begin()
    assert Page(app).can_read()


def test_a_thread_that_waited_does_not_begin_again() -> None:
    app = application()
    CORS(app)
    state = State.of(app)
    threads = [threading.Thread(target=state.begin) for _ in range(2)]

    with state._lock:
        for thread in threads:
            thread.start()

    for thread in threads:
        thread.join(timeout=10)

    assert Page(app).can_read()


def test_views_that_are_made_for_each_request_do_not_fill_the_memory() -> None:
    app = application()
    CORS(app, resources=[])
    state = State.of(app)

    for _ in range(5000):
        state.view_policy(View(None))

    assert len(state.policies) <= 4096


def test_the_state_has_a_name_of_its_own_among_the_extensions() -> None:
    """Other packages look at "cors"."""
    app = application()
    CORS(app)
    assert set(app.extensions) == {"flask_cors"}
