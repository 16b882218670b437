import functools
import typing as t

import pytest
from flask import abort
from flask import Flask
from flask import request
from flask.views import MethodView
from flask_restful import Api
from flask_restful import Resource

from flask_cors import CORS
from flask_cors import CORSWarning
from flask_cors import cross_origin

from .page import ADMIN
from .page import allow_methods
from .page import allow_origin
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page


@pytest.fixture
def app() -> Flask:
    return Flask("decorator")


@pytest.fixture
def layered(app: Flask) -> Flask:
    """An application whose own policy covers no path."""
    CORS(app, resources=[])
    return app


def test_the_positional_argument_is_the_origins(app: Flask) -> None:
    """users: @cross_origin("https://...") let everybody in."""
    app.add_url_rule("/", view_func=cross_origin(GOOD)(lambda: "ok"))
    assert Page(app).can_read()
    assert not Page(app, EVIL).can_read()


def test_the_decorator_works_bare(app: Flask) -> None:
    app.add_url_rule("/", view_func=cross_origin(lambda: "ok"))
    assert Page(app).fetch().text == "ok"
    assert Page(app).can_read()


def test_the_decorator_answers_preflights_alone(app: Flask) -> None:
    ran: list[str] = []

    @app.put("/")
    @cross_origin(origins=GOOD)
    def view() -> str:
        ran.append(request.method)
        return "ok"

    response = Page(app).preflight()
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert "PUT" in allow_methods(response)
    assert cors_headers(Page(app, EVIL).preflight()) == set()
    assert ran == []


def test_the_decorated_function_is_not_changed(layered: Flask) -> None:
    """users: the same function, registered plainly, ran on OPTIONS."""
    ran: list[str] = []

    def view() -> str:
        ran.append(request.method)
        return "ok"

    layered.add_url_rule("/view", "view", cross_origin()(view), methods=["POST"])
    layered.add_url_rule("/plain", "plain", view, methods=["POST"])
    assert vars(view) == {}
    assert Page(layered).preflight("/plain", "POST").status_code == 200
    assert Page(layered).fetch("/plain", "OPTIONS").status_code == 200
    assert ran == []
    assert cors_headers(Page(layered).fetch("/plain", "POST")) == set()


class Reports:
    """Views that are methods of an object."""

    def report(self) -> str:
        return "report"


def greet(name: str) -> str:
    return name


@pytest.mark.parametrize(
    "view",
    [Reports().report, functools.partial(greet, name="report")],
    ids=["method", "partial"],
)
def test_methods_of_objects_and_partials_can_be_decorated(
    app: Flask, view: t.Any
) -> None:
    app.add_url_rule("/", "view", cross_origin(origins=GOOD)(view))
    assert Page(app).fetch().text == "report"
    assert Page(app).can_read()
    assert not Page(app, EVIL).can_read()


@pytest.mark.parametrize("extension", [True, False], ids=["with CORS", "alone"])
def test_async_views_are_awaited(app: Flask, extension: bool) -> None:
    if extension:
        CORS(app, origins=ADMIN)

    @app.get("/")
    @cross_origin(origins=GOOD)
    async def view() -> str:
        return "ok"

    @app.get("/failing")
    @cross_origin(origins=GOOD)
    async def failing() -> str:
        abort(403)

    assert Page(app).fetch().text == "ok"
    assert Page(app).can_read()
    assert Page(app).fetch("/failing").status_code == 403
    assert Page(app).can_read("/failing")
    assert allow_origin(Page(app).preflight("/", "GET")) == GOOD


@pytest.mark.parametrize("extension", [True, False], ids=["with CORS", "alone"])
@pytest.mark.parametrize("automatic", [True, False], ids=["automatic", "not"])
def test_a_preflight_never_runs_a_view_that_does_not_handle_it(
    app: Flask, extension: bool, automatic: bool
) -> None:
    app.config["CORS_AUTOMATIC_OPTIONS"] = automatic
    ran: list[str] = []

    if extension:
        CORS(app)

    @app.post("/")
    @cross_origin(origins=GOOD)
    def view() -> tuple[str, int]:
        ran.append(request.method)
        return "side effect", 201

    response = Page(app).preflight("/", "POST")
    assert response.data == b""
    assert ran == []


def test_the_decorator_above_the_route_is_told_to_have_no_effect(app: Flask) -> None:
    def define() -> None:
        @cross_origin(origins=GOOD)
        @app.get("/")
        def view() -> str:
            return "ok"

    with pytest.warns(CORSWarning, match="route"):
        define()

    assert not Page(app).can_read()


def test_a_login_inside_does_not_stop_a_preflight(app: Flask) -> None:
    def login_required(view: t.Any) -> t.Any:
        return functools.wraps(view)(lambda: abort(401))

    @app.put("/")
    @cross_origin(origins=GOOD)
    @login_required
    def view() -> str:
        return "ok"

    assert allow_origin(Page(app).preflight()) == GOOD
    assert Page(app).fetch("/", "PUT").status_code == 401
    assert Page(app).can_read("/", "PUT")


def test_a_login_outside_does_not_stop_a_preflight_under_the_extension(
    layered: Flask,
) -> None:
    def login_required(view: t.Any) -> t.Any:
        return functools.wraps(view)(lambda: abort(401))

    @layered.put("/")
    @login_required
    @cross_origin(origins=GOOD)
    def view() -> str:
        return "ok"

    response = Page(layered).preflight()
    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert Page(layered).can_read("/", "PUT")


class Decorated(MethodView):
    """A class-based view of which every method is decorated."""

    decorators: t.ClassVar[t.Any] = [cross_origin(origins=GOOD)]

    def get(self) -> str:
        return "got"

    def put(self) -> str:
        return "put"


class OneMethod(MethodView):
    """A class-based view of which one method is decorated."""

    def get(self) -> str:
        return "got"

    @cross_origin(origins=GOOD)
    def put(self) -> str:
        return "put"


def test_a_class_based_view_can_be_decorated(layered: Flask) -> None:
    layered.add_url_rule("/", view_func=Decorated.as_view("view"))
    assert Page(layered).can_read()
    assert Page(layered).can_read("/", "PUT")
    assert allow_origin(Page(layered).preflight()) == GOOD
    assert cors_headers(Page(layered, EVIL).preflight()) == set()


def test_one_method_of_a_class_based_view_can_be_decorated(layered: Flask) -> None:
    layered.add_url_rule("/", view_func=OneMethod.as_view("view"))
    assert Page(layered).fetch("/", "PUT").text == "put"
    assert Page(layered).can_read("/", "PUT")
    assert not Page(layered).can_read()
    assert allow_origin(Page(layered).preflight()) == GOOD
    assert cors_headers(Page(layered).preflight("/", "GET")) == set()
    assert cors_headers(Page(layered, EVIL).preflight()) == set()


class Items(Resource):
    """A resource of Flask-RESTful, whose values are marshalled."""

    decorators: t.ClassVar[t.Any] = [cross_origin(origins=GOOD)]

    def get(self) -> None:
        return None

    def put(self) -> tuple[dict[str, int], int]:
        return {"made": 1}, 201

    def delete(self) -> t.NoReturn:
        abort(409)


class Item(Resource):
    """A resource of which one method is decorated."""

    @cross_origin(origins=GOOD)
    def put(self) -> dict[str, int]:
        return {"made": 1}


def test_a_flask_restful_resource_can_be_decorated(layered: Flask) -> None:
    api = Api(layered)
    api.add_resource(Items, "/items")
    api.add_resource(Item, "/item")
    assert Page(layered).fetch("/items").json is None
    assert Page(layered).can_read("/items")
    created = Page(layered).fetch("/items", "PUT")
    assert (created.status_code, created.json) == (201, {"made": 1})
    assert Page(layered).fetch("/items", "DELETE").status_code == 409
    assert Page(layered).can_read("/items", "DELETE")
    assert allow_origin(Page(layered).preflight("/items")) == GOOD
    assert Page(layered).fetch("/item", "PUT").json == {"made": 1}
    assert allow_origin(Page(layered).preflight("/item")) == GOOD
    assert cors_headers(Page(layered, EVIL).preflight("/item")) == set()


def test_decorators_that_flask_restful_applies_late_count_for_preflights(
    layered: Flask,
) -> None:
    class Late(Resource):  # type: ignore[misc]
        method_decorators: t.ClassVar = {"put": [cross_origin(GOOD)]}

        def put(self) -> dict[str, str]:
            return {}

        def delete(self) -> dict[str, str]:
            return {}

    Api(layered).add_resource(Late, "/")
    allowed = Page(layered).preflight(method="PUT")
    refused = Page(layered).preflight(method="DELETE")
    assert allowed.headers["Access-Control-Allow-Origin"] == GOOD
    assert "Access-Control-Allow-Origin" not in refused.headers
