"""Which of several policies is that of a view."""

import typing as t

import pytest
from flask import Blueprint
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

from ...users.page import ADMIN
from ...users.page import GOOD
from ...users.page import readers
from .builds import add
from .builds import alone
from .builds import Build
from .builds import each_way
from .builds import layered
from .builds import open_to_all
from .builds import passing


@each_way
@pytest.mark.parametrize(
    "decorate",
    [
        lambda view: cross_origin(ADMIN)(cross_origin(GOOD)(view)),
        lambda view: cross_origin(ADMIN)(passing(cross_origin(GOOD)(view))),
        lambda view: passing(cross_origin(GOOD)(passing(view))),
        lambda view: cors_exempt(cross_origin(GOOD)(view)),
    ],
    ids=["stacked", "with one between", "below and above", "exempt above"],
)
def test_the_inner_decorator_decides(build: Build, decorate: t.Any) -> None:
    app = build()
    add(app, decorate(lambda: "ok"))
    assert readers(app) == [GOOD]
    assert readers(app, method="PUT") == [GOOD]
    assert readers(app, method="OPTIONS") == [GOOD]


class Both(MethodView):
    """A class with a policy, one of whose methods has another."""

    decorators: t.ClassVar[t.Any] = [cross_origin(ADMIN)]

    def get(self) -> str:
        return "got"

    @cross_origin(GOOD)
    def put(self) -> str:
        return "put"


@pytest.mark.parametrize("build", [layered, open_to_all])
def test_a_method_says_more_than_its_class(build: Build) -> None:
    app = build()
    app.add_url_rule("/", view_func=Both.as_view("view"))
    assert readers(app) == [ADMIN]
    assert readers(app, method="HEAD") == [ADMIN]
    assert readers(app, method="PUT") == [GOOD]
    assert readers(app, method="OPTIONS") == [GOOD]


def test_a_method_says_more_than_its_class_without_the_extension() -> None:
    app = alone()
    app.add_url_rule("/", view_func=Both.as_view("view"))
    assert readers(app) == [ADMIN]
    assert readers(app, method="PUT") == [GOOD]


@each_way
def test_the_same_function_may_have_two_policies(build: Build) -> None:
    app = build()

    def view() -> str:
        return "ok"

    app.add_url_rule("/good", "good", cross_origin(GOOD)(view))
    app.add_url_rule("/admin", "admin", cross_origin(ADMIN)(view))
    assert readers(app, "/good") == [GOOD]
    assert readers(app, "/admin") == [ADMIN]


@each_way
def test_a_view_of_a_blueprint_can_be_decorated(build: Build) -> None:
    app = build()
    blueprint = Blueprint("api", __name__, url_prefix="/api")
    CORS(blueprint, origins=ADMIN)
    blueprint.add_url_rule("/view", "view", cross_origin(GOOD)(lambda: "ok"))
    blueprint.add_url_rule("/other", "other", lambda: "ok")
    app.register_blueprint(blueprint)
    assert readers(app, "/api/view") == [GOOD]
    assert readers(app, "/api/other") == [ADMIN]


def test_a_view_that_is_called_by_another_gives_it_its_policy() -> None:
    """The view that answers is the one that is called last."""
    app = layered()
    inner = cross_origin(GOOD)(lambda: "ok")
    add(app, cross_origin(ADMIN)(lambda: inner()))
    assert readers(app) == [GOOD]
