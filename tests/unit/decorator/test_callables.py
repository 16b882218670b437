"""What can be decorated, and with what."""

import functools
import typing as t

import pytest

from flask_cors import cors_exempt
from flask_cors import CORSWarning
from flask_cors import cross_origin

from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers
from .builds import add
from .builds import alone
from .builds import Build
from .builds import each_way
from .builds import layered


class Service:
    """Something whose methods are views."""

    def bound(self) -> str:
        return "ok"

    @staticmethod
    def static() -> str:
        return "ok"

    @classmethod
    def of_the_class(cls) -> str:
        return "ok"

    def __call__(self) -> str:
        return "ok"


@each_way
@pytest.mark.parametrize(
    "view",
    [
        Service().bound,
        Service.static,
        Service.of_the_class,
        Service(),
        functools.partial(Service().bound),
        functools.partial(functools.partial(lambda text: text, text="ok")),
    ],
    ids=["bound", "static", "of the class", "callable", "partial", "partial of one"],
)
def test_whatever_can_be_called_can_be_decorated(build: Build, view: t.Any) -> None:
    app = build()
    add(app, cross_origin(origins=GOOD)(view))
    assert Page(app).fetch().text == "ok"
    assert readers(app) == [GOOD]
    assert readers(app, method="OPTIONS") == [GOOD]


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (Service.static, "static"),
        (functools.partial(Service.static), "static"),
        (Service().bound, "bound"),
    ],
)
def test_a_decorated_view_keeps_its_name(view: t.Any, name: str) -> None:
    assert cross_origin()(view).__name__ == name


@pytest.mark.parametrize("argument", [GOOD, [GOOD], {GOOD}, (GOOD,), iter([GOOD])])
def test_the_positional_argument_is_any_form_of_origins(argument: t.Any) -> None:
    app = alone()
    add(app, cross_origin(argument)(lambda: "ok"))
    assert readers(app) == [GOOD]


def test_the_positional_argument_none_allows_nobody() -> None:
    with pytest.warns(CORSWarning, match="allows nobody"):
        decorate = cross_origin(None)

    app = alone()
    add(app, decorate(lambda: "ok"))
    assert readers(app) == []


def test_a_check_is_given_by_name() -> None:
    app = layered()
    add(app, cross_origin(origins=lambda origin: origin == GOOD)(lambda: "ok"))
    assert readers(app) == [GOOD]
    assert readers(app, method="OPTIONS") == [GOOD]


def test_a_decorated_function_can_be_called_outside_a_request() -> None:
    assert cross_origin(GOOD)(lambda text: text)("ok") == "ok"
    assert cors_exempt(lambda text: text)("ok") == "ok"


@each_way
def test_a_value_is_handed_on_as_it_is(build: Build) -> None:
    """Flask makes the response: the decorator cannot know how."""
    app = build()
    seen: list[object] = []

    def spy(view: t.Any) -> t.Any:
        def wrapper() -> t.Any:
            seen.append(view())
            return seen[-1]

        return functools.update_wrapper(wrapper, view)

    add(app, spy(cross_origin(GOOD)(lambda: ({"a": 1}, 201))))
    assert Page(app).fetch().status_code == 201
    assert seen == [({"a": 1}, 201)]


@pytest.mark.parametrize("decorate", [cross_origin(), cors_exempt])
def test_only_what_can_be_called_is_decorated(decorate: t.Any) -> None:
    with pytest.raises(TypeError, match=r"^a view is decorated, not int$"):
        decorate(7)
