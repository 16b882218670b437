"""A connection that is cut without a word, as networks do: the promise is kept."""

import contextlib
import time
from collections.abc import Callable
from collections.abc import Iterator

import pytest

from flask_cors.redis_origins import RedisOrigins

from .resp import Resp

pytestmark = pytest.mark.slow

TENANT = "https://tenant.example"
OTHER = "https://other.example"

PROMISED = 1.0


@pytest.fixture
def server() -> Iterator[Resp]:
    with Resp() as found:
        yield found


@pytest.fixture
def origins(server: Resp) -> Iterator[RedisOrigins]:
    with contextlib.closing(RedisOrigins(server.url)) as found:
        found(TENANT)
        # It has heard that the server is there.
        time.sleep(0.3)
        yield found


def change_after(origins: RedisOrigins, begin: Callable[[], object]) -> float:
    """How long an origin is refused that is added after something has begun."""
    assert not origins(TENANT)
    begin()
    begun = time.monotonic()

    while not origins(TENANT):
        assert time.monotonic() < begun + 5
        time.sleep(0.005)

    return time.monotonic() - begun


def test_a_change_that_the_listener_is_not_told_is_in_force_within_a_second(
    server: Resp, origins: RedisOrigins
) -> None:
    def cut() -> None:
        server.fall_silent(listeners_only=True)
        server.members.add(TENANT)

    assert change_after(origins, cut) < PROMISED


def test_so_is_one_where_nobody_may_listen(server: Resp, origins: RedisOrigins) -> None:
    server.refused.add("SUBSCRIBE")
    server.cut()
    time.sleep(PROMISED)
    assert change_after(origins, lambda: server.members.add(TENANT)) < PROMISED


def test_a_removal_counts_as_well(server: Resp, origins: RedisOrigins) -> None:
    origins.add(TENANT)
    assert origins(TENANT)
    server.fall_silent(listeners_only=True)
    server.members.clear()
    begun = time.monotonic()

    while origins(TENANT):
        assert time.monotonic() < begun + PROMISED
        time.sleep(0.005)
