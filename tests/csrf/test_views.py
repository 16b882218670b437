"""From where views with a policy of their own have their protection."""

import collections.abc as cabc
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

from .applications import application
from .applications import may_write
from .applications import ON
from .applications import writers
from .case import ADMIN
from .case import APP
from .case import EVIL
from .case import OWN
from .case import Request


def view_of(**options: t.Any) -> cabc.Callable[..., str]:
    return cross_origin(**options)(lambda: "done")


VIEWS: dict[str, tuple[dict[str, t.Any], cabc.Callable[..., t.Any], set[str]]] = {
    "says nothing of it": (ON, view_of(origins=APP), {APP}),
    "is open": (ON, cross_origin(lambda: "done"), set()),
    "has writers of its own": (
        ON,
        view_of(origins="*", csrf_origins=ADMIN),
        {ADMIN},
    ),
    "only lets read": (ON, view_of(origins=APP, methods=["GET"]), set()),
    "turns it off": (
        ON,
        view_of(origins=APP, csrf_protect=False),
        {APP, ADMIN, EVIL},
    ),
    "turns it on": ({"resources": []}, view_of(origins=APP, csrf_protect=True), {APP}),
    "has no CORS": (ON, cors_exempt(lambda: "done"), set()),
}


@pytest.mark.parametrize(("options", "view", "expected"), VIEWS.values(), ids=VIEWS)
def test_a_view_with_a_policy_that(
    options: dict[str, t.Any], view: t.Any, expected: set[str]
) -> None:
    app = application()
    CORS(app, **options)
    app.add_url_rule("/view", "view", view, methods=["GET", "POST"])
    assert writers(app, "/view") == expected


def test_a_view_is_refused_with_the_headers_of_its_own_policy() -> None:
    app = application()
    CORS(app, csrf_protect=True, origins=ADMIN)
    view = view_of(origins=APP, methods=["GET"])
    app.add_url_rule("/view", "view", view, methods=["POST"])
    response = Request(site="cross-site", origin=APP, path="/view").sent(app)
    assert response.status_code == 403
    assert response.headers["Access-Control-Allow-Origin"] == APP


@pytest.mark.parametrize("mode", [True, "report"])
def test_a_view_is_told_of_once_where_the_application_has_cors(
    mode: t.Any, caplog: pytest.LogCaptureFixture
) -> None:
    app = application()
    CORS(app, csrf_protect=mode, resources=[])
    view = view_of(origins=APP, csrf_protect=mode)
    app.add_url_rule("/view", "view", view, methods=["POST"])
    may_write(app, "/view")
    assert len(caplog.records) == 1


def test_a_view_on_the_path_of_another_is_told_by_its_method() -> None:
    app = application()
    CORS(app, csrf_protect=True, resources=[])
    app.add_url_rule("/x", "put", view_of(origins=APP), methods=["PUT"])
    app.add_url_rule("/x", "post", view_of(origins=ADMIN), methods=["POST"])
    assert may_write(app, "/x", APP, "PUT")
    assert not may_write(app, "/x", ADMIN, "PUT")
    assert may_write(app, "/x", ADMIN, "POST")
    assert not may_write(app, "/x", APP, "POST")


def test_the_methods_of_a_class_are_protected() -> None:
    class Orders(MethodView):
        decorators: t.ClassVar = [cross_origin(origins=APP)]

        def post(self) -> str:
            return "done"

        def delete(self) -> str:
            return "done"

    app = application()
    CORS(app, csrf_protect=True, resources=[])
    app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
    assert writers(app, "/orders") == {APP}
    assert not may_write(app, "/orders", EVIL, "DELETE")


def alone(view: t.Any) -> Flask:
    """An application whose views have policies, and that has none itself."""
    app = application("/login")
    app.add_url_rule("/view", "view", view, methods=["GET", "POST"])
    return app


def test_a_view_protects_itself_without_any_cors_of_the_application() -> None:
    ran: list[str] = []

    @cross_origin(origins=APP, csrf_protect=True)
    def view() -> str:
        ran.append("view")
        return "done"

    app = alone(view)
    assert writers(app, "/view") == {APP}
    assert ran == ["view"]
    assert writers(app, "/login") == {APP, ADMIN, EVIL}


def test_its_refusal_is_the_same_answer() -> None:
    app = alone(view_of(origins=[APP, OWN], csrf_origins=[], csrf_protect=True))
    response = Request(site="cross-site", origin=APP, path="/view").sent(app)
    assert response.status_code == 403
    assert response.mimetype == "text/plain"
    assert response.headers["Access-Control-Allow-Origin"] == APP
    assert response.headers["Vary"] == "Origin"


def test_it_may_report_without_any_cors_of_the_application(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = alone(view_of(origins=APP, csrf_protect="report"))
    assert may_write(app, "/view")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_the_config_protects_a_view_without_any_cors_of_the_application() -> None:
    app = alone(view_of(origins=APP))
    app.config["CORS_CSRF_PROTECT"] = True
    assert writers(app, "/view") == {APP}


def test_an_async_view_protects_itself_too() -> None:
    @cross_origin(origins=APP, csrf_protect=True)
    async def view() -> str:
        return "done"

    assert writers(alone(view), "/view") == {APP}


def test_a_view_with_a_policy_is_protected_as_its_path_is() -> None:
    app = application("/api/orders")
    CORS(app, resources={"/api/*": {"origins": APP, "csrf_protect": True}})
    app.add_url_rule("/api/view", "view", view_of(origins=ADMIN), methods=["POST"])
    assert writers(app, "/api/orders") == {APP}
    assert writers(app, "/api/view") == {ADMIN}


def test_a_view_with_a_policy_is_protected_as_its_blueprint_is() -> None:
    app = application()
    api = Blueprint("api", "api", url_prefix="/api")
    api.add_url_rule("/view", "view", view_of(origins=ADMIN), methods=["POST"])
    CORS(api, origins=APP, csrf_protect=True)
    app.register_blueprint(api)
    assert writers(app, "/api/view") == {ADMIN}


def test_a_view_that_takes_the_place_of_another_while_it_serves_is_protected() -> None:
    app = Flask("late")
    app.add_url_rule("/", "index", lambda: "done", methods=["POST"])
    CORS(app, origins=APP)
    assert Request(site="cross-site", origin=EVIL).sent(app).status_code == 200
    app.view_functions["index"] = view_of(origins=APP, csrf_protect=True)
    assert Request(site="cross-site", origin=EVIL).sent(app).status_code == 403
    assert Request(site="cross-site", origin=APP).sent(app).status_code == 200


def test_what_decides_where_no_layer_is_is_made_once() -> None:
    app = Flask("alone")
    view = view_of(origins=APP.__eq__, csrf_protect=True)
    app.add_url_rule("/", "index", view, methods=["POST"])
    request = Request(site="cross-site", origin=APP)
    assert request.sent(app).status_code == 200
    owner = app.extensions["flask_cors"].decisions.owner
    assert owner is not None
    assert request.sent(app).status_code == 200
    assert app.extensions["flask_cors"].decisions.owner is owner
