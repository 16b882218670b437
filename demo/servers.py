"""Real servers on real ports of this machine, each ended by the block that began it."""

import contextlib
import http.client
import http.server
import os
import socket
import subprocess
import sys
import threading
import time
import typing as t
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

BOOT_SECONDS = 20
STOP_SECONDS = 5


@contextlib.contextmanager
def gunicorn(
    application: str,
    *,
    directory: Path,
    environ: Mapping[str, str],
    log: Path,
) -> Iterator[int]:
    """Serve a WSGI application, ``module:name`` below a directory.

    :param log: Where the standard output and error of the server go.
    :return: The port.
    """
    config = Path(__file__).with_name("gunicorn.conf.py")
    options = [f"--config={config}", "--bind=fd://{fd}"]
    command = [sys.executable, "-m", "gunicorn", *options]

    with process(
        [*command, application], directory=directory, environ=environ, log=log
    ) as port:
        yield port


@contextlib.contextmanager
def process(
    command: list[str],
    *,
    directory: Path,
    environ: Mapping[str, str],
    log: Path,
) -> Iterator[int]:
    """Run a server that takes its listening socket as a file descriptor.

    :param command: Its words; ``{fd}`` in any of them is the descriptor.
    """
    # Bound here and handed over: no other program can take the port in between.
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        fd = listener.fileno()

        with log.open("ab") as output:
            server = subprocess.Popen(
                [word.format(fd=fd) for word in command],
                cwd=directory,
                env={**os.environ, **environ},
                pass_fds=[fd],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    try:
        _await_answer(port, server, log)
        yield port
    finally:
        _stop(server)


def _await_answer(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    # The socket listens already, so a request waits until the server is up. It is
    # repeated for a server that opens the port anew.
    deadline = time.monotonic() + BOOT_SECONDS

    while True:
        try:
            get(port, "/", timeout=BOOT_SECONDS)
        except (OSError, http.client.HTTPException) as error:
            if server.poll() is not None or time.monotonic() > deadline:
                text = log.read_text(errors="replace")[-2000:]
                raise RuntimeError(f"no server on port {port}:\n{text}") from error

            time.sleep(0.05)
        else:
            return


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()

    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(STOP_SECONDS)


def get(port: int, path: str, *, timeout: float = 10) -> str:
    """Read what a local server answers to a plain GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)

    with contextlib.closing(connection):
        connection.request("GET", path)
        return connection.getresponse().read().decode()


@contextlib.contextmanager
def pages(content: Mapping[str, Callable[[], str]]) -> Iterator[int]:
    """Serve pages from this process, each made anew when it is asked for.

    :param content: What makes the text of each path.
    :return: The port.
    """

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            make = content.get(self.path.partition("?")[0])
            body = make().encode() if make is not None else b""
            self.send_response(200 if make is not None else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: t.Any) -> None:
            """Keep the terminal for the caller."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()

        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join(STOP_SECONDS)
