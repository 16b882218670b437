"""What an audit says of resources beside the routes of an application."""

import collections.abc as cabc
import logging
import time
import typing as t
import warnings

import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView

from flask_cors import audit
from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors import Fault

APP = "https://app.example.com"
PARTNER = "https://partner.example"

OF_RESOURCES = ("CORS30",)


def application(*rules: str) -> Flask:
    """An application with these routes, each with its methods after it."""
    app = Flask("routes")

    for rule in rules:
        path, *methods = rule.split()
        app.add_url_rule(path, path, list, methods=methods or ["GET"])

    return app


def blueprint(name: str, prefix: str | None, *rules: str) -> Blueprint:
    rv = Blueprint(name, __name__, url_prefix=prefix)

    for number, rule in enumerate(rules):
        rv.add_url_rule(rule, str(number), list)

    return rv


def told(app: Flask) -> list[str]:
    """What is found about resources and routes."""
    found = audit(app)
    return [str(f) for f in found if f.rule.startswith(OF_RESOURCES)]


def suggested(app: Flask) -> list[tuple[Fault, tuple[str, ...]]]:
    found = [f for f in audit(app) if f.rule.startswith(OF_RESOURCES)]
    return [(finding.fault, finding.suggestions) for finding in found]


def with_cors(app: Flask, **options: t.Any) -> Flask:
    CORS(app, **{"origins": APP, **options})
    return app


API = ("/api/books GET POST", "/api/books/<int:id>", "/api/authors", "/", "/login")


def plain() -> Flask:
    return with_cors(application("/api/books GET POST"), resources="/api/*")


def pages_and_an_api() -> Flask:
    return with_cors(application(*API), resources="/api/*")


def everything() -> Flask:
    return with_cors(application(*API))


def a_carve_out() -> Flask:
    table = {"/*": APP, "/public/*": "*"}
    return with_cors(application("/public/a", "/public/b", "/c"), resources=table)


def a_public_part() -> Flask:
    rules = ("/api/public/a", "/api/public/b", "/api/public", "/api/private")
    return with_cors(application(*rules), resources="/api/public/*")


def one_literal_path() -> Flask:
    return with_cors(application("/", "/api/status", "/login"), resources="/api/status")


def a_page_for_every_path() -> Flask:
    app = application("/", "/<path:page>", "/api/books")
    return with_cors(app, resources=["/api/*", "/assets/*"])


def languages() -> Flask:
    app = application("/<any(de,en):language>/books", "/<country>/authors")
    return with_cors(app, resources={"/de/*": APP, "/en/*": APP, "/at/*": PARTNER})


def one_policy_for_each_country() -> Flask:
    app = application("/api/<country>", "/api/status", "/api/health", "/api/time")
    paths = ["/api/at", "/api/de", "/api/status", "/api/health", "/api/time"]
    return with_cors(app, resources=paths)


def versions() -> Flask:
    app = application("/api/v1/books", "/api/v2/books", "/api/v2/<int:id>")
    return with_cors(app, resources=[r"/api/v\d+/books", r"/api/v\d/\d{3,}"])


def a_slash_or_none() -> Flask:
    app = Flask("routes")
    app.add_url_rule("/items/", "items", list, strict_slashes=False)
    return with_cors(app, resources=["/items", "/items/"])


def only_decorators() -> Flask:
    app = application("/api/books", "/api/authors")
    view = cross_origin(APP)(lambda: "")
    app.add_url_rule("/api/films", "films", view)
    return with_cors(app, resources=[])


def decorated_below_an_entry() -> Flask:
    app = Flask("routes")
    app.add_url_rule("/api/books", "books", cross_origin(APP)(lambda: ""))
    app.add_url_rule("/api/films", "films", cors_exempt(lambda: ""))
    return with_cors(app, resources="/api/*")


class Half(MethodView):
    @cors_exempt
    def get(self) -> str:
        return ""

    def post(self) -> str:
        return ""


def half_exempt() -> Flask:
    app = application("/api/books", "/api/authors", "/api/genres")
    app.add_url_rule("/api/half", view_func=Half.as_view("half"))
    return with_cors(app, resources=["/api/books", "/api/authors", "/api/genres"])


def nothing_but_static_files() -> Flask:
    return with_cors(Flask("routes"), resources=["/api/*", "/socket.io/*"])


def static_files() -> Flask:
    return with_cors(application("/a"), resources="/static/fonts/*")


def own_blueprint() -> Flask:
    app = application("/")
    shop = blueprint("shop", "/shop", "/items", "/items/<int:id>", "/admin")
    CORS(shop, resources=["/items/*", "/shop/admin"], origins=APP)
    app.register_blueprint(shop)
    return app


def blueprint_in_two_places() -> Flask:
    app = application("/")
    shop = blueprint("shop", None, "/items")
    CORS(shop, resources=["/old/items", "/new/items"], origins=APP)
    app.register_blueprint(shop, url_prefix="/old", name="old")
    app.register_blueprint(shop, url_prefix="/new", name="new")
    return app


def blueprint_of_hooks() -> Flask:
    app = application("/")
    hooks = blueprint("hooks", "/hooks")
    CORS(hooks, resources="/incoming", origins=APP)
    app.register_blueprint(hooks)
    return app


def blueprints_side_by_side() -> Flask:
    app = application("/")
    app.register_blueprint(blueprint("main", None, "/about", "/api/a", "/api/b"))
    app.register_blueprint(blueprint("shop", "/shop", "/items", "/carts"))
    return with_cors(app, resources=["/api/*", "/shop/items"])


def reading_only() -> Flask:
    return with_cors(application("/a GET POST HEAD OPTIONS"), methods=["GET"])


def any_method() -> Flask:
    return with_cors(application("/a QUERY PROPFIND"), methods="*")


def the_methods_of_the_route() -> Flask:
    return with_cors(application("/a QUERY PUT"), methods="auto")


def methods_that_no_browser_sends() -> Flask:
    return with_cors(application("/a TRACE CONNECT"))


def nobody() -> Flask:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CORSWarning)
        return with_cors(application("/a PUT"), origins=[], methods="GET")


def no_cors() -> Flask:
    return application(*API)


def hosts() -> Flask:
    app = Flask("routes", host_matching=True, static_host="static.example.com")
    app.add_url_rule("/a/<int:id>", "a", list, host="<name>.example.com")
    return with_cors(app, resources="/a/*")


CLEAN = [
    plain,
    pages_and_an_api,
    everything,
    a_carve_out,
    a_public_part,
    one_literal_path,
    a_page_for_every_path,
    languages,
    one_policy_for_each_country,
    versions,
    a_slash_or_none,
    only_decorators,
    decorated_below_an_entry,
    half_exempt,
    nothing_but_static_files,
    static_files,
    own_blueprint,
    blueprint_in_two_places,
    blueprint_of_hooks,
    blueprints_side_by_side,
    reading_only,
    any_method,
    the_methods_of_the_route,
    methods_that_no_browser_sends,
    nobody,
    no_cors,
    hosts,
]


@pytest.mark.parametrize("build", CLEAN, ids=lambda build: build.__name__)
def test_nothing_is_said_of_what_is_right(build: cabc.Callable[[], Flask]) -> None:
    assert told(build()) == []


ROUTES = ("/api/books", "/api/books/<int:id>", "/api/authors")


@pytest.mark.parametrize(
    "regex", [r"(/en)?/api\b[/]x", "/(?P<id>x)/y[/]", "(?i)/api/.*/x"]
)
def test_a_regex_that_a_variable_may_satisfy_is_left_alone(regex: str) -> None:
    assert told(with_cors(application(*ROUTES), resources=regex)) == []


@pytest.mark.parametrize("regex", [r"(/en)?/api\b[/]x", "/(?P<id>x)/y[/]", "(?i)/x"])
def test_a_regex_that_no_route_satisfies_is_told(regex: str) -> None:
    app = Flask("routes", static_folder=None)
    app.add_url_rule("/api/books", "books", list)
    found = suggested(with_cors(app, resources=regex))
    assert found == [(Fault.GOVERNS_NO_ROUTE, ())]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/apj/*", ("/api/*",)),
        ("/api/book", ("/api/books",)),
        ("/Api/Books/*", ("/api/books/*",)),
        ("/api/authors/", ("/api/authors",)),
        ("/books/*", ("/api/books/*",)),
        ("/v1/api/*", ("/api/*",)),
        ("/api/bok*", ("/api/book*", "/api/books*")),
        ("/nothing/*", ()),
        ("/api/v*", ()),
        (r"/api/v\d+/.*", ()),
        (r"/a\.b/.*", ()),
        ("(?i)/apj/books", ("(?i)/api/books",)),
        ("(?s)^/apj/.*", ("(?s)^/api/.*",)),
        ("/x/y/z/*", ()),
    ],
)
def test_what_is_proposed_governs_a_route(path: str, meant: tuple[str, ...]) -> None:
    ((fault, suggestions),) = suggested(with_cors(application(*ROUTES), resources=path))
    assert fault is Fault.GOVERNS_NO_ROUTE
    assert suggestions == meant or suggestions == meant[1:]

    for text in suggestions:
        clean = suggested(with_cors(application(*ROUTES), resources=text))
        assert Fault.GOVERNS_NO_ROUTE not in dict(clean)


def test_an_entry_is_compared_with_the_paths_that_reach_the_application() -> None:
    app = application("/api/books")
    app.config["APPLICATION_ROOT"] = "/shop"
    with_cors(app, resources="/shop/api/*")
    assert suggested(app) == [(Fault.GOVERNS_NO_ROUTE, ("/api/*",))]


def test_paths_of_several_blueprints_are_proposed_together() -> None:
    app = application("/")
    app.register_blueprint(blueprint("shop", "/shop", "/items"))
    app.register_blueprint(blueprint("stock", "/stock", "/items"))
    with_cors(app, resources="/items")
    assert suggested(app) == [
        (Fault.RELATIVE_TO_BLUEPRINT, ("/shop/items", "/stock/items"))
    ]


def test_a_path_of_a_blueprint_in_a_blueprint_is_proposed_whole() -> None:
    app = application("/")
    outer = Blueprint("outer", __name__, url_prefix="/outer")
    outer.register_blueprint(blueprint("inner", "/inner", "/items"))
    app.register_blueprint(outer)
    with_cors(app, resources=["/items", "/inner/items"])
    assert suggested(app) == [
        (Fault.RELATIVE_TO_BLUEPRINT, ("/outer/inner/items",)),
        (Fault.RELATIVE_TO_BLUEPRINT, ("/outer/inner/items",)),
    ]


def test_an_entry_of_a_blueprint_governs_its_own_routes_only() -> None:
    app = application("/login")
    shop = blueprint("shop", "/shop", "/items")
    CORS(shop, resources=["/items", "/login"], origins=APP)
    app.register_blueprint(shop)
    assert told(app) == [
        "resources='/login' (CORS()): it governs no route of the blueprint 'shop'. "
        "Remove it, unless something outside the URL map serves these paths. [CORS305]"
    ]


def test_the_decorator_of_a_neighbour_is_no_reason_to_expect_an_entry() -> None:
    app = application("/api/books", "/api/authors", "/api/genres")
    app.add_url_rule("/api/films", "films", cross_origin(APP)(lambda: ""))
    with_cors(app, resources="/api/books")
    assert told(app) == []


def test_more_neighbours_than_three_are_counted() -> None:
    names = ["/api/a", "/api/b", "/api/c", "/api/d", "/api/e"]
    app = with_cors(application(*names, "/api/f"), resources=names)
    (said,) = told(app)
    assert "'/api/a', '/api/b', '/api/c' and 2 more are governed" in said


def test_a_route_with_two_views_is_told_once() -> None:
    app = application("/api/a", "/api/b", "/api/c")
    app.add_url_rule("/api/d", "read", list)
    app.add_url_rule("/api/d", "write", list, methods=["POST"])
    with_cors(app, resources=["/api/a", "/api/b", "/api/c"])
    assert [said.partition(", ")[0] for said in told(app)] == [
        "No entry of resources governs '/api/d' (view 'list')"
    ]


def test_methods_of_several_policies_are_told_apart() -> None:
    app = application("/a PUT", "/b PUT")
    table = {"/a": {"methods": "GET"}, "/b": {"methods": "POST"}}
    with_cors(app, resources=table)
    assert [said.partition(" (")[0] for said in told(app)] == [
        "methods='GET'",
        "methods='POST'",
    ]


@pytest.mark.parametrize("has_served", [False, True])
def test_an_audit_changes_nothing(has_served: bool) -> None:
    app = application("/api/books")
    CORS(app, resources="/apj/*", origins=APP)
    before = [dict(app.extensions), list(app.url_map.iter_rules()), dict(app.config)]

    if has_served:
        app.test_client().get("/api/books")

    assert told(app) == told(app) != []
    after = [dict(app.extensions), list(app.url_map.iter_rules()), dict(app.config)]
    assert after == before


def test_cors_may_be_set_up_after_an_audit() -> None:
    app = application("/a")
    assert audit(app) == []
    CORS(app, origins=APP)
    response = app.test_client().get("/a", headers={"Origin": APP})
    assert response.headers["Access-Control-Allow-Origin"] == APP


def test_an_audit_takes_nothing_from_an_iterator_in_the_configuration() -> None:
    app = application("/a")
    CORS(app)
    app.config["CORS_ORIGINS"] = iter([APP])
    assert told(app) == []
    response = app.test_client().get("/a", headers={"Origin": APP})
    assert response.headers["Access-Control-Allow-Origin"] == APP


def test_an_application_may_be_audited_within_its_context() -> None:
    app = with_cors(application("/a"), resources="/apj/*")

    with app.test_request_context("/a"):
        within = told(app)

    assert within == told(app) != []


@pytest.mark.parametrize("has_served", [False, True])
def test_a_configuration_that_has_become_wrong_is_found(
    has_served: bool, caplog: pytest.LogCaptureFixture
) -> None:
    app = with_cors(application("/api/books"), resources="/apj/*")

    if has_served:
        app.test_client().get("/api/books")

    app.config["CORS_MAX_AGE"] = -1

    with caplog.at_level(logging.DEBUG):
        found = audit(app)

    assert [finding.fault for finding in found] == [Fault.INVALID_MAX_AGE]
    assert caplog.records == []


def test_no_view_runs() -> None:
    app = Flask("routes")

    @app.route("/a")
    def view() -> str:
        raise AssertionError

    @app.before_request
    def hook() -> None:
        raise AssertionError

    with_cors(app)
    assert told(app) == []


@pytest.mark.timed
def test_a_large_application_is_audited_in_seconds() -> None:
    names = [f"/api/a{number}/<int:id>/x" for number in range(500)]
    paths = [f"/api/a{number}/*" for number in range(500)]
    app = with_cors(application(*names), resources=[*paths, "/apj/*"])
    began = time.thread_time()
    assert suggested(app) == [(Fault.GOVERNS_NO_ROUTE, ("/api/*",))]
    assert time.thread_time() - began < 5
