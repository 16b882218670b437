"""For how long an answer is kept, and how many are."""

import typing as t

import pytest

from flask_cors.origin_cache import cached_origins

from .store import cached
from .store import EVIL
from .store import OTHER
from .store import Store
from .store import TENANT

LONGEST = "https://" + "a" * 318


@pytest.mark.parametrize("timeout", [None, 5], ids=["in its thread", "in another"])
@pytest.mark.parametrize(("origin", "is_allowed"), [(TENANT, True), (EVIL, False)])
def test_an_origin_is_what_the_check_says(
    origin: str, is_allowed: bool, timeout: t.Any
) -> None:
    store = Store()
    check = cached_origins(store, timeout=timeout)
    assert [check(origin), check(origin)] == [is_allowed, is_allowed]
    assert store.asked == [origin]


@pytest.mark.parametrize(
    ("origin", "passed", "lookups"),
    [
        pytest.param(TENANT, 59.9, 1, id="an allowed origin is kept for the ttl"),
        pytest.param(TENANT, 60.0, 2, id="and no longer"),
        pytest.param(EVIL, 5.9, 1, id="a refused one for a tenth of it"),
        pytest.param(EVIL, 6.0, 2, id="and no longer, either"),
    ],
)
def test_an_answer_expires(origin: str, passed: float, lookups: int) -> None:
    store = Store()
    check, clock = cached(store, ttl=60)
    check(origin)
    clock.passes(passed)
    check(origin)
    assert store.asked == [origin] * lookups


def test_a_refusal_is_kept_for_a_time_of_its_own() -> None:
    store = Store()
    check, clock = cached(store, ttl=60, refusal_ttl=30)
    check(EVIL)
    clock.passes(29)
    check(EVIL)
    assert store.asked == [EVIL]
    clock.passes(1)
    check(EVIL)
    assert store.asked == [EVIL, EVIL]


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    store = Store()
    check, clock = cached(store, ttl=60, stale_if_error=600)
    assert check(TENANT)
    store.origins.clear()
    clock.passes(60)
    assert not check(TENANT)
    store.error = OSError()
    clock.passes(60)
    assert not check(TENANT)


def test_nothing_is_kept_with_a_ttl_of_0() -> None:
    store = Store()
    check, _ = cached(store, ttl=0)
    assert [check(TENANT), check(EVIL), check(TENANT), check(EVIL)] == [
        True,
        False,
        True,
        False,
    ]
    assert store.asked == [TENANT, EVIL, TENANT, EVIL]


def test_endless_refused_origins_push_out_each_other_alone() -> None:
    store = Store()
    check, _ = cached(store, max_entries=2)
    check(TENANT)
    check(OTHER)

    for number in range(100):
        check(f"https://{number}.example")

    store.asked.clear()
    check(TENANT)
    check(OTHER)
    assert store.asked == []
    check("https://99.example")
    check("https://98.example")
    assert store.asked == []
    check("https://97.example")
    assert store.asked == ["https://97.example"]


def test_what_was_used_least_recently_is_pushed_out_first() -> None:
    store = Store({TENANT, OTHER, "https://new.example"})
    check, _ = cached(store, max_entries=2)
    check(TENANT)
    check(OTHER)
    check(TENANT)
    check("https://new.example")
    store.asked.clear()
    check(TENANT)
    assert store.asked == []
    check(OTHER)
    assert store.asked == [OTHER]


@pytest.mark.parametrize(
    "origin",
    [
        pytest.param(LONGEST + "a", id="longer than any origin"),
        pytest.param(None, id="none"),
        pytest.param(b"https://tenant.example", id="bytes"),
    ],
)
def test_what_can_be_no_origin_is_refused_unasked(origin: t.Any) -> None:
    store = Store({LONGEST + "a"})
    assert not cached_origins(store)(origin)
    assert store.asked == []


def test_the_longest_origin_is_asked_about() -> None:
    assert len(LONGEST) == 326
    assert cached_origins(Store({LONGEST}))(LONGEST)


async def _async(origin: str) -> bool:
    return origin == TENANT


def _of_one(origin: str) -> list[str]:
    return ["https://*.tenant.example", TENANT]


@pytest.mark.parametrize("check", [_async, _of_one])
@pytest.mark.parametrize("timeout", [None, 5])
def test_a_check_may_answer_in_each_way(check: t.Any, timeout: t.Any) -> None:
    cache = cached_origins(check, timeout=timeout)
    assert cache(TENANT)
    assert not cache(EVIL)


class TestForget:
    def test_a_forgotten_origin_is_asked_about_again(self) -> None:
        store = Store()
        check, _ = cached(store)
        check(TENANT)
        check(OTHER)
        check(EVIL)
        store.asked.clear()
        store.origins.clear()
        check.forget(TENANT, EVIL, "https://unknown.example")
        assert [check(TENANT), check(OTHER), check(EVIL)] == [False, True, False]
        assert store.asked == [TENANT, EVIL]

    def test_all_are_forgotten_if_none_is_named(self) -> None:
        store = Store()
        check, _ = cached(store)
        check(TENANT)
        check(EVIL)
        store.asked.clear()
        check.forget()
        check(TENANT)
        check(EVIL)
        check(TENANT)
        assert store.asked == [TENANT, EVIL]

    @pytest.mark.parametrize("origins", [(TENANT,), ()], ids=["it", "all"])
    def test_a_failure_is_forgotten_too(self, origins: tuple[str, ...]) -> None:
        store = Store(error=OSError("down"))
        check, _ = cached(store)

        with pytest.raises(OSError, match="down"):
            check(TENANT)

        store.error = None
        check.forget(*origins)
        assert check(TENANT)

    @pytest.mark.parametrize("origins", [(TENANT,), ()], ids=["it", "all"])
    @pytest.mark.parametrize(("passed", "is_served"), [(69, True), (70, False)])
    def test_a_forgotten_origin_stands_in_no_longer_than_it_would_have(
        self, origins: tuple[str, ...], passed: float, is_served: bool
    ) -> None:
        store = Store()
        check, clock = cached(store, ttl=60, stale_if_error=10)
        check(TENANT)
        clock.passes(passed)
        check.forget(*origins)
        store.error = OSError("down")

        if is_served:
            assert check(TENANT)
            return

        with pytest.raises(OSError, match="down"):
            check(TENANT)
