"""A process of greenlets, which ask all at once; and of which some have to wait.

It is run by test_processes.
"""

from gevent import monkey

monkey.patch_all()

import gevent  # noqa: E402

from flask_cors.origin_cache import cached_origins  # noqa: E402

asked = []


def check(origin: str) -> bool:
    asked.append(origin)
    gevent.sleep(10 if "slow" in origin else 0.05)
    return True


def outcome(origin: str) -> object:
    try:
        return cached(origin)
    except TimeoutError:
        return "too late"


def outcomes(origins: list[str]) -> set[object]:
    greenlets = [gevent.spawn(outcome, origin) for origin in origins]
    gevent.joinall(greenlets, raise_error=True)
    return {greenlet.value for greenlet in greenlets}


with gevent.Timeout(20):
    cached = cached_origins(check, timeout=5)
    print(outcomes(["https://tenant.example"] * 100), len(asked))

    # More than may run at a time: the others wait for room.
    print(outcomes([f"https://{n}.example" for n in range(100)]), len(asked))

    cached = cached_origins(check, timeout=0.05)
    print(outcomes(["https://slow.example"] * 100), len(asked))
