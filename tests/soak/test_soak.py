import contextlib
import http.client
import json
import os
import shutil
import subprocess
import sys
import time
import typing as t
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import servers
from flask_cors.redis_origins import RedisOrigins
from tests.stores.programs import RedisServer
from tests.stores.programs import running

from .exchanges import EVER_NEW
from .exchanges import Exchange
from .exchanges import EXCHANGES
from .exchanges import STORE
from .exchanges import TENANTS

ROOT = Path(__file__).parents[2]

#: How long the load lasts: longer by ``make soak``.
SECONDS = int(os.environ.get("SOAK_SECONDS", "20"))

WORKERS = 4
CONNECTIONS = 16
COMMAND = [
    sys.executable,
    "-m",
    "gunicorn",
    "tests.soak.application:application",
    "--config=tests/servers/gunicorn.conf.py",
    f"--workers={WORKERS}",
    "--worker-class=gthread",
    "--threads=8",
    "--bind=fd://{fd}",
]

pytestmark = [pytest.mark.server, pytest.mark.slow]


def lua(exchanges: tuple[Exchange, ...]) -> str:
    """The exchanges, as the program of the load reads them."""
    rows = ",\n".join(map(_row, exchanges))
    return f"exchanges = {{\n{rows}\n}}\n"


def _row(exchange: Exchange) -> str:
    values = {
        "name": json.dumps(exchange.name),
        "method": json.dumps(exchange.method),
        "path": json.dumps(exchange.path),
        "headers": _table(exchange.headers),
        "answers": _table(dict.fromkeys(exchange.answers, "yes")),
        "is_new": json.dumps(exchange is EVER_NEW),
    }
    return f"{{{', '.join(f'{name} = {value}' for name, value in values.items())}}}"


def _table(values: dict[str, str]) -> str:
    items = (f"[{json.dumps(k)}] = {json.dumps(v)}" for k, v in values.items())
    return f"{{{', '.join(items)}}}"


@contextlib.contextmanager
def load(port: int, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Full load, until it ends by itself."""
    program = shutil.which("wrk")

    if program is None:
        pytest.skip("wrk is not installed")

    script = folder / "exchanges.lua"
    script.write_text(lua((*EXCHANGES, EVER_NEW)))
    options = [f"-t{CONNECTIONS}", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout=10s"]
    lua_program = str(Path(__file__).with_name("load.lua"))
    running_load = subprocess.Popen(
        [program, *options, f"-s{lua_program}", f"http://127.0.0.1:{port}"],
        env={**os.environ, "EXCHANGES": str(script)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )

    try:
        yield running_load
    finally:
        running_load.kill()
        running_load.wait(10)


def workers(port: int) -> dict[int, t.Any]:
    """What each of the workers says of itself."""
    rv: dict[int, t.Any] = {}
    deadline = time.monotonic() + 30

    while len(rv) < WORKERS and time.monotonic() < deadline:
        said = json.loads(servers.get(port, "/worker"))
        rv[said["pid"]] = said

    assert len(rv) == WORKERS
    return rv


def warm_up(port: int) -> None:
    """Let each worker know each tenant, while there is a store."""
    known: set[tuple[int, str]] = set()
    deadline = time.monotonic() + 60

    while len(known) < WORKERS * len(TENANTS) and time.monotonic() < deadline:
        for tenant in TENANTS:
            known.add((_asked_about(tenant, port), tenant))

    assert len(known) == WORKERS * len(TENANTS)


def _asked_about(tenant: str, port: int) -> int:
    """The worker that has been asked about a tenant."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    with contextlib.closing(connection):
        connection.request("GET", "/tenants", headers={"Origin": tenant})
        response = connection.getresponse()
        assert response.getheader("Access-Control-Allow-Origin") == tenant
        return int(response.read())


def test_every_answer_is_right_under_load_while_all_changes(tmp_path: Path) -> None:
    log = tmp_path / "gunicorn.log"

    with (
        running(RedisServer(tmp_path)) as store,
        contextlib.closing(RedisOrigins(store.url)) as origins,
    ):
        origins.add(*TENANTS)
        environ = {"FLASK_DEBUG": "0", "GUNICORN_CMD_ARGS": "", STORE: store.url}

        with servers.process(COMMAND, directory=ROOT, environ=environ, log=log) as port:
            warm_up(port)

            with load(port, tmp_path) as running_load:
                time.sleep(SECONDS / 4)
                before = workers(port)
                store.kill()
                time.sleep(SECONDS / 4)
                store.start()
                said, _ = running_load.communicate(timeout=SECONDS + 60)

            after = workers(port)

    report = said.splitlines()
    assert "wrong 0" in report, [line for line in report if line.startswith("example")]
    assert "failed 0" in report

    # Each right answer of both configurations was seen, so that it could be wrong.
    seen = {line.removeprefix("seen ") for line in report if line.startswith("seen ")}
    every = {f"{e.name}|{a}" for e in (*EXCHANGES, EVER_NEW) for a in e.answers}
    assert seen == every
    assert before.keys() == after.keys()

    for pid, worker in after.items():
        assert worker["failures"] == []
        assert worker["made"][0] > SECONDS * 3
        assert worker["memory"] - before[pid]["memory"] < 8 << 20

    assert "Traceback" not in log.read_text()
