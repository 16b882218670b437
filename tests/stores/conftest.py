import contextlib
import json
import os
import sys
import typing as t
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy

from demo import servers
from flask_cors.redis_origins import RedisOrigins

from .application import FIRST
from .application import METADATA
from .application import OPTIONS
from .application import STORE
from .application import TENANTS
from .programs import postgres
from .programs import RedisServer
from .programs import running
from .programs import Store

ROOT = Path(__file__).parents[2]

COMMAND = [
    sys.executable,
    "-m",
    "gunicorn",
    "tests.stores.application:create_app()",
    "--config=tests/servers/gunicorn.conf.py",
]


@dataclass(frozen=True, slots=True)
class Tenants:
    """A store of origins, and how they are changed there.

    :param options: what the application's origins are told.
    """

    store: Store
    add: Callable[..., object]
    remove: Callable[..., object]
    options: dict[str, t.Any]


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    with running(RedisServer(tmp_path)) as store:
        yield store


@contextlib.contextmanager
def of_redis(folder: Path) -> Iterator[Tenants]:
    """As a program changes them that uses this package."""
    with (
        running(RedisServer(folder)) as store,
        contextlib.closing(RedisOrigins(store.url)) as origins,
    ):
        yield Tenants(store, origins.add, origins.remove, {})


@contextlib.contextmanager
def of_redis_by_others(folder: Path) -> Iterator[Tenants]:
    """As any other program changes them."""
    with running(RedisServer(folder, events="Kgs")) as store:

        def add(*origins: str) -> None:
            store.cli("SADD", "cors:origins", *origins)

        def remove(*origins: str) -> None:
            store.cli("SREM", "cors:origins", *origins)

        yield Tenants(store, add, remove, {})


@contextlib.contextmanager
def of_sql(folder: Path) -> Iterator[Tenants]:
    with postgres() as store:
        engine = sqlalchemy.create_engine(store.url, poolclass=sqlalchemy.NullPool)
        METADATA.create_all(engine)

        def add(*origins: str) -> None:
            with engine.begin() as connection:
                rows = [{"origin": origin} for origin in origins]
                connection.execute(TENANTS.insert(), rows)

        def remove(*origins: str) -> None:
            with engine.begin() as connection:
                connection.execute(
                    TENANTS.delete().where(TENANTS.c.origin.in_(origins))
                )

        yield Tenants(store, add, remove, {})


KINDS: dict[str, t.Any] = {
    "Redis": of_redis,
    "Redis, changed by other programs": of_redis_by_others,
    "SQL": of_sql,
}


@pytest.fixture(params=KINDS)
def tenants(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tenants]:
    with KINDS[request.param](tmp_path_factory.mktemp("store")) as found:
        yield found


@dataclass(frozen=True, slots=True)
class Served:
    """Workers that serve the application."""

    port: int
    log: Path

    @property
    def said(self) -> list[str]:
        """The lines of the log."""
        return self.log.read_text(errors="replace").splitlines()


Serve = Callable[..., Served]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serve the application with words for gunicorn and options of its origins."""
    with contextlib.ExitStack() as stack:

        def start(url: str, *words: str, first: str = "", **options: object) -> Served:
            log = tmp_path / "gunicorn.log"
            environ = {"FLASK_DEBUG": "0", "GUNICORN_CMD_ARGS": ""}
            environ |= {STORE: url, OPTIONS: json.dumps(options), FIRST: first}
            port = stack.enter_context(
                servers.process(
                    [*COMMAND, *words, "--bind=fd://{fd}"],
                    directory=ROOT,
                    environ=environ,
                    log=log,
                )
            )
            return Served(port, log)

        yield start


@pytest.fixture(autouse=True)
def _proxyless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
