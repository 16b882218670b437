"""Clients of the workers: pages of many origins, at the same time."""

import contextlib
import http.client
import itertools
import json
import threading
import time
import typing as t
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

WORKERS: t.Final = 4

_THREADS: t.Final = 8
_SECONDS: t.Final = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer of a worker.

    :param asked: when it was asked, and
    :param took: how long that took, in seconds.
    """

    asked: float
    took: float
    origin: str
    status: int
    is_allowed: bool
    worker: int
    memory: int
    threads: int


def asked(port: int, origin: str) -> Seen:
    """Ask a worker, whichever takes the connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    begun = time.monotonic()

    with contextlib.closing(connection):
        connection.request("GET", "/", headers={"Origin": origin})
        response = connection.getresponse()
        body = response.read()

    said = json.loads(body) if response.status == 200 else {}
    allowed = response.headers["Access-Control-Allow-Origin"]
    assert allowed in (None, origin)
    assert response.headers["Vary"] == "Origin"
    return Seen(
        begun,
        time.monotonic() - begun,
        origin,
        response.status,
        allowed is not None,
        said.get("pid", 0),
        said.get("memory", 0),
        said.get("threads", 0),
    )


@dataclass(slots=True)
class Crowd:
    """Threads that ask for some origins over and over, until the block ends."""

    port: int
    origins: Sequence[str]
    seen: list[Seen] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)
    has_ended: threading.Event = field(default_factory=threading.Event)

    def ask(self, start: int) -> None:
        for number in itertools.count(start):
            if self.has_ended.is_set():
                return

            try:
                origin = self.origins[number % len(self.origins)]
                self.seen.append(asked(self.port, origin))
            except Exception as error:
                self.failures.append(error)
                return

            # There are two cores, and more programs than these.
            time.sleep(0.005)

    def await_workers(self, origin: str, *, is_allowed: bool, number: int) -> None:
        """Wait until every worker has given an answer."""
        deadline = time.monotonic() + _SECONDS

        while len(self.workers(origin, is_allowed=is_allowed)) < number:
            assert time.monotonic() < deadline, self.workers(origin)
            assert self.failures == []
            time.sleep(0.01)

    def workers(self, origin: str, **values: object) -> set[int]:
        """Those that have given such an answer."""
        return {
            seen.worker
            for seen in tuple(self.seen)
            if seen.origin == origin
            and all(getattr(seen, name) == value for name, value in values.items())
        }

    def since(self, moment: float, origin: str) -> list[Seen]:
        """What was asked for later, and has been answered."""
        found = [seen for seen in self.seen if seen.origin == origin]
        return [seen for seen in found if seen.asked >= moment]


@contextlib.contextmanager
def crowd(port: int, origins: Sequence[str]) -> Iterator[Crowd]:
    asking = Crowd(port, origins)
    threads = [
        threading.Thread(target=asking.ask, args=(number,))
        for number in range(_THREADS)
    ]

    for thread in threads:
        thread.start()

    try:
        yield asking
    finally:
        asking.has_ended.set()

        for thread in threads:
            thread.join(_SECONDS + 5)

    assert asking.failures == []
    assert not any(thread.is_alive() for thread in threads)
