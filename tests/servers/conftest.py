import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

import pytest

from demo import servers

from .exchange import exchange
from .exchange import Reply
from .exchange import Request
from .programs import Program
from .programs import PROGRAMS

HERE = Path(__file__).parent
PROJECT = HERE.parents[1] / "src" / "flask_cors" / "__init__.py"

STAMP = re.compile(r"^\[\d{4}-[^]]*\](?: \[\d+\])?", re.MULTILINE)
DELIBERATE = "RuntimeError: the view is broken"


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a process of its own."""

    name: str
    program: Program
    port: int
    log: Path

    def answer(self, application: str, request: Request) -> Reply:
        before = self.log.stat().st_size
        reply = exchange(self.port, request.to(application), request.method)
        logged = self.log.read_bytes()[before:].decode(errors="replace")
        return replace(reply, logged=STAMP.sub("", logged))


@pytest.fixture(scope="session", params=PROGRAMS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    name: str = request.param
    program = PROGRAMS[name]

    if not program.is_installed:
        pytest.skip(
            f"{program.distributions[0]} is not installed; to get it: "
            f"pip install --group {program.group}"
        )

    log = tmp_path_factory.mktemp("server") / "log"

    environ = {"FLASK_DEBUG": "0", "GUNICORN_CMD_ARGS": ""}

    with servers.process(
        [*program.command], directory=HERE, environ=environ, log=log
    ) as port:
        under_test = json.loads(servers.get(port, "/under-test"))
        assert PROJECT.samefile(under_test["file"])
        assert under_test["servers"] == [name.partition(" ")[0]]
        assert under_test["is_threaded"] is program.has_threads
        yield Server(name, program, port, log)
        assert json.loads(servers.get(port, "/under-test")) == under_test

    said = log.read_text(errors="replace")
    assert said.count("Traceback") == said.count(DELIBERATE), said


@pytest.fixture(params=["extension", "middleware"])
def application(request: pytest.FixtureRequest) -> str:
    """Which application answers, by the way that CORS was put on it."""
    name: str = request.param
    return name
