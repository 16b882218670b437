"""A store of origins, a clock, and a cache between them."""

import threading
import time
import typing as t
from dataclasses import dataclass
from dataclasses import field

from flask_cors.origin_cache import CachedOrigins

TENANT: t.Final = "https://tenant.example"
OTHER: t.Final = "https://other.example"
EVIL: t.Final = "https://evil.example"

#: For as long as a test waits for another thread, in seconds, before it fails.
PATIENCE: t.Final = 20


@dataclass(slots=True)
class Clock:
    """Stands still until it is put forward.

    :param read: how often somebody looked at it.
    """

    now: float = 1000.0
    read: int = 0

    def __call__(self) -> float:
        self.read += 1
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += seconds


@dataclass(slots=True)
class Store:
    """A check, and what it was asked.

    :param error: what it raises, while it is down.
    """

    origins: set[str] = field(default_factory=lambda: {TENANT, OTHER})
    asked: list[str] = field(default_factory=list)
    error: BaseException | None = None

    def __call__(self, origin: str) -> bool:
        self.asked.append(origin)

        if self.error is not None:
            raise self.error

        return origin in self.origins


@dataclass(slots=True)
class Hanging:
    """A check that answers when it is told to.

    :param begun: counts the lookups that have begun.
    """

    answer: object = True
    begun: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(0), init=False
    )
    asked: list[str] = field(default_factory=list, init=False)
    may_end: threading.Event = field(default_factory=threading.Event, init=False)

    def __call__(self, origin: str) -> object:
        self.asked.append(origin)
        self.begun.release()
        assert self.may_end.wait(PATIENCE)

        if isinstance(self.answer, Exception):
            raise self.answer

        return self.answer

    def end(self) -> None:
        """Let all lookups end, and wait for their threads."""
        self.may_end.set()

        for thread in lookup_threads():
            thread.join(PATIENCE)


def lookup_threads() -> list[threading.Thread]:
    return [n for n in threading.enumerate() if n.name == "flask_cors lookup"]


def cached(check: t.Any, **options: t.Any) -> tuple[CachedOrigins, Clock]:
    clock = Clock()
    return CachedOrigins(check, **options, _clock=clock), clock


def until(condition: t.Callable[[], bool]) -> None:
    """Wait for what other threads do."""
    deadline = time.monotonic() + PATIENCE

    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)
