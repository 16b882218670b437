"""A process that forks while a lookup hangs and a lock is held; the child has to ask.

It is run by test_processes, as no test may fork a process that has threads.
"""

import os
import signal
import sys
import threading

from flask_cors.origin_cache import cached_origins

TENANT = "https://tenant.example"
parent = os.getpid()
begun = threading.Event()
may_end = threading.Event()


def check(origin: str) -> bool:
    if os.getpid() != parent:
        return origin == TENANT

    begun.set()
    return may_end.wait(20) and origin == TENANT


cached = cached_origins(check, timeout=20)
first = threading.Thread(target=cached, args=[TENANT])
first.start()
assert begun.wait(20)
[lookups] = vars(cached)["_by_process"].values()

with vars(lookups)["_lock"]:
    child = os.fork()

    if child == 0:
        # Whoever waits for a lock of the parent waits for ever.
        signal.alarm(10)
        cached.forget(TENANT)
        os._exit(0 if cached(TENANT) and not cached("https://evil.example") else 1)

may_end.set()
first.join(20)
_, status = os.waitpid(child, 0)
print(os.waitstatus_to_exitcode(status), cached(TENANT))
sys.exit(0)
