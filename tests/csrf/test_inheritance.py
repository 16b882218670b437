"""From where paths and blueprints have their protection."""

import typing as t

import pytest
from flask import abort
from flask import Blueprint
from flask import Flask

from flask_cors import CORS

from .applications import application
from .applications import done
from .applications import may_write
from .applications import ON
from .applications import writers
from .case import ADMIN
from .case import APP
from .case import EVIL
from .case import OWN
from .case import Request


def test_the_application_protects_what_no_resource_names() -> None:
    app = application("/login", "/api/orders")
    CORS(app, csrf_protect=True, resources={"/api/*": APP})
    assert writers(app, "/api/orders") == {APP}
    assert writers(app, "/login") == set()
    assert writers(app, "/missing") == set()
    assert writers(app, "/static/x.css") == set()


def test_no_resource_at_all_still_protects() -> None:
    app = application("/login")
    CORS(app, csrf_protect=True, resources=[])
    assert writers(app, "/login") == set()
    assert Request(site="same-origin", path="/login").sent(app).status_code == 200


def test_a_resource_protects_itself_alone() -> None:
    app = application("/login", "/api/orders")
    CORS(app, resources={"/api/*": {"origins": APP, "csrf_protect": True}})
    assert writers(app, "/api/orders") == {APP}
    assert writers(app, "/login") == {APP, ADMIN, EVIL}


def test_a_resource_for_webhooks_is_left_out() -> None:
    app = application("/hooks/payment", "/api/orders")
    hooks = {"origins": APP, "csrf_protect": False}
    CORS(app, csrf_protect=True, resources={"/hooks/*": hooks, "/api/*": APP})
    assert writers(app, "/hooks/payment") == {APP, ADMIN, EVIL}
    assert writers(app, "/api/orders") == {APP}


def test_a_resource_may_report_where_the_rest_refuses(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = application("/old", "/new")
    old = {"origins": APP, "csrf_protect": "report"}
    CORS(app, origins=APP, csrf_protect=True, resources={"/*": {}, "/old": old})
    assert may_write(app, "/old")
    assert not may_write(app, "/new")
    assert len(caplog.records) == 2


def with_blueprint(
    app_options: dict[str, t.Any], options: dict[str, t.Any] | None
) -> Flask:
    app = application("/login")
    api = Blueprint("api", "api", url_prefix="/api")
    api.add_url_rule("/orders", "orders", done, methods=["POST"])

    if options is not None:
        CORS(api, **options)

    CORS(app, **app_options)
    app.register_blueprint(api)
    return app


BLUEPRINTS: dict[str, tuple[dict[str, t.Any], dict[str, t.Any] | None, set[str]]] = {
    "without a policy": (ON, None, set()),
    "with one that says nothing of it": (ON, {"origins": APP}, {APP}),
    "with writers of its own": (
        ON,
        {"origins": APP, "csrf_origins": [ADMIN]},
        {ADMIN},
    ),
    "that turns it off": (
        ON,
        {"origins": APP, "csrf_protect": False},
        {APP, ADMIN, EVIL},
    ),
    "that turns it on": (
        {"resources": []},
        {"origins": APP, "csrf_protect": True},
        {APP},
    ),
    "that is open": (ON, {"origins": "*"}, set()),
}


@pytest.mark.parametrize(
    ("app_options", "options", "expected"), BLUEPRINTS.values(), ids=BLUEPRINTS
)
def test_a_blueprint(
    app_options: dict[str, t.Any], options: dict[str, t.Any] | None, expected: set[str]
) -> None:
    app = with_blueprint(app_options, options)
    assert writers(app, "/api/orders") == expected


def test_a_blueprint_that_turns_it_on_protects_itself_alone() -> None:
    app = with_blueprint({"resources": []}, {"origins": APP, "csrf_protect": True})
    assert writers(app, "/login") == {APP, ADMIN, EVIL}


def test_a_blueprint_protects_its_missing_pages_too() -> None:
    app = with_blueprint({"resources": []}, {"origins": APP, "csrf_protect": True})
    assert writers(app, "/api/missing") == {APP}


def test_a_blueprint_protects_without_any_cors_of_the_application() -> None:
    app = application("/login")
    api = Blueprint("api", "api", url_prefix="/api")
    api.add_url_rule("/orders", "orders", done, methods=["POST"])
    CORS(api, origins=APP, csrf_protect=True)
    app.register_blueprint(api)
    assert writers(app, "/api/orders") == {APP}
    assert writers(app, "/login") == {APP, ADMIN, EVIL}


def test_a_blueprint_with_a_policy_is_protected_as_its_path_is() -> None:
    protected = {"/api/*": {"origins": APP, "csrf_protect": True}}
    app = with_blueprint({"resources": protected}, {"origins": ADMIN})
    assert writers(app, "/api/orders") == {ADMIN}


def test_an_error_is_no_way_around_it() -> None:
    app = application()
    CORS(app, csrf_protect=True, resources=[])
    app.add_url_rule("/gone", "gone", lambda: abort(410), methods=["POST"])
    strangers = Request(site="cross-site", origin=EVIL, path="/gone").sent(app)
    own = Request(site="same-origin", origin=OWN, path="/gone").sent(app)
    assert (strangers.status_code, own.status_code) == (403, 410)


def test_a_redirect_of_slashes_is_no_way_around_it() -> None:
    app = application("/orders/")
    CORS(app, csrf_protect=True, resources={"/hooks/": {"csrf_protect": False}})
    assert not may_write(app, "/orders")
    assert not may_write(app, "/hooks/../orders/")
    assert not may_write(app, "//hooks/")
