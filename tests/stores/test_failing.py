"""A store that is not there when the application starts, hangs, or has odd entries."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.checking.listening import unused_port

from .clients import asked
from .clients import crowd
from .clients import Seen
from .conftest import KINDS
from .conftest import Serve
from .conftest import Tenants
from .documented import undocumented
from .programs import RedisServer
from .programs import running

pytestmark = [pytest.mark.server, pytest.mark.slow]

TENANT = "https://tenant.example"

URLS = {
    "Redis": "redis://127.0.0.1:{port}/0",
    "SQL": "postgresql+psycopg://postgres@127.0.0.1:{port}/postgres",
}

NAMES = {
    "Redis": "RedisOrigins('redis://127.0.0.1:{port}/0', 'cors:origins')",
    "SQL": "SQLOrigins(tenants.origin)",
}


def answered(port: int, origin: str) -> tuple[int, bool]:
    seen = asked(port, origin)
    return seen.status, seen.is_allowed


@pytest.mark.parametrize("kind", URLS)
def test_an_application_starts_without_its_store_refuses_and_says_so_once(
    kind: str, serve: Serve
) -> None:
    port = unused_port()
    served = serve(
        URLS[kind].format(port=port), "--worker-class=gthread", "--threads=4"
    )

    for number in range(20):
        origin = f"https://tenant-{number % 3}.example"
        assert answered(served.port, origin) == (200, False)

    name = NAMES[kind].format(port=port)
    [said] = served.said
    assert said.startswith(f"{name} does not answer: ")
    assert "refused" in said


def test_it_allows_as_soon_as_the_store_has_come(
    tmp_path_factory: pytest.TempPathFactory, serve: Serve
) -> None:
    store = RedisServer(tmp_path_factory.mktemp("store"))
    served = serve(store.url, "--worker-class=gthread", "--threads=4")
    assert answered(served.port, TENANT) == (200, False)

    with running(store):
        store.cli("SADD", "cors:origins", TENANT)
        come = time.monotonic()

        while answered(served.port, TENANT) == (200, False):
            assert time.monotonic() < come + 2

    assert [line.rpartition(") ")[2] for line in served.said[1:2]] == ["answers again"]


@contextlib.contextmanager
def hanging() -> Iterator[int]:
    """A server that accepts connections and never says anything."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        yield listener.getsockname()[1]


@pytest.mark.parametrize("kind", URLS)
def test_a_store_that_hangs_costs_so_much_time_and_so_many_threads(
    kind: str, serve: Serve
) -> None:
    seen: list[Seen] = []

    with hanging() as port:
        served = serve(
            URLS[kind].format(port=port),
            "--worker-class=gthread",
            "--threads=64",
            timeout=0.5,
        )
        threads = [
            threading.Thread(
                target=lambda n: seen.append(
                    asked(served.port, f"https://tenant-{n}.example")
                ),
                args=(number,),
            )
            for number in range(150)
        ]

        for thread in threads:
            thread.start()

        for thread in threads:
            thread.join(20)

    assert len(seen) == 150
    assert {(each.status, each.is_allowed) for each in seen} == {(200, False)}
    # They have to wait for one of 64 threads as well.
    assert max(each.took for each in seen) < 4
    assert max(each.threads for each in seen) < 64 + 32 + 5
    assert len(served.said) == 1


@pytest.mark.parametrize("kind", ["Redis", "SQL"])
def test_entries_that_are_no_origins_are_told_of_and_never_granted(
    kind: str, tmp_path_factory: pytest.TempPathFactory, serve: Serve
) -> None:
    entries = [
        "*",
        "null",
        "https://*.example",
        "https://Upper.example",
        "https://slash.example/",
        "https://port.example:443",
        r"https://.*\.example",
    ]
    found: Tenants

    with KINDS[kind](tmp_path_factory.mktemp("store")) as found:
        if isinstance(found.store, RedisServer):
            found.store.cli("SADD", "cors:origins", TENANT, *entries)
        else:
            found.add(TENANT, *entries)

        served = serve(found.store.url, "--worker-class=gthread", "--threads=4")
        tried = [*entries, "https://upper.example", "https://slash.example"]

        with crowd(served.port, [TENANT, *tried, "https://a.example"]) as asking:
            asking.await_workers(TENANT, is_allowed=True, number=1)
            time.sleep(1)

    assert {seen.origin for seen in asking.seen if seen.is_allowed} == {TENANT}
    assert {seen.origin for seen in asking.seen} >= {*tried}
    [said] = undocumented(served.said)
    assert "has 7 entries that allow nobody: " in said
    assert said.endswith(" and 2 more. Its review() says what is wrong")
