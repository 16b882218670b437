"""A hundred thousand tenants: right answers in little time, and in bounded memory."""

import contextlib
import random
import time
import tracemalloc
import typing as t
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from flask_cors.redis_origins import RedisOrigins
from flask_cors.sql_origins import SQLOrigins
from flask_cors.stores.shared import SharedOrigins

from .application import METADATA
from .application import TENANTS
from .clients import crowd
from .clients import WORKERS
from .conftest import Serve
from .programs import postgres
from .programs import RedisServer
from .programs import running
from .programs import Store

pytestmark = [pytest.mark.server, pytest.mark.slow]

NUMBER = 100_000

#: How many are kept by a process here, and how many are asked about.
KEPT = 1000
ASKED = 3000


def tenant(number: int) -> str:
    return f"https://tenant-{number}.example"


def stranger(number: int) -> str:
    return f"https://stranger-{number}.example"


@contextlib.contextmanager
def of_redis(folder: Path) -> Iterator[tuple[Store, t.Any]]:
    with running(RedisServer(folder)) as store:
        with contextlib.closing(RedisOrigins(store.url)) as origins:
            assert origins.add(*map(tenant, range(NUMBER))) == NUMBER

        yield store, lambda **options: RedisOrigins(store.url, **options)


@contextlib.contextmanager
def of_sql(folder: Path) -> Iterator[tuple[Store, t.Any]]:
    with postgres() as store:
        engine = sqlalchemy.create_engine(store.url)
        METADATA.create_all(engine)

        with engine.begin() as connection:
            rows = [{"origin": tenant(number)} for number in range(NUMBER)]
            connection.execute(TENANTS.insert(), rows)

        yield store, lambda **options: SQLOrigins(engine, TENANTS.c.origin, **options)
        engine.dispose()


@pytest.fixture(scope="module", params=[of_redis, of_sql], ids=["Redis", "SQL"])
def thousands(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, t.Any]]:
    with request.param(tmp_path_factory.mktemp("store")) as found:
        yield found


def test_each_of_them_and_no_stranger_is_allowed_in_bounded_memory(
    thousands: tuple[Store, t.Any],
) -> None:
    origins: SharedOrigins = thousands[1](max_entries=KEPT)
    numbers = random.Random(7).sample(range(NUMBER), ASKED)
    assert origins(tenant(numbers[0]))
    tracemalloc.start()

    try:
        early = asked_in_memory(origins, numbers[: ASKED // 2])
        late = asked_in_memory(origins, numbers[ASKED // 2 :])
    finally:
        tracemalloc.stop()

    print(f"{KEPT:,} origins of either kind kept in {late / 1e6:.2f} MB")
    assert late - early < 500_000
    assert late < 5_000_000


def asked_in_memory(origins: SharedOrigins, numbers: list[int]) -> int:
    """How much memory is in use after all have been asked about."""
    for number in numbers:
        assert origins(tenant(number))
        assert not origins(stranger(number))

    return tracemalloc.get_traced_memory()[0]


def test_a_review_of_them_takes_a_moment_and_no_memory(
    thousands: tuple[Store, t.Any],
) -> None:
    origins: SharedOrigins = thousands[1]()
    begun = time.perf_counter()
    assert list(origins.review()) == []
    took = time.perf_counter() - begun
    tracemalloc.start()

    try:
        assert list(origins.review()) == []
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    print(f"{NUMBER:,} entries reviewed in {took:.2f} s, with {peak / 1e6:.1f} MB")

    assert took < 5
    assert peak < 5_000_000


def test_the_memory_of_workers_stays_as_it_is(
    thousands: tuple[Store, t.Any], serve: Serve
) -> None:
    store, _ = thousands
    numbers = random.Random(7).sample(range(NUMBER), ASKED)
    asked = [name(number) for number in numbers for name in (tenant, stranger)]
    served = serve(store.url, f"--workers={WORKERS}", max_entries=100)

    with crowd(served.port, asked) as asking:
        while len(asking.seen) < ASKED and not asking.failures:
            time.sleep(0.05)

    assert {(seen.status, seen.is_allowed) for seen in asking.seen} == {
        (200, True),
        (200, False),
    }
    assert [s for s in asking.seen if s.is_allowed != ("//tenant" in s.origin)] == []
    half = len(asking.seen) // 2
    early = {seen.worker: seen.memory for seen in asking.seen[:half]}
    late = {seen.worker: seen.memory for seen in asking.seen[half:]}
    assert len(early) == WORKERS
    growth = max(late[worker] - early[worker] for worker in early)
    print(
        f"{len(asking.seen):,} requests: workers grow by {growth / 1e6:.2f} MB at most"
    )
    assert growth < 3_000_000
