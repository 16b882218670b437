import contextlib
import typing as t
from collections.abc import Iterator

import pytest
import redis

from flask_cors.redis_origins import RedisOrigins
from flask_cors.stores import redis_listener
from tests.stores.resp import Resp

from .listening import Made
from .listening import TENANT


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test is over before a listener would ask again."""
    monkeypatch.setattr(redis_listener, "_PING", 0.1)
    monkeypatch.setattr(redis_listener, "_PAUSE", 0.02)


@pytest.fixture
def server() -> Iterator[Resp]:
    with Resp() as found:
        found.members.add(TENANT)
        yield found


@pytest.fixture
def origins(made: Made, server: Resp) -> RedisOrigins:
    return made(server.url)


@pytest.fixture
def made() -> Iterator[Made]:
    """Make origins that are closed when the test ends."""
    with contextlib.ExitStack() as stack:

        def make(url: str, **options: t.Any) -> RedisOrigins:
            client = redis.Redis.from_url(url, socket_timeout=2)
            stack.callback(client.close)
            origins = RedisOrigins(client, **options)
            return stack.enter_context(contextlib.closing(origins))

        yield make
