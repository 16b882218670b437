"""How requests that change something are protected, as an audit knows it."""

import typing as t

import pytest
import socketio
from flask import Blueprint
from flask import Flask
from flask.views import MethodView
from werkzeug.middleware.profiler import ProfilerMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors import csrf_exempt
from flask_cors.inspection import inspected
from flask_cors.sansio.audit.facts import Route
from flask_cors.sansio.protection import Mode

APP = "https://app.example.com"


def application() -> Flask:
    return Flask("protection", static_folder=None)


def sockets(wsgi_app: t.Any) -> t.Any:
    return socketio.WSGIApp(socketio.Server(async_mode="threading"), wsgi_app)


def route(app: Flask) -> Route:
    (found,) = inspected(app).routes
    return found


def order() -> str:
    return "ordered"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, None),
        ({"csrf_protect": True}, Mode.ON),
        ({"csrf_protect": "report", "resources": "/elsewhere"}, Mode.REPORT),
        (
            {
                "csrf_protect": True,
                "resources": {"/orders": {"csrf_protect": False}},
            },
            Mode.OFF,
        ),
    ],
)
def test_a_path_is_protected_as_its_entry_says_or_else_the_application(
    options: dict[str, t.Any], expected: Mode | None
) -> None:
    app = application()
    app.add_url_rule("/orders", view_func=order, methods=["POST"])
    CORS(app, origins=APP, **options)
    assert route(app).protection.mode is expected


def test_a_blueprint_is_protected_as_its_own_call_says() -> None:
    app, shop = application(), Blueprint("shop", __name__)
    shop.add_url_rule("/orders", view_func=order, methods=["POST"])
    CORS(shop, origins=APP, resources="/books", csrf_protect=True)
    app.register_blueprint(shop)
    assert route(app).policy is None
    assert route(app).protection.mode is Mode.ON


def test_without_the_layer_a_decorator_protects_its_view() -> None:
    app = application()
    decorated = cross_origin(APP, csrf_protect=True)(order)
    app.add_url_rule("/orders", view_func=decorated, methods=["POST"])
    assert route(app).protection.mode is Mode.ON


def test_a_view_that_nothing_governs_is_not_protected_without_the_layer() -> None:
    app = application()
    app.add_url_rule("/orders", view_func=order, methods=["POST"])
    assert route(app).protection.mode is None


class Orders(MethodView):
    """A view one of whose methods takes requests from anybody."""

    def put(self) -> str:
        return "ordered"

    @csrf_exempt
    def post(self) -> str:
        return "ordered"


def test_exempt_methods_of_a_class_are_told_from_the_others() -> None:
    app = application()
    app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
    CORS(app, origins=APP, csrf_protect=True)
    assert route(app).unprotected == {"POST"}


def test_the_settings_of_each_call_are_known() -> None:
    app = application()
    CORS(app, resources=[], csrf_protect="report")
    CORS(app, resources=[], csrf_protect=True)
    found = inspected(app)
    assert found.beyond.mode is Mode.ON
    modes = [settings["csrf_protect"].value for settings in found.calls]
    assert modes == [Mode.REPORT, Mode.ON]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [], False),
        ([ProxyFix], [], False),
        ([ProfilerMiddleware], [], False),
        ([ProxyFix, ProfilerMiddleware], [], True),
        ([ProfilerMiddleware, ProxyFix], [], False),
        ([], [ProxyFix, ProfilerMiddleware], False),
        ([ProxyFix], [ProfilerMiddleware], False),
        ([ProxyFix, sockets], [], False),
        ([sockets, ProxyFix], [], False),
        ([ProxyFix, sockets, ProfilerMiddleware], [], True),
    ],
)
def test_a_proxy_within_the_layer_is_seen(
    before: list[t.Any], after: list[t.Any], expected: bool
) -> None:
    app = application()

    for layer in before:
        app.wsgi_app = layer(app.wsgi_app)

    CORS(app, origins=APP)

    for layer in after:
        app.wsgi_app = layer(app.wsgi_app)

    assert inspected(app).has_proxy_within is expected


def test_without_the_layer_there_is_nothing_that_a_proxy_is_within() -> None:
    app = application()
    app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]
    assert not inspected(app).has_proxy_within
