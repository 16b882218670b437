"""32 threads ask an application whose configuration changes all the time."""

import threading
import typing as t

import pytest
from werkzeug.test import create_environ
from werkzeug.test import run_wsgi_app

from .applications import by_middleware
from .applications import by_path
from .applications import by_view
from .applications import Changes
from .configurations import Answer
from .configurations import answered
from .configurations import Exchange
from .configurations import EXCHANGES
from .configurations import OF_VIEWS
from .crowd import Ask
from .crowd import judged_in_both
from .crowd import seen_by_crowd

BUILDS: dict[str, t.Any] = {
    "one policy": (by_path, EXCHANGES),
    "a decorated view": (by_view, (*EXCHANGES, *OF_VIEWS)),
    "middleware": (by_middleware, EXCHANGES),
}


def client(app: t.Any) -> Ask:
    def ask(exchange: Exchange) -> Answer:
        environ = create_environ(
            exchange.path, method=exchange.method, headers=exchange.headers
        )
        _, status, headers = run_wsgi_app(app, environ, buffered=True)
        return answered(int(status.split()[0]), headers.items())

    return ask


@pytest.mark.slow
@pytest.mark.parametrize(("build", "exchanges"), BUILDS.values(), ids=BUILDS)
def test_every_answer_is_right_in_one_configuration_as_a_whole(
    build: t.Any, exchanges: t.Any
) -> None:
    app, reconfigure = build()
    changes = Changes(reconfigure)
    thread = threading.Thread(target=changes.run)
    thread.start()

    try:
        seen = seen_by_crowd(lambda: client(app), exchanges, seconds=3)
    finally:
        changes.has_ended.set()
        thread.join(timeout=20)

    judged_in_both(seen, exchanges)
    assert changes.failures == []
    assert changes.made > 10
    assert changes.refused == changes.made // 5
