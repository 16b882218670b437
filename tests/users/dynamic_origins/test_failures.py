"""Functions that fail, and those that cannot be asked at all."""

import functools
import logging
import typing as t

import pytest

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors import Fault
from flask_cors import InvalidValueError

from ..page import ADMIN
from ..page import application
from ..page import cors_headers
from ..page import GOOD
from ..page import Page
from ..page import readers
from ..page import vary
from .asking import Build
from .asking import Check
from .asking import EACH
from .asking import extension

each_way = pytest.mark.parametrize("build", EACH)


def fail(origin: str) -> bool:
    raise LookupError("the tenants' database is away")


def fail_halfway(origin: str) -> t.Iterator[str]:
    yield GOOD
    raise TimeoutError("the database is slow")


class Contrary:
    def __bool__(self) -> bool:
        raise ArithmeticError("neither true nor false")


@each_way
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
@pytest.mark.parametrize(
    ("check", "error"),
    [
        (fail, LookupError),
        (lambda: 1 / 0, ZeroDivisionError),
        (fail_halfway, TimeoutError),
        (lambda origin: Contrary(), ArithmeticError),
        (lambda origin: origin.missing, AttributeError),
    ],
    ids=["raises", "of no arguments", "halfway", "an object", "a slip"],
)
def test_it_is_a_refusal_and_is_logged_once_with_its_traceback(
    build: Build,
    check: t.Any,
    error: type[Exception],
    method: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = Page(build(check))
    response = page.preflight() if method == "OPTIONS" else page.fetch()
    assert response.status_code == 200
    assert cors_headers(response) == set()
    assert "Origin" in vary(response)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("flask_cors", logging.ERROR)
    message = f"a function that checks origins failed on {GOOD!r}"
    assert record.getMessage() == message
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], error)
    assert record.exc_info[2] is not None


def test_the_page_itself_is_served_when_the_function_fails() -> None:
    assert Page(extension(fail)).fetch().text == "ok"
    assert Page(extension(fail), None).fetch().text == "ok"


def test_it_is_asked_again_at_the_next_request() -> None:
    answers = iter([LookupError("away"), True])

    def recover(origin: str) -> object:
        answer = next(answers)

        if isinstance(answer, Exception):
            raise answer

        return answer

    app = extension(recover)
    assert not Page(app).can_read()
    assert Page(app).can_read()


def test_whoever_is_named_beside_it_is_allowed_when_it_fails() -> None:
    assert readers(extension([ADMIN, fail])) == [ADMIN]


def test_no_other_function_is_asked_when_one_fails() -> None:
    """Whom it would have refused, nobody knows."""
    later = Check(GOOD)
    assert readers(extension([fail, later])) == []
    assert later.asked == []


def test_a_failed_function_asks_no_laxer_policy_of_the_path() -> None:
    policies: t.Any = [{"origins": fail}, {"origins": "*"}]
    app = application()
    CORS(app, resources={"/*": policies})
    assert readers(app) == []


TOLD: t.Final = (
    "a function that cannot be called with an origin alone. Write one that takes the "
    "origin, or nothing: def is_allowed(origin): ... [CORS005]"
)


def of_two(origin: str, tenant: str) -> bool:
    return True


def of_keyword(*, origin: str) -> bool:
    return True


async def of_two_async(origin: str, tenant: str) -> bool:
    return True


class OfTwo:
    def __call__(self, origin: str, tenant: str) -> bool:
        return True

    def __repr__(self) -> str:
        return "OfTwo()"


@pytest.mark.parametrize(
    "check",
    [
        of_two,
        of_keyword,
        of_two_async,
        OfTwo(),
        functools.partial(of_two),
    ],
    ids=["of two", "of a keyword", "async", "an object", "a partial"],
)
def test_a_function_of_another_signature_is_an_error(check: t.Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        CORS(application(), origins=check)

    assert str(caught.value) == f"origins={check!r} (CORS()): {TOLD}"
    assert caught.value.reason is Fault.WRONG_TYPE
    assert caught.value.value is check


def test_it_is_an_error_of_a_decorated_view_too() -> None:
    with pytest.raises(InvalidValueError) as caught:
        cross_origin(origins=[GOOD, of_two])

    assert str(caught.value).endswith(f"(@cross_origin()): {TOLD}")


@pytest.mark.parametrize(
    "check",
    [
        lambda origin=None: origin == GOOD,
        lambda *origins: GOOD in origins,
        lambda origin, tenant=None: origin == GOOD,
        functools.partial(lambda tenants, origin: origin in tenants, {GOOD}),
        {GOOD}.__contains__,
        {GOOD: True}.get,
        GOOD.__eq__,
    ],
    ids=[
        *["a default", "any number", "one more default", "a partial"],
        *["in a set", "in a dict", "a text's method"],
    ],
)
def test_whatever_takes_an_origin_is_asked(check: t.Any) -> None:
    assert readers(extension(check)) == [GOOD]
