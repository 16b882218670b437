"""What a request gets while the store is down."""

import gc
import logging
import typing as t
import weakref

import pytest

from flask_cors.origin_cache import cached_origins

from .store import cached
from .store import EVIL
from .store import OTHER
from .store import Store
from .store import TENANT


class Down(OSError):
    """It can be referred to weakly, as no built-in exception can."""


TIMEOUTS = pytest.mark.parametrize(
    "timeout", [None, 5], ids=["in its thread", "in another"]
)


@TIMEOUTS
def test_what_the_check_raises_is_raised(timeout: t.Any) -> None:
    error = OSError("down")

    with pytest.raises(OSError, match=r"^down$") as caught:
        cached_origins(Store(error=error), timeout=timeout)(TENANT)

    assert caught.value is error


@pytest.mark.parametrize(
    ("origin", "passed", "is_served"),
    [
        pytest.param(TENANT, 60, True, id="an expired answer stands in"),
        pytest.param(TENANT, 659, True, id="for as long as it may"),
        pytest.param(TENANT, 660, False, id="and no longer"),
        pytest.param(EVIL, 6, True, id="a refusal as well"),
        pytest.param(EVIL, 605, True, id="for as long, too"),
        pytest.param(EVIL, 606, False, id="and not longer"),
    ],
)
@TIMEOUTS
def test_an_older_answer(
    origin: str, passed: float, is_served: bool, timeout: t.Any
) -> None:
    store = Store()
    check, clock = cached(store, ttl=60, stale_if_error=600, timeout=timeout)
    before = check(origin)
    store.error = OSError("down")
    clock.passes(passed)

    if is_served:
        assert check(origin) is before
    else:
        with pytest.raises(OSError, match="down"):
            check(origin)

    assert store.asked == [origin, origin]


def test_an_expired_answer_does_not_stand_in_unless_it_may() -> None:
    store = Store()
    check, clock = cached(store, ttl=60)
    check(TENANT)
    store.error = OSError("down")
    clock.passes(60)

    with pytest.raises(OSError, match="down"):
        check(TENANT)


def test_an_answer_that_is_never_fresh_stands_in() -> None:
    store = Store()
    check, clock = cached(store, ttl=0, stale_if_error=600)
    check(TENANT)
    store.error = OSError("down")
    clock.passes(599)
    assert check(TENANT)


class TestPause:
    def test_an_origin_is_left_alone_for_a_second(self) -> None:
        store = Store(error=OSError("down"))
        check, clock = cached(store)

        with pytest.raises(OSError, match="down"):
            check(TENANT)

        clock.passes(0.9)

        with pytest.raises(
            RuntimeError,
            match=r"^the lookup of 'https://tenant.example' failed less than 1 second "
            r"ago, with OSError$",
        ):
            check(TENANT)

        assert store.asked == [TENANT]
        store.error = None
        clock.passes(0.1)
        assert check(TENANT)

    def test_an_older_answer_stands_in_meanwhile(self) -> None:
        store = Store()
        check, clock = cached(store, ttl=60, stale_if_error=600)
        check(TENANT)
        store.error = OSError("down")
        clock.passes(60)
        assert [check(TENANT) for _ in range(10)] == [True] * 10
        assert store.asked == [TENANT, TENANT]

    def test_others_are_asked_about(self) -> None:
        store = Store(error=OSError("down"))
        check, _ = cached(store)

        with pytest.raises(OSError, match="down"):
            check(TENANT)

        store.error = None
        assert check(OTHER)

    def test_failures_are_bounded_as_answers_are(self) -> None:
        store = Store(error=OSError("down"))
        check, _ = cached(store, max_entries=2)

        for origin in (TENANT, OTHER, EVIL, TENANT):
            with pytest.raises(OSError, match="down"):
                check(origin)

        assert store.asked == [TENANT, OTHER, EVIL, TENANT]

    def test_nothing_of_the_exception_is_kept_alive(self) -> None:
        store = Store(error=Down())
        check, _ = cached(store)

        with pytest.raises(Down):
            check(TENANT)

        kept = weakref.ref(t.cast(Down, store.error))
        store.error = None
        gc.collect()
        assert kept() is None


class TestLog:
    def test_an_outage_is_logged_once_for_each_origin(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        store = Store()
        check, clock = cached(store, ttl=60, stale_if_error=600)
        check(TENANT)
        check(OTHER)
        store.error = OSError("no route to postgres://shop:secret@db")
        clock.passes(60)

        for _ in range(5):
            check(TENANT)
            check(OTHER)
            clock.passes(10)

        assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
        assert [record.getMessage() for record in caplog.records] == [
            f"an older answer stands in for up to 600 seconds, as '{origin}' could "
            f"not be looked up: OSError('no route to postgres://shop:***@db')"
            for origin in (TENANT, OTHER)
        ]

    def test_the_next_outage_is_logged_again(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        store = Store()
        check, clock = cached(store, ttl=60, stale_if_error=600)

        for _ in range(2):
            store.error = None
            check(TENANT)
            store.error = OSError("down")
            clock.passes(60)
            check(TENANT)
            clock.passes(1)

        assert len(caplog.records) == 2

    @pytest.mark.parametrize("origins", [(TENANT,), ()], ids=["it", "all"])
    def test_it_is_logged_once_though_its_origin_is_forgotten_meanwhile(
        self, caplog: pytest.LogCaptureFixture, origins: tuple[str, ...]
    ) -> None:
        store = Store()
        check, clock = cached(store, ttl=60, stale_if_error=600)
        check(TENANT)
        store.error = OSError("down")
        clock.passes(60)

        for _ in range(3):
            check(TENANT)
            check.forget(*origins)

        assert len(store.asked) == 4
        assert len(caplog.records) == 1

    def test_a_long_origin_is_cut(self, caplog: pytest.LogCaptureFixture) -> None:
        origin = f"https://{'a' * 300}.example"
        store = Store({origin})
        check, clock = cached(store, ttl=60, stale_if_error=600)
        check(origin)
        store.error = OSError("down" * 1000)
        clock.passes(60)
        check(origin)
        [record] = caplog.records
        assert len(record.getMessage()) < 400

    def test_a_failure_without_an_older_answer_is_for_its_caller_to_log(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        with pytest.raises(OSError, match="down"):
            cached_origins(Store(error=OSError("down")))(TENANT)

        assert caplog.records == []
