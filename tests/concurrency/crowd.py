"""A crowd: many threads that send the same requests at once, and judge the answers."""

import collections
import itertools
import sys
import threading
import time
import typing as t
from dataclasses import dataclass
from dataclasses import field

from .configurations import Answer
from .configurations import Exchange

THREADS = 32

Ask = t.Callable[[Exchange], Answer]


@dataclass(slots=True)
class Seen:
    """What all threads together have seen.

    :param answers: how often each exchange was as the configuration of a name has it,
        of those that differ between them.
    :param wrong: what is right in neither.
    """

    answers: collections.Counter[tuple[str, str]] = field(
        default_factory=collections.Counter
    )
    wrong: list[object] = field(default_factory=list)
    asked: int = 0

    def judge(self, exchange: Exchange, answer: Answer) -> None:
        self.asked += 1

        if answer not in (exchange.first, exchange.second):
            self.wrong.append((exchange.name, answer))
        elif exchange.first != exchange.second:
            name = "first" if answer == exchange.first else "second"
            self.answers[exchange.name, name] += 1

    def __iadd__(self, other: "Seen") -> "Seen":
        self.answers += other.answers
        self.wrong += other.wrong
        self.asked += other.asked
        return self


def seen_by_crowd(
    clients: t.Callable[[], Ask], exchanges: t.Sequence[Exchange], seconds: float
) -> Seen:
    """Let 32 threads ask for a time, each over and over, and each begins elsewhere.

    :param clients: makes what a thread asks with.
    """
    barrier = threading.Barrier(THREADS)
    found = [Seen() for _ in range(THREADS)]

    def visit(number: int) -> None:
        ask = clients()
        barrier.wait(timeout=20)
        deadline = time.monotonic() + seconds

        try:
            for exchange in itertools.islice(itertools.cycle(exchanges), number, None):
                found[number].judge(exchange, ask(exchange))

                if time.monotonic() > deadline:
                    break
        except Exception as error:
            found[number].wrong.append(error)

    threads = [threading.Thread(target=visit, args=(n,)) for n in range(THREADS)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)

    try:
        for thread in threads:
            thread.start()

        for thread in threads:
            thread.join(timeout=seconds + 30)
    finally:
        sys.setswitchinterval(interval)

    assert not any(thread.is_alive() for thread in threads)
    rv = Seen()

    for each in found:
        rv += each

    return rv


def judged_in_both(seen: Seen, exchanges: t.Sequence[Exchange]) -> None:
    """Assert that all answers were right, and both configurations in force."""
    assert seen.wrong == []
    assert seen.asked > 10 * len(exchanges)
    assert {which for _, which in seen.answers} == {"first", "second"}
