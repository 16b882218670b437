"""The example with tenants on Redis: three workers, which agree."""

import json
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from .asking import Answer
from .asking import ask
from .launch import environment
from .launch import EXAMPLES
from .launch import launched
from .launch import require
from .launch import unused_ports

pytestmark = [pytest.mark.server, pytest.mark.slow]

WORKERS = 3
TENANT = "https://ada.example"
STRANGER = "https://grace.example"
TOKEN = "Bearer secret"


class Service:
    """The example, while it is served."""

    def __init__(self, port: int, redis_port: int):
        self.port = port
        self.redis_port = redis_port

    def change(self, method: str, origin: str, **headers: str) -> Answer:
        body = json.dumps({"origin": origin})
        typed = {"Content_Type": "application/json", **headers}
        return ask(self.port, "/tenants", method, body, **typed)

    def by_worker(self, origin: str) -> dict[str, str | None]:
        """Whom each of the workers allows."""
        found: dict[str, str | None] = {}
        deadline = time.monotonic() + 20

        with ThreadPoolExecutor(12) as pages:
            while len(found) < WORKERS:
                assert time.monotonic() < deadline, "a worker never answers"
                asked = [pages.submit(self._books, origin) for _ in range(24)]
                answers = [each.result() for each in asked]
                assert {each.status for each in answers} == {200}
                found |= {each.headers["x-worker"]: each.allows for each in answers}

        return found

    def _books(self, origin: str) -> Answer:
        return ask(self.port, "/api/books", Origin=origin)

    def end_redis(self) -> None:
        command = ["redis-cli", "-p", str(self.redis_port), "shutdown", "nosave"]
        subprocess.run(command, check=True, env=environment(), timeout=10)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    require("redis-server", "redis-cli")
    port, redis_port = unused_ports(2)
    log = tmp_path_factory.mktemp("tenants") / "log"
    ports = {"PORT": port, "REDIS_PORT": redis_port}

    with launched(EXAMPLES / "tenants", log, **ports):
        yield Service(port, redis_port)


def test_every_worker_hears_of_a_change_within_a_second(service: Service) -> None:
    assert set(service.by_worker(TENANT).values()) == {None}

    assert service.change("POST", TENANT, Authorization=TOKEN).status == 204
    time.sleep(1)
    assert set(service.by_worker(TENANT).values()) == {TENANT}

    assert service.change("DELETE", TENANT, Authorization=TOKEN).status == 204
    time.sleep(1)
    assert set(service.by_worker(TENANT).values()) == {None}


@pytest.mark.parametrize("token", ["", "Bearer ", "Bearer Secret", "secret"])
def test_without_the_token_nothing_changes(service: Service, token: str) -> None:
    assert service.change("POST", STRANGER, Authorization=token).status == 401
    assert set(service.by_worker(STRANGER).values()) == {None}


@pytest.mark.parametrize("origin", ["*", "null", "ada.example", "https://*.example"])
def test_what_is_no_origin_is_not_stored(service: Service, origin: str) -> None:
    answer = service.change("POST", origin, Authorization=TOKEN)
    assert answer.status == 400
    assert repr(origin) in json.loads(answer.body)["error"]
    assert answer.allows is None


def test_without_redis_no_request_fails(service: Service) -> None:
    """The last one: the store does not come back."""
    service.change("POST", TENANT, Authorization=TOKEN)
    time.sleep(1)
    assert set(service.by_worker(TENANT).values()) == {TENANT}

    service.end_redis()
    assert set(service.by_worker(TENANT).values()) == {TENANT}
    assert set(service.by_worker(STRANGER).values()) == {None}
