"""Many threads that ask at once, and lookups that take too long."""

import threading
import typing as t
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor

import pytest

from flask_cors.lookups import running as lookups
from flask_cors.lookups.terms import Terms
from flask_cors.origin_cache import CachedOrigins

from .store import cached
from .store import Clock
from .store import Hanging
from .store import lookup_threads
from .store import OTHER
from .store import PATIENCE
from .store import Store
from .store import TENANT
from .store import until

#: How often a thread looks at the clock before it waits for another.
LOOKS: t.Final = 3


def crowd(
    pool: ThreadPoolExecutor, check: CachedOrigins, clock: Clock
) -> list[Future[bool]]:
    """32 threads that wait for one lookup."""
    rv = [pool.submit(check, TENANT) for _ in range(32)]
    # The first looks once more, and waits for no other if it looks up itself.
    looks = 32 * LOOKS + (check.timeout is not None)
    until(lambda: clock.read >= looks)
    return rv


@pytest.mark.parametrize("timeout", [None, 20])
@pytest.mark.parametrize("ttl", [0, 60])
class TestOneLookup:
    def test_all_who_wait_share_the_answer(
        self, pool: ThreadPoolExecutor, hanging: Hanging, ttl: int, timeout: t.Any
    ) -> None:
        check, clock = cached(hanging, ttl=ttl, timeout=timeout)
        waiting = crowd(pool, check, clock)
        hanging.end()
        assert [each.result(PATIENCE) for each in waiting] == [True] * 32
        assert hanging.asked == [TENANT]

    def test_all_who_wait_share_the_exception(
        self, pool: ThreadPoolExecutor, hanging: Hanging, ttl: int, timeout: t.Any
    ) -> None:
        hanging.answer = OSError("down")
        check, clock = cached(hanging, ttl=ttl, timeout=timeout)
        waiting = crowd(pool, check, clock)
        hanging.end()
        assert {each.exception(PATIENCE) for each in waiting} == {hanging.answer}
        assert hanging.asked == [TENANT]


def test_who_comes_just_after_its_end_looks_up_nothing() -> None:
    found = lookups.Lookups(Terms(60, 10, 0, 6, None), Clock())
    assert found.found(TENANT, lambda: True, "it").grant
    # It had no answer when it looked, and has one now.
    assert found.found(TENANT, lambda: False, "it").grant


def test_nobody_waits_for_another_origin(
    pool: ThreadPoolExecutor, hanging: Hanging
) -> None:
    def check(origin: str) -> object:
        return True if origin == OTHER else hanging(origin)

    cache, _ = cached(check, timeout=20)
    waiting = pool.submit(cache, TENANT)
    hanging.begun.acquire(timeout=PATIENCE)
    assert cache(OTHER)
    assert not waiting.done()


class TestTimeout:
    def test_a_lookup_that_takes_too_long_has_failed(self, hanging: Hanging) -> None:
        check, _ = cached(hanging, timeout=0.01)

        with pytest.raises(
            TimeoutError,
            match=r"^the lookup of 'https://tenant.example' has not ended after 0.01 "
            r"seconds$",
        ):
            check(TENANT)

    def test_its_late_answer_is_kept(self, hanging: Hanging) -> None:
        check, clock = cached(hanging, timeout=0.01)

        with pytest.raises(TimeoutError):
            check(TENANT)

        clock.passes(30)
        hanging.end()
        clock.passes(59)
        assert check(TENANT)
        assert hanging.asked == [TENANT]

    def test_nobody_waits_for_it_any_longer_nor_looks_again(
        self, hanging: Hanging
    ) -> None:
        check, clock = cached(hanging, timeout=10)

        with ThreadPoolExecutor(1) as pool:
            first = pool.submit(check, TENANT)
            until(lambda: clock.read == LOOKS + 1)
            clock.passes(10)

            # It would wait for ten seconds.
            with pytest.raises(TimeoutError, match="has not ended after 10 seconds"):
                check(TENANT)

            clock.passes(1)

            with pytest.raises(TimeoutError, match="has not ended after 10 seconds"):
                check(TENANT)

            assert hanging.asked == [TENANT]
            hanging.end()
            assert first.result(PATIENCE)

    def test_an_older_answer_stands_in(self, hanging: Hanging) -> None:
        check, clock = cached(hanging, ttl=60, stale_if_error=600, timeout=0.01)
        hanging.may_end.set()
        assert check(TENANT)
        hanging.may_end.clear()
        clock.passes(60)
        assert check(TENANT)
        assert hanging.asked == [TENANT, TENANT]

    def test_any_timeout_can_be_waited_for(
        self, pool: ThreadPoolExecutor, hanging: Hanging
    ) -> None:
        check, clock = cached(hanging, timeout=1e300)
        waiting = pool.submit(check, TENANT)
        # After the last look it waits.
        until(lambda: clock.read == LOOKS + 1)
        hanging.end()
        assert waiting.result(PATIENCE)

    def test_without_one_the_lookup_is_in_the_thread_of_its_caller(self) -> None:
        seen = []

        def check(origin: str) -> bool:
            seen.append(threading.current_thread())
            return True

        cached(check, timeout=None)[0](TENANT)
        cached(check, timeout=5)[0](TENANT)
        assert seen[0] is threading.current_thread()
        assert seen[1] is not threading.current_thread()
        assert seen[1].daemon


class TestRoom:
    def full(self, hanging: Hanging, **options: t.Any) -> tuple[CachedOrigins, Clock]:
        """A cache with as many lookups as may run, all of which hang."""
        check, clock = cached(hanging, timeout=0.01, **options)

        for number in range(lookups.MOST):
            with pytest.raises(TimeoutError):
                check(f"https://{number}.example")

        return check, clock

    def test_endless_origins_at_a_store_that_hangs_cost_no_more_threads(
        self, hanging: Hanging
    ) -> None:
        check, clock = self.full(hanging)
        clock.passes(1)

        for number in range(100):
            with pytest.raises(
                TimeoutError,
                match=rf"^'https://evil{number}.example' was not looked up: 32 lookups "
                r"have not ended$",
            ):
                check(f"https://evil{number}.example")

        assert len(lookup_threads()) == lookups.MOST
        assert len(hanging.asked) == lookups.MOST

    def test_nobody_waits_for_lookups_that_hang(
        self, pool: ThreadPoolExecutor, hanging: Hanging
    ) -> None:
        check, clock = cached(hanging, timeout=PATIENCE)

        for number in range(lookups.MOST):
            pool.submit(check, f"https://{number}.example")
            hanging.begun.acquire(timeout=PATIENCE)

        clock.passes(PATIENCE)
        # It would wait for as long as the others have.
        error = pool.submit(check, TENANT).exception(PATIENCE / 2)
        assert isinstance(error, lookups.NoRoomError)

    def test_it_goes_on_when_the_store_does(self, hanging: Hanging) -> None:
        check, _ = self.full(hanging)

        with pytest.raises(TimeoutError):
            check(TENANT)

        hanging.end()
        # It is not the origin that has failed.
        assert check(TENANT)

    def test_those_wait_who_come_while_lookups_end(
        self, pool: ThreadPoolExecutor, hanging: Hanging
    ) -> None:
        check, _ = cached(hanging, timeout=20)
        asked = [f"https://{number}.example" for number in range(lookups.MOST + 8)]
        waiting = [pool.submit(check, origin) for origin in asked]

        for _ in range(lookups.MOST):
            hanging.begun.acquire(timeout=PATIENCE)

        assert not hanging.begun.acquire(timeout=0.02)
        hanging.end()
        assert all(each.result(PATIENCE) for each in waiting)
        assert sorted(hanging.asked) == sorted(asked)

    def test_an_older_answer_stands_in(self, hanging: Hanging) -> None:
        check, clock = cached(hanging, ttl=60, stale_if_error=600, timeout=0.01)
        hanging.may_end.set()
        check(TENANT)
        hanging.may_end.clear()
        clock.passes(60)

        for number in range(lookups.MOST):
            with pytest.raises(TimeoutError):
                check(f"https://{number}.example")

        assert check(TENANT)

    def test_a_thread_that_cannot_be_started_is_a_failure_and_takes_no_room(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def start(self: threading.Thread) -> None:
            raise RuntimeError("can't start new thread")

        check, _ = cached(Store())

        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", start)

            for number in range(2 * lookups.MOST):
                with pytest.raises(RuntimeError, match="can't start new thread"):
                    check(f"https://{number}.example")

        assert check(TENANT)
