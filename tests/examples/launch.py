"""An example, started as its README says, by make."""

import collections.abc as cabc
import contextlib
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import typing as t
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
ENVIRONMENT = Path(sys.executable).parent

_SECONDS = 60
_SHORTLY = 10


@contextlib.contextmanager
def launched(
    folder: Path, log: Path, *targets: str, **ports: int
) -> cabc.Iterator[None]:
    """Run ``make -C folder`` until the block ends.

    :param log: where its output goes.
    :param ports: the variables of its Makefile, each a port that is listened on then.
    """
    with log.open("ab") as output:
        # In a session of its own, so that all that it starts can be ended at once. Not
        # by SIGINT, which what runs in the background of a shell may not hear.
        started = subprocess.Popen(
            [
                *make(folder),
                *targets,
                *(f"{key}={port}" for key, port in ports.items()),
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment(),
            start_new_session=True,
        )

    try:
        for port in ports.values():
            _await(port, started, log)

        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGTERM)

        _end(started)


def says(log: Path, pattern: str) -> bool:
    """Whether a line of a log has a text, at once or after a while."""
    deadline = time.monotonic() + _SHORTLY

    while re.search(pattern, log.read_text(errors="replace")) is None:
        if time.monotonic() > deadline:
            return False

        time.sleep(0.05)

    return True


def make(folder: Path) -> list[str]:
    """The command of a README, with the environment of these tests."""
    return ["make", "-C", str(folder), f"BIN={ENVIRONMENT}"]


def copied(name: str, folder: Path) -> Path:
    """A copy of an example, to be changed, without what has been made there."""
    made = shutil.ignore_patterns(".venv", "build", "node_modules", "__pycache__")
    shutil.copy(EXAMPLES / "environment.mk", folder)
    return Path(shutil.copytree(EXAMPLES / name, folder / name, ignore=made))


def change(file: Path, old: str, new: str) -> None:
    """Write something else into a file, which has to be there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def environment() -> dict[str, str]:
    """That of a shell in which nothing of Flask, make or gunicorn is set."""
    strange = ("FLASK_", "MAKE", "MFLAGS", "GUNICORN_", "COVERAGE_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(strange)}
    path = f"{ENVIRONMENT}{os.pathsep}{kept.get('PATH', '')}{os.pathsep}/usr/sbin"
    # No proxy of the environment is asked for what is on this machine.
    local = dict.fromkeys(("no_proxy", "NO_PROXY"), "localhost,127.0.0.1")
    return {
        **kept,
        **local,
        "PATH": path,
        "COLUMNS": "118",
        "PYTHONUNBUFFERED": "1",
        "npm_config_prefer_offline": "true",
    }


def unused_ports(count: int) -> list[int]:
    """Ports on which nothing listens, out of those that no system gives away itself."""
    found: list[int] = []

    while len(found) < count:
        port = random.randrange(10_000, 32_000)

        if port not in found and _is_unused(port):
            found.append(port)

    return found


def require(*programs: str) -> None:
    """Go on only if some programs are there."""
    missing = [
        p for p in programs if shutil.which(p, path=environment()["PATH"]) is None
    ]

    if missing:
        give_up(f"no {' and no '.join(missing)} was found")


def give_up(message: str) -> t.NoReturn:
    """Skip the test, or fail it where nothing may be left out."""
    if os.environ.get("REQUIRE_BROWSERS") == "1":
        pytest.fail(message)

    pytest.skip(message)


def _is_unused(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False

    return True


def _await(port: int, started: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS

    while True:
        try:
            socket.create_connection(("localhost", port), 1).close()
        except OSError:
            if started.poll() is not None or time.monotonic() > deadline:
                text = log.read_text(errors="replace")[-3000:]
                raise RuntimeError(f"nothing listens on port {port}:\n{text}") from None

            time.sleep(0.05)
        else:
            return


def _end(started: subprocess.Popen[bytes]) -> None:
    """Wait for its end; whatever of it is left then is killed."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        started.wait(_SHORTLY)

    with contextlib.suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)

    started.wait(_SHORTLY)
