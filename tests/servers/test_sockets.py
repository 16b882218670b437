"""WebSockets of Flask-SocketIO, whichever of the two is called first."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import websocket

from demo import servers

pytestmark = pytest.mark.server

HERE = Path(__file__).parent
GOOD = "https://app.example"
EVIL = "https://evil.example"

# gunicorn's worker, and what Flask-SocketIO calls the same.
WORKERS = {"gthread": "threading", "gevent": "gevent"}


@pytest.fixture(scope="module", params=WORKERS)
def worker(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module", params=["cors_first", "sockets_first"])
def port(
    request: pytest.FixtureRequest,
    worker: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[int]:
    log = tmp_path_factory.mktemp("sockets") / "log"
    options = [f"--worker-class={worker}", "--threads=4", "--bind=fd://{fd}"]
    command = [sys.executable, "-m", "gunicorn", f"sockets:{request.param}", *options]
    environ = {"GUNICORN_CMD_ARGS": "", "SOCKETS": WORKERS[worker]}

    with servers.process(command, directory=HERE, environ=environ, log=log) as port:
        yield port

    assert "Traceback" not in log.read_text(errors="replace")


def opened(port: int, origin: str) -> websocket.WebSocket:
    url = f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
    return websocket.create_connection(url, origin=origin, timeout=10)


def test_a_page_that_sockets_are_for_opens_one_and_is_answered(port: int) -> None:
    with contextlib.closing(opened(port, GOOD)) as socket:
        assert socket.recv().startswith('0{"sid":')
        socket.send("40")
        assert socket.recv().startswith('40{"sid":')
        socket.send('421["say","hello"]')
        assert socket.recv() == '431[{"said":"hello"}]'


def test_another_page_opens_none(port: int) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException, match="400 BAD REQUEST"):
        opened(port, EVIL)
