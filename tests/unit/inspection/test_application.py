"""What is around the routes of an application, and what its configuration says."""

import typing as t

import flask
import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView
from flask_socketio import SocketIO

from flask_cors import audit
from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.inspection import application
from flask_cors.inspection import inspected
from flask_cors.sansio.audit.facts import Sockets


def test_flask_socketio_tells_which_origins_it_allows() -> None:
    app = Flask("tests")
    SocketIO(app, async_mode="threading", cors_allowed_origins=["https://a.example"])
    assert application.sockets(app) == Sockets(["https://a.example"])


def test_flask_socketio_may_be_told_in_its_init_app_or_not_at_all() -> None:
    app, other = Flask("tests"), Flask("tests")
    SocketIO().init_app(app, async_mode="threading", cors_allowed_origins="*")
    SocketIO(other, async_mode="threading")
    assert application.sockets(app) == Sockets("*")
    assert application.sockets(other) == Sockets(None)


class Options:
    """As another version of it may be laid out."""

    server_options = None


@pytest.mark.parametrize("extension", [None, object(), Options(), "socketio"])
def test_a_flask_socketio_that_is_laid_out_otherwise_is_left_alone(
    extension: object,
) -> None:
    app = Flask("tests")
    app.extensions["socketio"] = extension
    assert application.sockets(app) is None


class Books(MethodView):
    def get(self) -> str:
        return "books"


def plain() -> str:
    return "ok"


def test_routes_are_described_by_their_views_and_rules() -> None:
    app = Flask("tests", static_folder=None)
    app.add_url_rule("/", view_func=plain, endpoint="root")
    app.add_url_rule("/books/", view_func=Books.as_view("books"))
    app.add_url_rule("/lax/", view_func=plain, endpoint="lax", strict_slashes=False)
    found = {route.endpoint: route for route in inspected(app).routes}
    assert {name for name, route in found.items() if route.is_class} == {"books"}
    assert {name for name, route in found.items() if route.is_redirected} == {"books"}


@pytest.mark.parametrize(
    ("root", "expected"), [("/", ""), ("/shop/", "/shop"), (None, "")]
)
def test_the_root_has_no_slash_at_its_end(root: str | None, expected: str) -> None:
    app = Flask("tests")
    app.config["APPLICATION_ROOT"] = root
    assert inspected(app).root == expected


def test_functions_before_the_requests_of_a_route_are_noted() -> None:
    app = Flask("tests")
    blueprint = Blueprint("shop", "tests")
    blueprint.before_request(plain)
    app.register_blueprint(blueprint)
    assert not inspected(app).has_hooks

    app.before_request(plain)
    assert inspected(app).has_hooks


def decorated() -> str:
    return "ok"


PLAIN, decorated = decorated, cross_origin("https://a.example")(decorated)


def test_a_misplaced_view_comes_once_with_the_line_of_its_decorator() -> None:
    app = Flask("tests", static_folder=None)
    app.add_url_rule("/a", view_func=PLAIN, endpoint="view")
    app.add_url_rule("/b", view_func=PLAIN, endpoint="view")
    (route,) = inspected(app).misplaced
    assert route.location is not None
    assert route.location.file == __file__
    assert not route.is_exempt


def test_an_audit_runs_no_view_and_no_hook() -> None:
    def fail(*args: t.Any) -> t.Any:
        raise AssertionError

    app = Flask("tests")
    app.config["SECRET_KEY"] = "secret"
    app.add_url_rule("/", view_func=fail)
    app.add_url_rule("/basket", view_func=lambda: fail(flask.session))
    app.before_request(fail)
    app.after_request(fail)
    app.errorhandler(500)(fail)
    app.teardown_request(fail)
    app.wsgi_app = fail  # type: ignore[method-assign]
    CORS(app, origins="https://a.example", supports_credentials=True)
    assert {finding.rule for finding in audit(app)} == {"CORS401", "CORS402"}
