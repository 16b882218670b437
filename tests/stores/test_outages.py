"""A store that is killed and started again while several clients ask for more."""

import re
import time

import pytest

from .clients import crowd
from .clients import Seen
from .clients import WORKERS
from .conftest import Serve
from .conftest import Served
from .conftest import Tenants
from .documented import BEGINNING
from .documented import END
from .documented import undocumented

pytestmark = [pytest.mark.server, pytest.mark.slow]

KNOWN = "https://known.example"
LATER = "https://later.example"
STRANGER = "https://stranger.example"

ORIGINS = [KNOWN, LATER, STRANGER]

#: For how long the store is gone, and within which time after that all is as before.
OUTAGE = 3.0
RECOVERY = 2.0

SERVERS = {
    "sync": [f"--workers={WORKERS}"],
    "gevent": [f"--workers={WORKERS}", "--worker-class=gevent"],
}


@pytest.mark.parametrize("server", SERVERS)
def test_only_what_is_known_is_allowed_until_the_store_is_back(
    server: str, tenants: Tenants, serve: Serve
) -> None:
    tenants.add(KNOWN)
    served = serve(tenants.store.url, *SERVERS[server])

    with crowd(served.port, ORIGINS[::2]) as asking:
        asking.await_workers(KNOWN, is_allowed=True, number=WORKERS)
        asking.await_workers(STRANGER, is_allowed=False, number=WORKERS)
        tenants.add(LATER)
        tenants.store.kill()
        killed = time.monotonic()
        asking.origins = ORIGINS
        time.sleep(OUTAGE)
        back = time.monotonic()
        tenants.store.start()
        started = time.monotonic()
        time.sleep(RECOVERY)
        asking.await_workers(LATER, is_allowed=True, number=WORKERS)
        time.sleep(0.5)

    refused = [s.asked for s in asking.since(started, LATER) if not s.is_allowed]
    print(f"all as before {max(refused, default=started) - started:.3f} s after")
    during = [seen for seen in asking.since(killed, LATER) if ended(seen) < back]
    assert len(during) > 20
    assert answers(during) == {(200, False)}
    assert answers(asking.since(0, KNOWN)) == {(200, True)}
    assert answers(asking.since(0, STRANGER)) == {(200, False)}
    assert answers(asking.since(started + RECOVERY, LATER)) == {(200, True)}
    says_what_is_documented(served)


def ended(seen: Seen) -> float:
    return seen.asked + seen.took


def answers(seen: list[Seen]) -> set[tuple[int, bool]]:
    return {(each.status, each.is_allowed) for each in seen}


def says_what_is_documented(served: Served) -> None:
    assert undocumented(served.said) == []

    for sentence in (BEGINNING, END):
        told = [line for line in served.said if re.fullmatch(sentence, line)]
        assert len(told) >= WORKERS
