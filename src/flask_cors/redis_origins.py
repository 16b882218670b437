"""Origins in Redis: one set, which many processes ask and listen to."""

from __future__ import annotations

import collections.abc as cabc
import time
import typing as t

from .callers import location
from .errors import error_from
from .errors import MistakeError
from .lookups.terms import Seconds
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Place
from .sansio.findings import Source
from .stores.entries import require_origins
from .stores.redis_presence import channel
from .stores.redis_presence import RedisPresence
from .stores.redis_presence import REMOVED
from .stores.shared import SharedOrigins

if t.TYPE_CHECKING:
    import redis
    from redis.connection import ConnectionInterface

_MISSING: t.Final = (
    "RedisOrigins needs the package redis: pip install 'flask-cors[redis]'"
)
_FIX: t.Final = "Write 'redis://127.0.0.1:6379/0', or give a redis.Redis."

#: How many entries are sent or read at once.
_PART: t.Final = 1000

#: How long the listener waits for a connection and its greeting, in seconds.
_PATIENCE: t.Final = 0.75


class RedisOrigins(SharedOrigins):
    """The origins of a set in Redis, for all processes that use it.

    .. code-block:: python

        from flask_cors import CORS
        from flask_cors.redis_origins import RedisOrigins

        tenants = RedisOrigins("redis://127.0.0.1:6379/0")
        CORS(app, origins=tenants, supports_credentials=True)

        tenants.add("https://shop.customer.example")

    What :meth:`add` and :meth:`remove` change is in force in every process within one
    second. So is what other programs change with ``SADD`` and ``SREM``, if the server
    is configured to tell of it (``notify-keyspace-events Kgs``), and after ``ttl`` if
    it is not.

    Needs the package redis: ``pip install "flask-cors[redis]"``.

    :param client_or_url: a :class:`redis.Redis`, which has to have a
        ``socket_timeout``, or the URL of a server.
    :param key: of the set.
    :param ttl: for how long an origin that is allowed is not asked about again, in
        seconds, as long as nothing is heard of it. At most half a second while changes
        cannot be heard.
    :param refusal_ttl: the same of one that is refused.
    :param max_entries: how many origins of either kind a process keeps.
    :param stale_if_error: for how long an answer that has expired stands in while
        nothing answers, in seconds.
    :param timeout: for how long a request waits for Redis, in seconds.
    :raises ImportError: if the package redis is not installed.
    :raises CORSConfigError: if one of the arguments is wrong.

    .. versionadded:: 7.0
    """

    def __init__(
        self,
        client_or_url: redis.Redis | str,
        key: str = "cors:origins",
        *,
        ttl: Seconds = 60,
        refusal_ttl: Seconds = 10,
        max_entries: int = 10_000,
        stale_if_error: Seconds = 300,
        timeout: Seconds = 2,
    ):
        super().__init__(
            ttl=ttl,
            refusal_ttl=refusal_ttl,
            max_entries=max_entries,
            stale_if_error=stale_if_error,
            timeout=timeout,
        )
        self._client = _client(client_or_url, self._timeout)
        self._key = key

    def __repr__(self) -> str:
        return f"{type(self).__name__}({_address(self._client)!r}, {self._key!r})"

    def add(self, *origins: str) -> int:
        """Add origins to the set, and tell every process.

        :param origins: as browsers send them: ``https://app.example.com``.
        :return: how many were not in it.
        :raises CORSConfigError: if one is no origin. None is added then.
        :raises redis.RedisError: if Redis does not take them.
        """
        require_origins(origins, f"{type(self).__name__}.add()")
        return self._change("sadd", "", origins)

    def remove(self, *origins: str) -> int:
        """Remove origins from the set, or malformed entries, and tell every process.

        :return: how many were in it.
        :raises redis.RedisError: if Redis does not take them.
        """
        return self._change("srem", REMOVED, origins)

    def close(self) -> None:
        """End what listens in this process. The next request begins it again."""
        for presences in (self._presences.pop(pid) for pid in [*self._presences]):
            for presence in presences.values():
                t.cast(RedisPresence, presence).listener.end()

    def _change(self, command: str, mark: str, origins: tuple[str, ...]) -> int:
        presence = t.cast(RedisPresence, self._presence())
        told = channel(self._key)
        changed = 0

        for start in range(0, len(origins), _PART):
            part = origins[start : start + _PART]
            message = _message(mark, part)
            pipeline = self._client.pipeline(transaction=True)
            getattr(pipeline, command)(self._key, *part)
            pipeline.publish(told, message)
            changed += pipeline.execute()[0]
            # It is in force here at once.
            presence.changed(told, message)

        return changed

    def _begun(self) -> RedisPresence:
        connection = _connection(self._client)
        return RedisPresence(self._cached(), self._outages(), connection, self._key)

    def _look_up(self, origin: str) -> bool:
        asked = time.monotonic()
        is_member = bool(self._client.sismember(self._key, origin))
        t.cast(RedisPresence, self._presence()).found(origin, asked)
        return is_member

    def _entries(self) -> cabc.Iterator[object]:
        client: t.Any = self._client
        cursor: int | None = None

        while cursor != 0:
            command = ("SSCAN", self._key, cursor or 0, "COUNT", _PART)
            # Not everything in a set is text.
            cursor, entries = client.execute_command(*command, NEVER_DECODE=True)
            yield from (entry.decode(errors="backslashreplace") for entry in entries)

    def _source(self) -> Source:
        return Source(Place.APPLICATION, f"the set {self._key!r} of Redis")


def _message(mark: str, origins: tuple[str, ...]) -> str:
    """What is told of changed entries: a line for each, or nothing of which."""
    has_lines = any("\n" in origin for origin in origins)
    return "" if has_lines else "\n".join(f"{mark}{origin}" for origin in origins)


def _client(client_or_url: object, timeout: float | None) -> redis.Redis:
    try:
        import redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    except ImportError as error:
        raise ImportError(_MISSING) from error

    if isinstance(client_or_url, redis.Redis):
        return client_or_url

    if not isinstance(client_or_url, str):
        raise _mistake(client_or_url, "neither a URL nor a redis.Redis.")

    try:
        # A request has no time for a second attempt: an older answer stands in.
        return redis.Redis.from_url(
            client_or_url, socket_timeout=timeout, retry=Retry(NoBackoff(), 0)
        )
    except ValueError as error:
        raise _mistake(client_or_url, f"no URL of Redis: {error}.") from error


def _mistake(value: object, message: str) -> MistakeError:
    source = Source(Place.KEYWORD, "RedisOrigins()", location())
    finding = ruling.finding(
        Fault.WRONG_TYPE, "client_or_url", value, source, message, _FIX
    )
    return error_from(finding)


def _connection(client: redis.Redis) -> ConnectionInterface:
    """A connection for the listener alone, which is told of each failure."""
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    pool = client.connection_pool
    connection = pool.connection_class(**pool.connection_kwargs)
    connection.retry = Retry(NoBackoff(), 0)
    connection.socket_timeout = connection.socket_connect_timeout = _PATIENCE
    return t.cast("ConnectionInterface", connection)


def _address(client: redis.Redis) -> str:
    """Where a client connects to, without its password."""
    options = client.connection_pool.connection_kwargs
    database = options.get("db") or 0

    if "path" in options:
        return f"unix://{options['path']}?db={database}"

    host = options.get("host") or "localhost"
    return f"redis://{host}:{options.get('port') or 6379}/{database}"
