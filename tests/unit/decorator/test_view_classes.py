"""Class-based views that are decorated as a whole."""

import typing as t

import pytest
from flask import Flask
from flask.views import MethodView
from flask_restful import Api
from flask_restful import Resource

from flask_cors import cors_exempt
from flask_cors import CORSConfigError
from flask_cors import cross_origin
from flask_cors import csrf_exempt
from flask_cors.views import is_csrf_exempt

from ...users.page import ADMIN
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers
from .builds import Build
from .builds import layered
from .builds import open_to_all


class Books(MethodView):
    """A view that nothing is said of; its subclasses are decorated."""

    def get(self) -> str:
        return "Emma"

    def put(self) -> str:
        return "added"


def serving(build: Build, view_class: type[MethodView]) -> Flask:
    app = build()
    app.add_url_rule("/", view_func=view_class.as_view("books"))
    return app


def made(decorator: t.Any) -> type[MethodView]:
    """A class of its own, decorated."""
    return t.cast("type[MethodView]", decorator(type("Made", (Books,), {})))


@pytest.mark.parametrize("build", [layered, open_to_all])
def test_its_methods_and_preflights_have_the_policy(build: Build) -> None:
    app = serving(build, made(cross_origin(GOOD)))
    assert Page(app).fetch("/", "PUT").text == "added"

    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS"):
        assert readers(app, "/", method) == [GOOD]


def test_it_stays_the_class_that_it_is() -> None:
    class Shelf(Books):
        decorators: t.ClassVar = [cross_origin(ADMIN)]

    assert made(cross_origin).__name__ == "Made"
    decorated = cross_origin(GOOD)(Shelf)
    assert decorated is Shelf
    assert len(Shelf.decorators) == 2
    assert Books.decorators == []


def test_a_method_and_the_list_of_the_class_stand_closer_to_the_view() -> None:
    @cross_origin(ADMIN)
    class Shelf(Books):
        @cross_origin(GOOD)
        def get(self) -> str:
            return "Emma"

    app = serving(layered, Shelf)
    assert readers(app, "/", "GET") == [GOOD]
    assert readers(app, "/", "PUT") == [ADMIN]

    class Listed(Books):
        decorators: t.ClassVar = [cross_origin(GOOD)]

    assert readers(serving(layered, cross_origin(ADMIN)(Listed))) == [GOOD]


def test_without_parentheses_it_has_the_policy_of_the_configuration() -> None:
    app = layered()
    app.config["CORS_ORIGINS"] = GOOD
    app.add_url_rule("/", view_func=made(cross_origin).as_view("books"))
    assert readers(app) == [GOOD]


def test_it_can_be_exempt() -> None:
    assert readers(serving(open_to_all, made(cors_exempt))) == []
    assert is_csrf_exempt(made(csrf_exempt).as_view("books"), "PUT")


def test_a_resource_of_flask_restful_can_be_decorated() -> None:
    app = layered()

    @cross_origin(GOOD)
    class Todos(Resource):  # type: ignore[misc]
        def get(self) -> list[str]:
            return ["sleep"]

    Api(app).add_resource(Todos, "/todos")
    assert Page(app).fetch("/todos").json == ["sleep"]
    assert readers(app, "/todos") == [GOOD]
    assert readers(app, "/todos", "OPTIONS", "GET") == [GOOD]


def test_its_options_are_read_at_once() -> None:
    with pytest.raises(CORSConfigError, match=r"max_age=-1 \(@cross_origin\(\)\)"):
        made(cross_origin(GOOD, max_age=-1))
