"""Real stores: programs on free ports, with a folder each, ended by their pid."""

import abc
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import typing as t
from collections.abc import Iterator
from pathlib import Path

from tests.checking.listening import unused_port

from .absence import give_up

_SECONDS = 20
S = t.TypeVar("S", bound="Store")

DEBIAN = Path("/usr/lib/postgresql")


class Store(abc.ABC):
    """A store that can be killed and started again, with what was in it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = unused_port()
        self._program: subprocess.Popen[bytes] | None = None

    @property
    @abc.abstractmethod
    def url(self) -> str: ...

    @abc.abstractmethod
    def command(self) -> list[str]:
        """What starts it, and keeps its pid."""

    @abc.abstractmethod
    def is_ready(self) -> bool:
        """Whether it answers."""

    def start(self) -> None:
        deadline = time.monotonic() + _SECONDS

        while time.monotonic() < deadline:
            if self._program is None or self._program.poll() is not None:
                self._program = self._started()

            if self._is_listening() and self.is_ready():
                return

            time.sleep(0.02)

        log = (self.folder / "log").read_text(errors="replace")[-2000:]
        raise RuntimeError(f"no store on port {self.port}:\n{log}")

    def kill(self) -> None:
        """End it and its children at once, as a power cut does."""
        if self._program is not None:
            # It leads a group of its own, as it was started in a session of its own.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._program.pid, signal.SIGKILL)

            self._program.wait(_SECONDS)
            self._program = None

    def _started(self) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                self.command(),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _is_listening(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False

        return True


class RedisServer(Store):
    """redis-server, which keeps on disk what it was told.

    :param events: which keyspace events it tells of.
    """

    def __init__(self, folder: Path, events: str = ""):
        super().__init__(folder)
        self.events = events

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        program = shutil.which("redis-server") or give_up("Redis", "redis-server")
        options = {
            "--port": str(self.port),
            "--bind": "127.0.0.1",
            "--dir": str(self.folder),
            "--save": "",
            "--appendonly": "yes",
            "--appendfsync": "always",
            "--notify-keyspace-events": self.events,
        }
        return [program, *(word for option in options.items() for word in option)]

    def is_ready(self) -> bool:
        return self.cli("PING") == "PONG"

    def cli(self, *words: str) -> str:
        """What redis-cli prints, as another program that uses the store."""
        ran = subprocess.run(
            ["redis-cli", "-p", str(self.port), *words],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )
        return ran.stdout.strip()


class Postgres(Store):
    """PostgreSQL, which does not run as root, and needs a folder that it can reach."""

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres"

    def create(self) -> None:
        """Make an empty database."""
        folder = self.folder / "data"

        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")

        options = ["--auth=trust", "--username=postgres", "--no-sync"]
        subprocess.run(
            [*_as_postgres(), _program("initdb"), *options, f"--pgdata={folder}"],
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=3 * _SECONDS,
        )

    def command(self) -> list[str]:
        folder = self.folder / "data"
        options = ["-h", "127.0.0.1", "-p", str(self.port), "-k", str(self.folder)]
        return [*_as_postgres(), _program("postgres"), "-D", str(folder), *options]

    def is_ready(self) -> bool:
        ran = subprocess.run(
            [_program("pg_isready"), "-h", "127.0.0.1", "-p", str(self.port)],
            stdout=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
        return ran.returncode == 0


def _as_postgres() -> list[str]:
    if os.getuid() != 0:
        return []

    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _program(name: str) -> str:
    folders = sorted(DEBIAN.glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, folders)])
    return shutil.which(name, path=path) or give_up("PostgreSQL", "postgresql")


@contextlib.contextmanager
def running(store: S) -> Iterator[S]:
    """Run a store until the block ends."""
    try:
        store.start()
        yield store
    finally:
        store.kill()


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """Run PostgreSQL with an empty database, outside of the folders of pytest, which
    are closed to other users.
    """
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        store = Postgres(Path(folder))
        store.create()

        with running(store):
            yield store
