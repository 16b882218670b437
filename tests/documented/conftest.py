import collections.abc as cabc
import logging
import os
import re
import subprocess
import sys
import time
import typing as t
from contextlib import contextmanager
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

if t.TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

START_UP_SECONDS = 20


@contextmanager
def _served(app: "WSGIApplication") -> cabc.Iterator[int]:
    server = make_server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()

    try:
        yield server.port
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()


@pytest.fixture
def serve() -> cabc.Iterator[cabc.Callable[["WSGIApplication"], int]]:
    """Serve an application on a free port of 127.0.0.1, and return the port."""
    with ExitStack() as stack:
        yield lambda app: stack.enter_context(_served(app))


def _wait_for_port(process: subprocess.Popen[bytes], log: Path) -> int:
    deadline = time.monotonic() + START_UP_SECONDS

    while time.monotonic() < deadline and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", log.read_text()):
            return int(found[1])

        time.sleep(0.05)

    return pytest.fail(f"no server came up:\n{log.read_text()}")


@pytest.fixture
def run(tmp_path: Path) -> cabc.Iterator[cabc.Callable[..., int]]:
    """Run ``python *arguments`` until the test ends; return the port it announces."""
    started: list[subprocess.Popen[bytes]] = []
    environ = {k: v for k, v in os.environ.items() if not k.startswith("FLASK_")}

    def start(*arguments: str) -> int:
        log = tmp_path / "server.log"

        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=tmp_path,
                env=environ,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

        started.append(process)
        return _wait_for_port(process, log)

    yield start

    for process in started:
        process.terminate()

    for process in started:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=10)


@pytest.fixture
def cors_logger() -> cabc.Iterator[logging.Logger]:
    """The extension's logger as a fresh process has it, and so again afterwards.

    ``setLevel`` also forgets what loggers remember of the level, which an assignment
    to ``level`` does not.
    """
    logger = logging.getLogger("flask_cors")
    before = logger.level
    logger.setLevel(logging.NOTSET)
    yield logger
    logger.setLevel(before)
