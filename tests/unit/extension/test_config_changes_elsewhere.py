"""Reconfiguring reads ``app.config`` anew, and tells of all that this changes."""

from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

from ...users.page import ADMIN
from ...users.page import application
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from ..state.full import full_application


def test_a_list_that_the_application_keeps_and_changes_is_told_as_it_was() -> None:
    app = application()
    origins, names = [GOOD], {"X-A"}
    app.config.update(CORS_ORIGINS=origins, CORS_EXPOSE_HEADERS=names)
    cors = CORS(app)
    Page(app).fetch()
    origins.append(ADMIN)
    names.add("X-B")
    assert [*map(str, cors.reconfigure(app))] == [
        "'/*': origins was ['https://app.example.com'], is "
        "['https://app.example.com', 'https://admin.example.com']",
        "'/*': expose_headers was {'X-A'}, is {'X-A', 'X-B'}",
    ]


def test_what_the_configuration_changes_elsewhere_is_told_too() -> None:
    app = full_application(CORS_ORIGINS=GOOD)
    cors = CORS(app, resources={"/mine": ADMIN})
    Page(app).fetch()
    app.config["CORS_ORIGINS"] = EVIL
    changes = cors.reconfigure(app, resources={"/mine": ADMIN})
    was = "origins was 'https://app.example.com', is 'https://evil.example'"
    assert [*map(str, changes)] == [
        f"'/path': {was}",
        f"'/*' of blueprint 'api': {was}",
        f"@cross_origin(), full.py:22: {was}",
    ]
    assert [change.blueprint for change in changes] == [None, "api", None]


def test_before_the_first_request_views_have_no_policy_that_could_change() -> None:
    app = full_application(CORS_ORIGINS=GOOD)
    cors = CORS(app, resources={"/mine": ADMIN})
    app.config["CORS_ORIGINS"] = EVIL
    assert cors.reconfigure(app, resources={"/mine": ADMIN}) == ()


def test_the_protection_of_a_blueprint_is_told_with_its_name() -> None:
    app = Flask("shop")
    blueprint = Blueprint("api", __name__, url_prefix="/api")
    CORS(blueprint, origins=GOOD)
    cors = CORS(app, origins=GOOD)
    app.register_blueprint(blueprint)
    app.config["CORS_CSRF_PROTECT"] = "report"
    Page(app).fetch()
    app.config["CORS_CSRF_PROTECT"] = False
    assert [*map(str, cors.reconfigure(app, origins=GOOD))] == [
        "paths without a policy: csrf_protect was 'report', is False",
        "'/*': csrf_protect was 'report', is False",
        "paths of blueprint 'api' without a policy: csrf_protect was 'report', is "
        "False",
        "'/*' of blueprint 'api': csrf_protect was 'report', is False",
    ]


def test_where_a_mistake_allowed_nobody_what_is_in_force_now_was_added() -> None:
    app = full_application()
    cors = CORS(app, resources="/mine")
    app.config["CORS_MAX_AGE"] = "soon"
    assert Page(app).fetch().headers.get("Access-Control-Allow-Origin") is None
    app.config.update(CORS_MAX_AGE=7, CORS_ORIGINS=ADMIN)
    changes = cors.reconfigure(app, resources="/mine", origins=GOOD)
    others = "was added: origins='https://admin.example.com', max_age=7"
    assert [*map(str, changes)] == [
        f"'/path' {others}",
        "'/mine' was added: origins='https://app.example.com', max_age=7",
        f"'/*' of blueprint 'api' {others}",
        f"@cross_origin(), full.py:22 {others}",
    ]


def test_views_that_are_exempt_or_were_made_for_a_request_are_left_out() -> None:
    app = application()
    cors = CORS(app, origins=GOOD)
    app.add_url_rule("/exempt", "exempt", cors_exempt(lambda: "ok"))
    app.add_url_rule("/new", "new", lambda: cross_origin(max_age=5)(lambda: "ok")())
    Page(app).fetch("/new")
    app.config["CORS_ORIGINS"] = ADMIN
    assert cors.reconfigure(app, origins=GOOD) == ()
