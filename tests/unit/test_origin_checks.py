"""How a function is asked: how it is waited for, what is said of its lists."""

import asyncio
import functools
import logging
import threading
import typing as t

import pytest
from flask import Flask

from flask_cors import origin_checks
from flask_cors.origin_checks import answered
from flask_cors.origin_checks import finished
from flask_cors.sansio.checks import Listing

APP = "https://app.example.com"
EVIL = "https://evil.example"


async def thread() -> int:
    await asyncio.sleep(0)
    return threading.get_ident()


def test_it_is_waited_for_in_this_thread_where_there_is_no_application() -> None:
    assert finished(thread()) == threading.get_ident()


def test_it_is_waited_for_as_the_application_waits() -> None:
    """An application may have a way of its own, such as a loop that it keeps."""
    waited: list[object] = []

    class Application(Flask):
        def ensure_sync(self, func: t.Any) -> t.Any:
            waited.append(func)
            return lambda awaitable: asyncio.run(func(awaitable))

    with Application("asking").app_context():
        assert finished(thread()) == threading.get_ident()

    assert len(waited) == 1


def test_it_is_waited_for_where_the_application_cannot_wait() -> None:
    class Application(Flask):
        def ensure_sync(self, func: t.Any) -> t.Any:
            raise RuntimeError("Install Flask with the 'async' extra")

    with Application("asking").app_context():
        assert finished(thread()) == threading.get_ident()


def test_it_is_waited_for_in_another_thread_where_a_loop_runs() -> None:
    async def within() -> object:
        return finished(thread())

    assert asyncio.run(within()) != threading.get_ident()


def test_what_it_raises_comes_back_from_the_other_thread() -> None:
    async def fail() -> None:
        raise LookupError("away")

    async def within() -> object:
        return finished(fail())

    with pytest.raises(LookupError, match=r"^away$"):
        asyncio.run(within())


def test_a_bool_is_the_answer() -> None:
    assert answered(lambda origin: origin == APP, APP)
    assert not answered(lambda origin: origin == APP, EVIL)


def one_of(password: str, origin: str = "") -> list[str]:
    return ["first malformed"]


class Object:
    def __call__(self, origin: str) -> list[str]:
        return ["second malformed"]

    def __repr__(self) -> str:
        return "Object()"


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (functools.partial(one_of, "s3cret"), "one_of returned"),
        (Listing(functools.partial(one_of, "s3cret", EVIL)), "one_of returned"),
        (Object(), "Object() returned"),
    ],
    ids=["a partial", "a listing of a partial", "an object"],
)
def test_what_is_malformed_is_told_with_the_name_of_the_function_alone(
    check: t.Any, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    origin_checks._report.cache_clear()
    assert not answered(check, APP)
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith(said)
    assert "s3cret" not in record.getMessage()


def test_a_password_in_an_entry_is_masked(caplog: pytest.LogCaptureFixture) -> None:
    assert not answered(lambda origin: ["https://me:s3cret@masked.example"], APP)
    (record,) = caplog.records
    assert "'https://me:***@masked.example'" in record.getMessage()


def test_it_is_told_once_of_each_list(caplog: pytest.LogCaptureFixture) -> None:
    for entry in ["told once/", "told once/", "told twice/"]:
        answered(lambda origin, entry=entry: [entry], APP)  # type: ignore[misc]

    assert [record.getMessage().partition(": ")[2] for record in caplog.records] == [
        "'told once/'",
        "'told twice/'",
    ]
