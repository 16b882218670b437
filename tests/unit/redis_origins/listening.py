"""What tests of origins in Redis have in common."""

import time
from collections.abc import Callable

from flask_cors.redis_origins import RedisOrigins
from flask_cors.stores import redis_presence
from flask_cors.stores.redis_listener import Listener
from tests.stores.resp import Resp

TENANT = "https://tenant.example"
STRANGER = "https://stranger.example"
CHANNEL = "cors:origins:changed"

Made = Callable[..., RedisOrigins]


def soon(is_so: Callable[[], object], *, within: float = 5) -> None:
    deadline = time.monotonic() + within

    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def listens(origins: RedisOrigins) -> None:
    """Wait until it hears of changes."""
    origins(STRANGER)
    soon(lambda: listener_of(origins).is_current)


def listener_of(origins: RedisOrigins) -> Listener:
    presence = origins._presence()
    assert isinstance(presence, redis_presence.RedisPresence)
    return presence.listener


def lookups(server: Resp) -> int:
    return sum(command[0] == "SISMEMBER" for command in tuple(server.commands))
