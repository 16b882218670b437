"""Views without CORS, wherever the decorator stands."""

import typing as t

import pytest
from flask import request
from flask import Response
from flask.views import MethodView

from flask_cors import cors_exempt
from flask_cors import cross_origin

from ...users.page import ADMIN
from ...users.page import cors_headers
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers
from .builds import add
from .builds import Build
from .builds import each_way
from .builds import open_to_all
from .builds import passing


@each_way
@pytest.mark.parametrize(
    "decorate",
    [
        cors_exempt,
        lambda view: passing(cors_exempt(passing(view))),
        lambda view: cross_origin(GOOD)(cors_exempt(view)),
        lambda view: cors_exempt(cors_exempt(view)),
    ],
    ids=["alone", "between", "below cross_origin", "twice"],
)
def test_an_exempt_view_has_no_headers_wherever_it_says_so(
    build: Build, decorate: t.Any
) -> None:
    app = build()
    add(app, decorate(lambda: "ok"))

    for method in ("GET", "PUT", "DELETE", "OPTIONS"):
        assert cors_headers(Page(app).fetch("/", method)) == set()

    preflight = Page(app).preflight()
    assert preflight.status_code == 200
    assert cors_headers(preflight) == set()


def test_an_exempt_view_keeps_the_headers_that_it_sets_itself() -> None:
    app = open_to_all()
    headers = {"Access-Control-Allow-Origin": ADMIN}
    add(app, cors_exempt(lambda: Response("ok", headers=headers)))
    response = Page(app).fetch()
    assert response.headers.getlist("Access-Control-Allow-Origin") == [ADMIN]


def test_an_exempt_view_answers_its_own_options() -> None:
    app = open_to_all()
    add(app, cors_exempt(lambda: (request.method, 201)), "PUT", "OPTIONS")
    assert Page(app).preflight().status_code == 201


class Exempt(MethodView):
    """A view of which one method has no CORS."""

    def get(self) -> str:
        return "got"

    @cors_exempt
    def put(self) -> str:
        return "put"


class AllExempt(MethodView):
    decorators: t.ClassVar[t.Any] = [cors_exempt]

    def get(self) -> str:
        return "got"


def test_methods_and_classes_can_be_exempt() -> None:
    app = open_to_all()
    app.add_url_rule("/one", view_func=Exempt.as_view("one"))
    app.add_url_rule("/all", view_func=AllExempt.as_view("all"))
    assert Page(app).can_read("/one")
    assert cors_headers(Page(app).fetch("/one", "PUT")) == set()
    assert cors_headers(Page(app).preflight("/one", "PUT")) == set()
    assert cors_headers(Page(app).preflight("/one", "GET")) != set()
    assert cors_headers(Page(app).fetch("/all")) == set()
    assert cors_headers(Page(app).preflight("/all", "GET")) == set()


@each_way
def test_an_async_view_can_be_exempt(build: Build) -> None:
    async def view() -> str:
        return "ok"

    app = build()
    add(app, cors_exempt(view), "GET")
    assert Page(app).fetch().text == "ok"
    assert readers(app) == []
