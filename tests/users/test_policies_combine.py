"""One policy decides: the view's, else its blueprint's, else the application's."""

import typing as t

import pytest
from flask import abort
from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSWarning
from flask_cors import cross_origin

from .page import ADMIN
from .page import allow_methods
from .page import allow_origin
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page


@pytest.fixture
def app() -> Flask:
    """An open application with a strict blueprint and a strict view."""
    app = application("/")
    CORS(app)
    admin = Blueprint("admin", __name__, url_prefix="/admin")
    CORS(admin, origins=ADMIN)
    admin.add_url_rule("/", "index", lambda: "ok")
    app.register_blueprint(admin)
    view = cross_origin(origins=ADMIN)(lambda: abort(403, "secret detail"))
    app.add_url_rule("/secret", view_func=view)
    return app


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin", "/admin/missing", "/secret"], ids=str
)
def test_a_strict_policy_is_not_overridden_by_an_open_one(
    app: Flask, path: str
) -> None:
    assert Page(app, EVIL).can_read("/")
    assert not Page(app, EVIL).can_read(path)
    assert cors_headers(Page(app, EVIL).preflight(path, "GET")) == set()
    assert Page(app, ADMIN).can_read(path)


def test_a_strict_view_of_an_open_blueprint_decides() -> None:
    app = Flask("combine")
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api)
    view = cross_origin(origins=ADMIN)(lambda: "ok")
    api.add_url_rule("/strict", view_func=view)
    api.add_url_rule("/open", "open", lambda: "ok")
    app.register_blueprint(api)
    assert Page(app, EVIL).can_read("/api/open")
    assert not Page(app, EVIL).can_read("/api/strict")
    assert Page(app, ADMIN).can_read("/api/strict")


def test_an_open_view_of_a_strict_application_decides() -> None:
    app = application("/")
    CORS(app, origins=ADMIN)
    app.add_url_rule("/open", view_func=cross_origin(origins="*")(lambda: "ok"))
    assert not Page(app, EVIL).can_read("/")
    assert Page(app, EVIL).can_read("/open")


def test_a_view_takes_nothing_from_the_extension() -> None:
    app = application("/")
    CORS(app, origins=ADMIN, expose_headers="X-One")
    app.add_url_rule("/view", view_func=cross_origin()(lambda: "ok"))
    assert cors_headers(Page(app, EVIL).fetch("/view")) == {
        "Access-Control-Allow-Origin"
    }


def test_a_view_takes_what_it_does_not_say_from_the_configuration() -> None:
    app = application("/")
    app.config["CORS_ORIGINS"] = GOOD
    app.config["CORS_EXPOSE_HEADERS"] = "X-One"
    CORS(app)
    view = cross_origin(origins=ADMIN)(lambda: "ok")
    app.add_url_rule("/view", view_func=view)
    response = Page(app, ADMIN).fetch("/view")
    assert allow_origin(response) == ADMIN
    assert response.headers["Access-Control-Expose-Headers"] == "X-One"


def test_a_second_call_for_the_same_paths_replaces_the_first_and_warns() -> None:
    app = application("/")
    CORS(app)

    with pytest.warns(CORSWarning):
        CORS(app, origins=GOOD)

    assert Page(app).can_read()
    assert not Page(app, EVIL).can_read()


def test_a_second_call_wins_when_it_is_the_open_one_too() -> None:
    app = application("/")
    CORS(app, origins=GOOD)

    with pytest.warns(CORSWarning):
        CORS(app, origins="*")

    assert Page(app, EVIL).can_read()


def test_the_same_call_twice_is_no_conflict() -> None:
    app = application("/")
    CORS(app, origins=GOOD)
    CORS(app, origins=GOOD)
    assert Page(app).can_read()


def test_calls_for_different_paths_add_up() -> None:
    app = application("/a", "/b", "/c")
    CORS(app, resources="/a", origins=GOOD)
    CORS(app, resources="/b", origins=ADMIN)
    assert Page(app, GOOD).can_read("/a")
    assert not Page(app, ADMIN).can_read("/a")
    assert Page(app, ADMIN).can_read("/b")
    assert not Page(app, GOOD).can_read("/b")
    assert not Page(app, GOOD).can_read("/c")


def test_a_preflight_gets_the_policy_of_the_method_it_asks_for() -> None:
    """users: GET is a plain view, POST on the same URL has @cross_origin."""
    app = Flask("combine")
    CORS(app, origins=ADMIN)
    app.add_url_rule("/items", "get", lambda: "got", methods=["GET"])
    post = cross_origin(origins=GOOD, methods=["POST"])(lambda: "posted")
    app.add_url_rule("/items", "post", post, methods=["POST"])
    assert allow_origin(Page(app).preflight("/items", "POST")) == GOOD
    assert allow_origin(Page(app).preflight("/items", "GET")) is None
    assert allow_origin(Page(app, ADMIN).preflight("/items", "GET")) == ADMIN
    assert Page(app).can_read("/items", "POST")
    assert not Page(app).can_read("/items")


def test_two_decorated_views_on_one_url_are_told_apart() -> None:
    app = Flask("combine")
    CORS(app, resources=[])
    put = cross_origin(origins=ADMIN, methods=["PUT"])(lambda: "put")
    get = cross_origin(origins="*", methods=["GET"])(lambda: "got")
    app.add_url_rule("/items", "get", get, methods=["GET"])
    app.add_url_rule("/items", "put", put, methods=["PUT"])
    assert allow_methods(Page(app, ADMIN).preflight("/items", "PUT")) == {"PUT"}
    assert cors_headers(Page(app, EVIL).preflight("/items", "PUT")) == set()
    assert allow_methods(Page(app, EVIL).preflight("/items", "GET")) == {"GET"}


def test_two_views_on_one_url_work_without_the_extension() -> None:
    app = Flask("combine")
    app.add_url_rule("/items", "get", lambda: "got", methods=["GET"])
    post = cross_origin(origins=GOOD)(lambda: "posted")
    app.add_url_rule("/items", "post", post, methods=["POST"])
    assert Page(app).can_read("/items", "POST")
    assert not Page(app).can_read("/items", "GET")


@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_an_exempt_view_has_no_cors_headers(method: str) -> None:
    app = application("/")
    CORS(app)
    app.add_url_rule("/exempt", view_func=cors_exempt(lambda: "ok"))
    assert Page(app).can_read("/")
    response = Page(app).fetch("/exempt", method)
    assert response.status_code == 200
    assert cors_headers(response) == set()
    assert cors_headers(Page(app).preflight("/exempt", "GET")) == set()


def test_applications_in_one_process_do_not_mix() -> None:
    cors = CORS()
    first, second = application("/"), application("/")
    cors.init_app(first, origins=GOOD)
    cors.init_app(second, origins=ADMIN)
    assert Page(first, GOOD).can_read()
    assert not Page(first, ADMIN).can_read()
    assert Page(second, ADMIN).can_read()
    assert not Page(second, GOOD).can_read()


def test_a_view_that_another_decorator_hides_keeps_its_policy() -> None:
    """Nothing of it is to be seen on the function that the route has."""

    def hiding(view: t.Callable[[], str]) -> t.Callable[[], str]:
        return lambda: view()

    app = Flask("combine")
    CORS(app, origins="*")
    app.add_url_rule("/", "view", hiding(cross_origin(ADMIN)(lambda: "secret")))
    assert Page(app, ADMIN).can_read()
    assert not Page(app, EVIL).can_read()
