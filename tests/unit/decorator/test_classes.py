"""Class-based views of Flask-RESTful, and views that are coroutines."""

import functools
import typing as t

import pytest
from flask import abort
from flask.views import MethodView
from flask_restful import Api
from flask_restful import Resource

from flask_cors import cross_origin

from ...users.page import ADMIN
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers
from .builds import add
from .builds import Build
from .builds import each_way
from .builds import layered
from .builds import open_to_all


class Decorated(Resource):
    decorators: t.ClassVar[t.Any] = [cross_origin(GOOD)]

    def get(self) -> dict[str, int]:
        return {"a": 1}

    def put(self) -> tuple[dict[str, int], int]:
        return {"a": 1}, 201


class MethodDecorated(Decorated):
    decorators: t.ClassVar[t.Any] = []
    method_decorators: t.ClassVar[t.Any] = [cross_origin(GOOD)]


class DictDecorated(Decorated):
    decorators: t.ClassVar[t.Any] = []
    method_decorators: t.ClassVar[t.Any] = {"put": [cross_origin(GOOD)]}


class OneMethod(Decorated):
    decorators: t.ClassVar[t.Any] = []

    @cross_origin(GOOD)
    def put(self) -> tuple[dict[str, int], int]:
        return {"a": 1}, 201


class Plain(Decorated):
    decorators: t.ClassVar[t.Any] = []


@pytest.mark.parametrize("build", [layered, open_to_all])
@pytest.mark.parametrize(
    ("resource", "decorators"),
    [
        (Decorated, []),
        (MethodDecorated, []),
        (DictDecorated, []),
        (OneMethod, []),
        (Plain, [cross_origin(GOOD)]),
        (OneMethod, [cross_origin(ADMIN)]),
    ],
    ids=["class", "methods", "dict", "method", "api", "method inside api"],
)
def test_resources_of_flask_restful(
    build: Build, resource: t.Any, decorators: list[t.Any]
) -> None:
    app = build()
    Api(app, decorators=decorators).add_resource(resource, "/items")
    response = Page(app).fetch("/items", "PUT")
    assert (response.status_code, response.json) == (201, {"a": 1})
    assert readers(app, "/items", "PUT") == [GOOD]
    assert readers(app, "/items", "OPTIONS") == [GOOD]


def test_the_decorators_of_an_api_leave_its_other_resources_alone() -> None:
    app = layered()
    Api(app, decorators=[cross_origin(GOOD)]).add_resource(Plain, "/items")
    app.add_url_rule("/other", "other", lambda: "ok")
    assert readers(app, "/items") == [GOOD]
    assert readers(app, "/other") == []


def test_an_error_of_an_api_has_the_policy_of_its_resource() -> None:
    class Failing(Resource):
        decorators: t.ClassVar[t.Any] = [cross_origin(GOOD)]

        def get(self) -> t.NoReturn:
            abort(409)

        def put(self) -> t.NoReturn:
            raise LookupError("away")

    app = layered()
    Api(app).add_resource(Failing, "/items")
    assert readers(app, "/items") == [GOOD]
    assert readers(app, "/items", "PUT") == [GOOD]
    assert readers(app, "/items", "DELETE") == [GOOD]


class AsyncView(MethodView):
    @cross_origin(GOOD)
    async def get(self) -> str:
        return "ok"

    @cross_origin
    async def put(self) -> str:
        return "ok"


@each_way
def test_async_methods_and_partials_are_awaited(build: Build) -> None:
    async def view(text: str) -> str:
        return text

    app = build()
    app.add_url_rule("/class", view_func=AsyncView.as_view("class"))
    partial = functools.partial(view, text="ok")
    add(app, cross_origin(GOOD)(partial), "GET")
    assert Page(app).fetch("/class").text == "ok"
    assert Page(app).fetch("/class", "PUT").text == "ok"
    assert Page(app).fetch("/").text == "ok"
    assert readers(app, "/class") == [GOOD]
    assert readers(app) == [GOOD]
