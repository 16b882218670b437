"""What cached_origins takes, what it tells of itself, and what it says is wrong."""

import functools
import re
import typing as t
from datetime import timedelta

import pytest

from flask_cors import CORSConfigError
from flask_cors.errors import InvalidValueError
from flask_cors.origin_cache import cached_origins
from flask_cors.origin_cache import CachedOrigins
from flask_cors.sansio.findings import Fault

from ...test_layering import loaded_by
from .store import Store


def is_tenant(origin: str) -> bool:
    return False


def _no_seconds(given: str) -> str:
    return (
        f"{given} (cached_origins()): not a number of seconds, 0 or more. "
        "Write {fix} [CORS005]"
    )


FIX = (
    "Write a function that is given an origin and tells whether it is allowed, or one "
    "without arguments that returns the allowed origins."
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"ttl": "60"}, _no_seconds("ttl='60'").format(fix="ttl=60, or a timedelta.")),
        ({"ttl": -1}, _no_seconds("ttl=-1").format(fix="ttl=60, or a timedelta.")),
        ({"ttl": True}, _no_seconds("ttl=True").format(fix="ttl=60, or a timedelta.")),
        ({"ttl": None}, _no_seconds("ttl=None").format(fix="ttl=60, or a timedelta.")),
        (
            {"ttl": float("nan")},
            _no_seconds("ttl=nan").format(fix="ttl=60, or a timedelta."),
        ),
        (
            {"ttl": float("inf")},
            _no_seconds("ttl=inf").format(fix="ttl=60, or a timedelta."),
        ),
        (
            {"ttl": timedelta(seconds=-1)},
            _no_seconds("ttl=datetime.timedelta(days=-1, seconds=86399)").format(
                fix="ttl=60, or a timedelta."
            ),
        ),
        (
            {"stale_if_error": None},
            _no_seconds("stale_if_error=None").format(
                fix="stale_if_error=600, or a timedelta."
            ),
        ),
        (
            {"refusal_ttl": -0.5},
            _no_seconds("refusal_ttl=-0.5").format(
                fix="refusal_ttl=6, a timedelta, or None."
            ),
        ),
        (
            {"timeout": 0},
            "timeout=0 (cached_origins()): not a number of seconds above 0, nor None. "
            "Write timeout=5, a timedelta, or None for no limit. [CORS005]",
        ),
        (
            {"timeout": "5"},
            "timeout='5' (cached_origins()): not a number of seconds above 0, nor "
            "None. Write timeout=5, a timedelta, or None for no limit. [CORS005]",
        ),
        (
            {"max_entries": 0},
            "max_entries=0 (cached_origins()): not a number of origins, 1 or more. "
            "Write max_entries=10_000. [CORS005]",
        ),
        (
            {"max_entries": True},
            "max_entries=True (cached_origins()): not a number of origins, 1 or more. "
            "Write max_entries=10_000. [CORS005]",
        ),
        (
            {"max_entries": 1e4},
            "max_entries=10000.0 (cached_origins()): not a number of origins, 1 or "
            "more. Write max_entries=10_000. [CORS005]",
        ),
        (
            {"check": "https://app.example.com"},
            "check='https://app.example.com' (cached_origins()): not a function, but "
            f"str. {FIX} [CORS005]",
        ),
    ],
    ids=lambda value: repr(value) if isinstance(value, dict) else None,
)
def test_a_wrong_value_is_told(arguments: dict[str, t.Any], message: str) -> None:
    with pytest.raises(InvalidValueError, match=f"^{re.escape(message)}$") as caught:
        cached_origins(**{"check": is_tenant, **arguments})

    [(option, value)] = arguments.items()
    error = caught.value
    assert (error.option, error.reason) == (option, Fault.WRONG_TYPE)
    assert error.value is value or error.value == value
    assert error.source.location is not None
    assert error.source.location.file == __file__


def test_an_int_that_no_float_is_large_enough_for_is_told() -> None:
    with pytest.raises(InvalidValueError, match="not a number of seconds, 0 or more"):
        cached_origins(is_tenant, ttl=10**400)


def test_a_check_that_takes_more_than_an_origin_is_told() -> None:
    def check(origin: str, tenant: str) -> bool:
        return False

    with pytest.raises(InvalidValueError, match="takes something else than an origin"):
        cached_origins(t.cast(t.Any, check))


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(CORSConfigError) as caught:
        cached_origins(
            t.cast(t.Any, 7),
            ttl=-1,
            max_entries=0,
            stale_if_error=-1,
            refusal_ttl=-1,
            timeout=-1,
        )

    assert [error.option for error in caught.value.errors] == [
        "check",
        "ttl",
        "max_entries",
        "stale_if_error",
        "refusal_ttl",
        "timeout",
    ]


def test_another_call_that_caches_is_told_by_its_own_name() -> None:
    with pytest.raises(CORSConfigError, match=r"^ttl=-1 \(redis_origins\(\)\): not"):
        CachedOrigins(is_tenant, ttl=-1, _call="redis_origins")


def test_times_are_seconds_or_timedeltas() -> None:
    found = cached_origins(
        is_tenant,
        ttl=timedelta(minutes=2),
        stale_if_error=0.5,
        refusal_ttl=timedelta(seconds=1),
        timeout=timedelta(milliseconds=500),
    )
    assert (found.ttl, found.stale_if_error) == (120, 0.5)
    assert (found.refusal_ttl, found.timeout) == (1, 0.5)


def test_it_tells_what_it_was_given() -> None:
    found = cached_origins(is_tenant)
    assert found.check is is_tenant
    assert (found.ttl, found.refusal_ttl, found.stale_if_error) == (60, 6, 0)
    assert (found.max_entries, found.timeout) == (10_000, 5)


@pytest.mark.parametrize(
    "name", ["check", "ttl", "max_entries", "stale_if_error", "refusal_ttl", "timeout"]
)
def test_what_it_was_given_stays_so(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        setattr(cached_origins(is_tenant), name, 1)


def test_it_shows_the_check_and_the_times() -> None:
    assert repr(cached_origins(is_tenant)) == (
        "CachedOrigins(is_tenant, ttl=60, max_entries=10000, stale_if_error=0, "
        "refusal_ttl=6, timeout=5)"
    )


def test_it_shows_a_check_without_a_name_as_it_is() -> None:
    check = functools.partial(is_tenant)
    assert repr(cached_origins(check, timeout=None)) == (
        f"CachedOrigins({check!r}, ttl=60, max_entries=10000, stale_if_error=0, "
        f"refusal_ttl=6, timeout=None)"
    )


def test_an_object_that_can_be_called_is_a_check() -> None:
    assert cached_origins(Store()).check == Store()


def test_no_module_takes_the_place_of_the_function() -> None:
    loaded = loaded_by(
        "import flask_cors.origin_cache\n"
        "from flask_cors import cached_origins\n"
        "assert cached_origins is flask_cors.origin_cache.cached_origins"
    )
    assert "flask_cors.origin_cache" in loaded
