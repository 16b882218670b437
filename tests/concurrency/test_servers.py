"""The same behind real servers: one with 32 threads, one with greenlets."""

import contextlib
import http.client
import json
import sys
from pathlib import Path

import pytest

from demo import servers

from .configurations import Answer
from .configurations import answered
from .configurations import Exchange
from .configurations import EXCHANGES
from .configurations import OF_VIEWS
from .crowd import Ask
from .crowd import judged_in_both
from .crowd import seen_by_crowd

ROOT = Path(__file__).parents[2]
PROJECT = ROOT / "src" / "flask_cors" / "__init__.py"

COMMAND = [
    sys.executable,
    "-m",
    "gunicorn",
    "tests.concurrency.served:application",
    "--config=tests/servers/gunicorn.conf.py",
]
WORKERS = {
    "gthread": ["--worker-class=gthread", "--threads=32"],
    "gevent": ["--worker-class=gevent"],
}
ENVIRON = {"FLASK_DEBUG": "0", "GUNICORN_CMD_ARGS": ""}


@pytest.mark.server
@pytest.mark.slow
@pytest.mark.parametrize("worker", WORKERS)
def test_every_answer_is_right_in_one_configuration_as_a_whole(
    worker: str, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    command = [*COMMAND, *WORKERS[worker], "--bind=fd://{fd}"]
    exchanges = (*EXCHANGES, *OF_VIEWS)

    with (
        servers.process(command, directory=ROOT, environ=ENVIRON, log=log) as port,
        contextlib.ExitStack() as connections,
    ):
        seen = seen_by_crowd(lambda: client(connections, port), exchanges, seconds=3)
        changes = json.loads(servers.get(port, "/changes"))

    judged_in_both(seen, exchanges)
    assert PROJECT.samefile(changes.pop("file"))
    assert changes.pop("made") > 10
    assert changes.pop("refused") > 1
    is_gevent = worker == "gevent"
    assert changes == {
        "is_threaded": True,
        "has_greenlets": is_gevent,
        "failures": [],
    }
    assert "Traceback" not in log.read_text(errors="replace")


def client(connections: contextlib.ExitStack, port: int) -> Ask:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connections.enter_context(contextlib.closing(connection))

    def ask(exchange: Exchange) -> Answer:
        connection.request(exchange.method, exchange.path, headers=exchange.headers)
        response = connection.getresponse()
        response.read()
        return answered(response.status, response.getheaders())

    return ask
