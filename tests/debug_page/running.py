"""``flask run --debug``, with its reloader, as developers start it."""

import collections.abc as cabc
import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.checking.listening import unused_port

HERE = Path(__file__).parent
SECONDS = 30

_REQUEST = re.compile(r'"(?:\x1b\[[\d;]*m)*(\S+) (\S+) HTTP/1\.\d(?:\x1b\[0m)?" (\d+) ')


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a request."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs."""

    port: int
    log: Path

    def answers(self, path: str) -> list[int]:
        """The statuses of the requests for a path so far."""
        found = _REQUEST.findall(self.log.read_text())
        return [int(status) for _, asked, status in found if asked == path]

    def answers_after(self, before: int, path: str) -> list[int]:
        """The same without those that came before, as soon as there are some."""
        deadline = time.monotonic() + SECONDS

        while len(found := self.answers(path)) <= before:
            assert time.monotonic() < deadline, f"nobody has asked for {path}"
            time.sleep(0.02)

        return found[before:]

    def said(self, text: str) -> int:
        """How often the server has said something."""
        return self.log.read_text().count(text)


def get(port: int, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    with contextlib.closing(connection):
        connection.request("GET", path, headers=named)
        response = connection.getresponse()
        body = response.read().decode()
        return Answer(response.status, dict(response.headers), body)


@contextlib.contextmanager
def flask_run(folder: Path, *options: str) -> cabc.Iterator[Running]:
    """Serve until the block ends.

    :param folder: for the log.
    """
    port = unused_port()
    log = folder / "flask.log"
    command = [sys.executable, "-m", "flask", "--app", "application", *options]

    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, "run", "--port", str(port)],
            cwd=HERE,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            # The reloader has a process of its own, which ends with it.
            start_new_session=True,
        )

    try:
        _await(port, server, log)
        yield Running(port, log)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)

        server.wait(SECONDS)


def _await(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS

    while True:
        try:
            get(port, "/")
        except OSError:
            is_over = server.poll() is not None or time.monotonic() > deadline
            assert not is_over, log.read_text()[-2000:]
            time.sleep(0.05)
        else:
            return
