"""A check that takes no argument returns all origins, which are kept as one."""

import logging
import typing as t

import pytest

from flask_cors.origin_cache import cached_origins

from .store import cached
from .store import EVIL
from .store import OTHER
from .store import TENANT


class Listed:
    """A check that lists the origins, and how often it was asked."""

    def __init__(self, *entries: object):
        self.entries = entries
        self.lookups = 0
        self.error: Exception | None = None

    def __call__(self) -> object:
        self.lookups += 1

        if self.error is not None:
            raise self.error

        return list(self.entries)


def test_endless_origins_cost_one_lookup() -> None:
    listed = Listed(TENANT, "https://*.tenant.example")
    check, clock = cached(listed, ttl=60)
    assert check(TENANT)
    assert check("https://a.tenant.example")
    assert not any(check(f"https://{n}.example") for n in range(100))
    assert listed.lookups == 1
    clock.passes(60)
    assert check(TENANT)
    assert listed.lookups == 2


async def _async() -> list[str]:
    return [TENANT]


@pytest.mark.parametrize(
    "check",
    [
        _async,
        lambda: (entry for entry in [TENANT]),
        lambda: f"{TENANT}, {OTHER}",
        lambda: {TENANT},
    ],
    ids=["async", "a generator", "text with commas", "a set"],
)
def test_a_list_may_be_returned_in_each_way(check: t.Any) -> None:
    cache = cached_origins(check)
    assert [cache(TENANT), cache(EVIL), cache(TENANT)] == [True, False, True]


@pytest.mark.parametrize("nothing", [None, False, [], ""])
def test_nothing_allows_nobody(nothing: object) -> None:
    assert not cached_origins(lambda: nothing)(TENANT)


def test_a_true_allows_whoever_asks() -> None:
    assert cached_origins(lambda: True)(TENANT)


def test_what_tells_nothing_fails() -> None:
    with pytest.raises(TypeError, match="a bool or a list of origins, not dict"):
        cached_origins(lambda: {TENANT: True})(TENANT)


def test_malformed_entries_are_logged_once_and_allow_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    check, clock = cached(Listed(TENANT, "*", "null", 7), ttl=60)

    for _ in range(3):
        assert check(TENANT)
        assert not check(EVIL)
        assert not check("null")
        clock.passes(60)

    [record] = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().endswith(
        "returned what is no origin, and allows nobody: '*', 'null', 7"
    )


def test_malformed_entries_of_a_generator_are_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    check = cached_origins(lambda: (entry for entry in [TENANT, "generated"]))
    assert check(TENANT)
    assert "allows nobody: 'generated'" in caplog.text


def test_an_old_list_stands_in_for_all_origins(
    caplog: pytest.LogCaptureFixture,
) -> None:
    listed = Listed(TENANT)
    check, clock = cached(listed, ttl=60, stale_if_error=600)
    assert check(TENANT)
    listed.error = OSError("down")
    clock.passes(60)
    assert check(TENANT)
    assert not check(EVIL)
    assert listed.lookups == 2
    assert [record.getMessage() for record in caplog.records] == [
        "an older answer stands in for up to 600 seconds, as the allowed origins could "
        "not be looked up: OSError('down')"
    ]


@pytest.mark.parametrize("origins", [(EVIL,), ()], ids=["one of it", "all"])
def test_a_list_is_forgotten_as_a_whole(origins: tuple[str, ...]) -> None:
    listed = Listed(TENANT)
    check, _ = cached(listed)
    assert not check(OTHER)
    listed.entries = (OTHER,)
    check.forget(*origins)
    assert check(OTHER)
    assert not check(TENANT)
    assert listed.lookups == 2
