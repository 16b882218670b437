"""What stands in and around a callable is found without asking it anything."""

import functools
import typing as t

import pytest
from flask import Flask
from flask import Response
from flask.views import MethodView

from flask_cors.inspection import callables
from flask_cors.sansio.findings import Location

from .odd import plain
from .odd import Slotted
from .odd import VIEWS


def around(view: t.Any) -> t.Any:
    @functools.wraps(view)
    def wrapper() -> t.Any:
        return view()

    return wrapper


class Callable:
    """Is called, and keeps what it calls."""

    def __init__(self, view: t.Any):
        self.view = view

    def __call__(self) -> t.Any:
        return self.view()

    @staticmethod
    def static() -> None:
        """A method too."""


class Later(Callable):
    """The same with another method in place of one."""

    @staticmethod
    def static() -> None:
        """Instead."""


@pytest.mark.parametrize(
    "root",
    [
        plain,
        around(plain),
        functools.partial(plain),
        functools.partial(map, plain),
        Callable(plain),
        Callable(plain).__call__,
        Slotted(plain),
        functools.lru_cache(plain),
    ],
)
def test_the_function_within_is_found(root: t.Any) -> None:
    assert plain in list(callables.functions(root))


def test_what_stands_outside_comes_first() -> None:
    decorated = around(around(plain))
    inner = decorated.__wrapped__
    assert list(callables.functions(decorated)) == [decorated, inner, plain]


def test_a_method_that_is_overridden_is_not_called() -> None:
    found = list(callables.functions(Later(plain)))
    assert Later.static in found
    assert Callable.static not in found


def test_an_application_is_not_looked_into() -> None:
    app = Flask("tests")
    found = list(callables.walked(around(app.test_client)))
    assert app not in [each for each in found if isinstance(each, Flask)]


@pytest.mark.parametrize("owner", [object, Flask, Response, MethodView])
def test_no_method_is_looked_into_that_every_application_has(owner: type) -> None:
    assert list(callables.methods(owner)) == []


def test_of_a_class_only_its_own_methods_are() -> None:
    class Own(Flask):
        def make_response(self, rv: t.Any) -> Response:
            return super().make_response(rv)

    assert list(callables.methods(Own)) == [Own.make_response]


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (plain, "plain"),
        (around(plain), "plain"),
        (functools.partial(plain), "plain"),
        (Callable(plain), "Callable"),
        (Callable, "Callable"),
        (Callable(plain).__call__, "__call__"),
        (len, "builtin_function_or_method"),
        (None, "NoneType"),
    ],
)
def test_a_callable_is_called_as_it_is_written(root: t.Any, expected: str) -> None:
    assert callables.name(root) == expected


LINE = plain.__code__.co_firstlineno
CALL = Callable.__call__.__code__


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (plain, Location(plain.__code__.co_filename, LINE)),
        (around(plain), Location(plain.__code__.co_filename, LINE)),
        (functools.partial(plain), Location(plain.__code__.co_filename, LINE)),
        (Callable(plain), Location(CALL.co_filename, CALL.co_firstlineno)),
        (Callable(plain).__call__, Location(CALL.co_filename, CALL.co_firstlineno)),
        (len, None),
        (None, None),
    ],
)
def test_a_callable_is_written_where_its_innermost_function_is(
    root: t.Any, expected: Location | None
) -> None:
    assert callables.location(root) == expected


@pytest.mark.parametrize("kind", VIEWS)
def test_nothing_is_too_odd_to_be_looked_at(kind: str) -> None:
    view = VIEWS[kind]()
    assert len(list(callables.walked(view))) <= 200
    assert callables.name(view)
