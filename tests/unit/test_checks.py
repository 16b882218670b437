"""Functions that check origins: which can be asked, and what their answers say."""

import functools
import gc
import re
import typing as t
import warnings

import pytest

from flask_cors.sansio.checks import adapted
from flask_cors.sansio.checks import asked
from flask_cors.sansio.checks import entries_of
from flask_cors.sansio.checks import listed
from flask_cors.sansio.checks import Listing

APP = "https://app.example.com"
EVIL = "https://evil.example"


def of_origin(origin: str) -> bool:
    return origin == APP


def of_nothing() -> list[str]:
    return [APP]


def of_two(origin: str, tenant: str) -> bool:
    return True


class OfItself:
    def __call__(self, origin: str) -> bool:
        return origin == APP


@pytest.mark.parametrize(
    "function",
    [
        of_origin,
        OfItself(),
        functools.partial(of_two, APP),
        lambda origin=None: True,
        lambda *origins: True,
        {APP}.__contains__,
        dict.fromkeys,
        bool,
    ],
    ids=[
        *["a function", "an object", "a partial", "a default", "any number"],
        *["of a set", "of a class", "without a signature"],
    ],
)
def test_what_takes_an_origin_is_asked_as_it_is(function: t.Any) -> None:
    assert adapted(function) is function


def test_what_takes_nothing_lists() -> None:
    check = adapted(of_nothing)
    assert check == Listing(of_nothing)
    assert check is not None
    assert check(EVIL) == [APP]


@pytest.mark.parametrize(
    "function", [of_two, functools.partial(of_two), lambda *, origin: True]
)
def test_what_takes_more_cannot_be_asked(function: t.Any) -> None:
    assert adapted(function) is None


@pytest.mark.parametrize(
    ("answer", "entries"),
    [
        (True, None),
        (None, None),
        (0, None),
        (re.fullmatch("a", "a"), None),
        ("", ("",)),
        (f"{APP},{EVIL}", (APP, EVIL)),
        ([APP, None], (APP, None)),
        (iter([APP]), (APP,)),
        ({}.values(), ()),
    ],
)
def test_an_answer_that_can_be_walked_through_lists(
    answer: object, entries: tuple[object, ...] | None
) -> None:
    assert entries_of(answer) == entries


async def later() -> bool:
    return True


async def stream() -> t.AsyncIterator[str]:
    yield APP


@pytest.mark.parametrize(
    "answer", [{APP: True}, b"", bytearray(), stream(), of_origin, OfItself, OfItself()]
)
def test_what_tells_nothing_is_an_error(answer: object) -> None:
    name = re.escape(type(answer).__name__)
    message = rf"^a check returns a bool or a list of origins, not {name}$"

    with pytest.raises(TypeError, match=message):
        entries_of(answer)


def test_what_was_not_awaited_is_an_error_and_is_not_left_behind() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        with pytest.raises(TypeError, match=r"returned an awaitable, not a bool$"):
            asked(lambda origin: later(), APP)

        gc.collect()


class Promise:
    """An awaitable that cannot be closed."""

    def __await__(self) -> t.Iterator[None]:
        return iter(())


def test_an_awaitable_of_another_kind_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"returned an awaitable, not a bool$"):
        asked(lambda origin: Promise(), APP)


@pytest.mark.parametrize(
    ("answer", "is_allowed"),
    [(True, True), (False, False), ([APP], True), ([EVIL], False), (APP, True)],
)
def test_asking_reads_the_answer(answer: object, is_allowed: bool) -> None:
    assert asked(lambda origin: answer, APP) is is_allowed


@pytest.mark.parametrize(
    ("entry", "allowed", "refused"),
    [
        (APP, APP, EVIL),
        (f" {APP}\n", APP, EVIL),
        ("HTTPS://App.Example.com:443", APP, f"{APP}:8443"),
        ("https://*.example.com", APP, "https://example.com"),
        ("http://localhost:*", "http://localhost:80", "http://localhost.example"),
        ("app://.", "app://.", "app://x"),
    ],
)
def test_an_entry_is_an_origin_or_a_pattern(
    entry: str, allowed: str, refused: str
) -> None:
    found = listed((entry,))
    assert found.malformed == ()
    assert found.origins.permit(allowed)
    assert not found.origins.permit(refused)


@pytest.mark.parametrize(
    "entry",
    ["*", "null", ".*", f"{APP}/", f"{APP}/*", "https://*", "x", APP.encode(), 7, None],
)
def test_any_other_entry_is_malformed_and_allows_nobody(entry: object) -> None:
    found = listed((entry, APP))
    assert found.malformed == (entry,)
    assert found.origins == listed((APP,)).origins


def test_an_empty_entry_is_passed_over() -> None:
    assert listed(("", " ")).malformed == ()
    assert listed(("", " ")).origins.is_empty


def test_a_list_is_read_once_however_often_it_is_returned() -> None:
    assert listed((APP, EVIL)) is listed((APP, EVIL))


def test_entries_that_cannot_be_hashed_are_read() -> None:
    assert listed(([APP], {APP: 1})).malformed == ([APP], {APP: 1})
