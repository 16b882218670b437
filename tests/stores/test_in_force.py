"""What is changed in a store is in force on every worker within one second."""

import contextlib
import time
from collections.abc import Callable

import pytest

from flask_cors.redis_origins import RedisOrigins

from .clients import Crowd
from .clients import crowd
from .clients import WORKERS
from .conftest import Serve
from .conftest import Tenants
from .documented import undocumented
from .programs import RedisServer

pytestmark = [pytest.mark.server, pytest.mark.slow]

OTHER = "https://other.example"
CHANGED = "https://changed.example"
CHANNEL = "cors:origins:changed"

#: The promise, in seconds.
PROMISED = 1.0

SERVERS = {
    "sync": [f"--workers={WORKERS}"],
    "gevent": [f"--workers={WORKERS}", "--worker-class=gevent"],
    "preloaded": [f"--workers={WORKERS}", "--preload"],
}


@pytest.mark.parametrize("server", SERVERS)
def test_an_origin_that_is_added_or_removed_is_so_for_every_worker(
    server: str, tenants: Tenants, serve: Serve
) -> None:
    tenants.add(OTHER)
    served = serve(tenants.store.url, *SERVERS[server])

    with crowd(served.port, [CHANGED, CHANGED, OTHER]) as asking:
        changes(asking, tenants.add, is_allowed=True)
        changes(asking, tenants.remove, is_allowed=False)

    assert len(asking.workers(OTHER)) == WORKERS
    assert {(seen.status, seen.is_allowed) for seen in asking.since(0, OTHER)} == {
        (200, True)
    }
    assert undocumented(served.said) == []


def test_workers_listen_for_themselves_after_a_fork_of_a_process_that_did(
    redis_server: RedisServer, serve: Serve
) -> None:
    with contextlib.closing(RedisOrigins(redis_server.url)) as origins:
        origins.add(OTHER)
        served = serve(redis_server.url, *SERVERS["preloaded"], first=OTHER)

        with crowd(served.port, [CHANGED, OTHER]) as asking:
            changes(asking, origins.add, is_allowed=True)

    assert int(redis_server.cli("PUBSUB", "NUMSUB", CHANNEL).split()[1]) >= WORKERS
    assert undocumented(served.said) == []


def changes(
    asking: Crowd, change: Callable[[str], object], *, is_allowed: bool
) -> None:
    """Change an origin that all workers know, and assert that all know it then."""
    asking.seen.clear()
    asking.await_workers(CHANGED, is_allowed=not is_allowed, number=WORKERS)
    change(CHANGED)
    changed = time.monotonic()
    time.sleep(PROMISED)
    asking.await_workers(CHANGED, is_allowed=is_allowed, number=WORKERS)
    time.sleep(0.3)
    last = max(
        (
            seen.asked
            for seen in asking.since(changed, CHANGED)
            if seen.is_allowed != is_allowed
        ),
        default=changed,
    )
    print(f"in force on {WORKERS} workers after {last - changed:.3f} s")
    later = asking.since(changed + PROMISED, CHANGED)
    assert {(seen.status, seen.is_allowed) for seen in later} == {(200, is_allowed)}
    assert {seen.worker for seen in later} == asking.workers(OTHER)
