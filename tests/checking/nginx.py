"""nginx, started with a configuration and a folder of its own."""

import collections.abc as cabc
import contextlib
import os
import shutil
import socket
import subprocess
import time
import typing as t
from pathlib import Path

import pytest

_SECONDS = 10

_CONFIGURATION = """
daemon off;
user root;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;

events {{
    worker_connections 64;
}}

http {{
    access_log off;
    server_tokens off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;

    {servers}
}}
"""


@contextlib.contextmanager
def nginx(folder: Path, servers: str, port: int) -> cabc.Iterator[None]:
    """Serve until the block ends.

    :param servers: the blocks ``server`` of the configuration.
    :param port: one that they listen on.
    """
    file = folder / "nginx.conf"
    file.write_text(_CONFIGURATION.format(folder=folder, servers=servers))
    command = [_program(), "-p", str(folder), "-c", str(file)]
    log = folder / "error.log"
    started = subprocess.Popen([*command, "-e", str(log)], stdin=subprocess.DEVNULL)

    try:
        _await(port, started, log)
        yield
    finally:
        started.terminate()
        started.wait(_SECONDS)


def _await(port: int, started: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS

    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if started.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"nginx does not start: {log.read_text()[-2000:]}")

            time.sleep(0.05)
        else:
            return


def _program() -> str:
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    return found or _give_up()


def _give_up() -> t.NoReturn:
    message = "nginx is not installed"

    if os.environ.get("REQUIRE_BROWSERS") == "1":
        pytest.fail(message)

    pytest.skip(message)
