"""The routes of an application, and what governs them."""

import collections.abc as cabc
import functools
import re
import types
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView
from werkzeug.routing import BaseConverter
from werkzeug.routing import Rule

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors.inspection import inspected
from flask_cors.inspection.routes import shape_of
from flask_cors.sansio.audit.facts import Route
from flask_cors.sansio.audit.facts import Table

APP = "https://app.example.com"
PARTNER = "https://partner.example"


class Upper(BaseConverter):
    """Takes upper case only, which no value that is tried has."""

    regex = "(?:PAPER|VINYL)"

    def to_url(self, value: t.Any) -> str:
        return super().to_url(value.name)


class Two(BaseConverter):
    """Has a regex that needs the one of another variable."""

    regex = "[a-z]+(?P=first)"


class Signed(BaseConverter):
    regex = r"[+-]\d\d"


def application(*rules: str, **options: t.Any) -> Flask:
    app = Flask("routes", static_folder=None)
    app.url_map.converters.update(upper=Upper, two=Two, signed=Signed)

    for rule in rules:
        app.add_url_rule(rule, rule, lambda **values: "", **options)

    return app


def route(app: Flask) -> Route:
    (found,) = inspected(app).routes
    return found


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/", "/"),
        ("/api/books", "/api/books"),
        ("/api/books/", "/api/books/"),
        ("/<name>", "/x"),
        ("/<string(length=2):name>", "/xx"),
        ("/<string(minlength=5):name>", "/xxxxxxxx"),
        ("/<int:id>", "/1"),
        ("/<int(fixed_digits=3):id>", "/001"),
        ("/<float:price>/x", "/1.0/x"),
        ("/<path:file>", "/a/b"),
        ("/<any(books, films):kind>", "/books"),
        ("/<any('a b', c):kind>", "/c"),
        ("/<uuid:id>", "/00000000-0000-0000-0000-000000000001"),
        ("/v<int:major>.<int:minor>/x", "/v1.1/x"),
        ("/<upper:kind>", "/PAPER"),
        ("/<two:kind>", "/x"),
        ("/<signed:hour>", "/x"),
        ("/büch/<name>", "/büch/x"),
    ],
)
def test_a_variable_stands_for_something_that_its_converter_accepts(
    rule: str, path: str
) -> None:
    found = route(application(rule.replace(", ", ",")))
    assert found.path == path
    assert found.shape.sample == path


def test_a_default_stands_for_its_variable() -> None:
    app = application("/<page>/<int:number>", defaults={"page": "home"})
    assert route(app).path == "/home/1"


@pytest.mark.parametrize(
    ("rule", "segments", "is_open"),
    [
        ("/", ("",), False),
        ("/a/b/", ("a", "b", ""), False),
        ("/a//b", ("a", "b"), False),
        ("/a/<int:n>", ("a", r"(?:\d+)"), False),
        ("/v<int:n>.json/x", (r"v(?:\d+)\.json", "x"), False),
        ("/a/<path:file>", ("a",), True),
        ("/a/x-<path:file>/edit", ("a",), True),
        ("/<path:file>", (), True),
        ("/<two:kind>", ("[^/]+",), False),
    ],
)
def test_the_paths_of_a_route_have_a_shape(
    rule: str, segments: tuple[str, ...], is_open: bool
) -> None:
    shape = route(application(rule)).shape
    texts = [s.pattern if isinstance(s, re.Pattern) else s for s in shape.segments]
    assert (tuple(texts), shape.is_open) == (segments, is_open)


@pytest.mark.parametrize("strict_slashes", [True, False])
def test_a_route_may_take_its_path_with_and_without_a_slash(
    strict_slashes: bool,
) -> None:
    app = application("/items", strict_slashes=strict_slashes)
    assert route(app).shape.is_lax is not strict_slashes


@pytest.mark.parametrize(
    ("options", "methods"),
    [
        ({}, {"GET"}),
        ({"methods": ["GET", "POST"]}, {"GET", "POST"}),
        ({"methods": ["HEAD"]}, {"HEAD"}),
        ({"methods": ["QUERY", "options"]}, {"QUERY", "OPTIONS"}),
    ],
    ids=["none", "two", "HEAD", "a new one, and lower case"],
)
def test_the_methods_are_those_that_were_given(
    options: dict[str, t.Any], methods: set[str]
) -> None:
    assert route(application("/a", **options)).methods == methods


def test_the_option_method_that_a_decorator_adds_is_not_the_routes_own() -> None:
    app = Flask("routes", static_folder=None)
    app.add_url_rule("/a", view_func=cross_origin(APP)(lambda: ""), endpoint="a")
    assert route(app).methods == {"GET"}


def test_a_rule_without_methods_is_one_for_get() -> None:
    app = application()
    app.url_map.add(Rule("/a", endpoint="a"))
    assert route(app).methods == {"GET"}


def test_what_answers_no_request_is_no_route() -> None:
    app = application()
    app.url_map.add(Rule("/a", endpoint="a", build_only=True))
    app.url_map.add(Rule("/b", endpoint="b", websocket=True))
    app.add_url_rule("/c", "c", books, methods=[])
    assert inspected(app).routes == ()


def books() -> str:
    return ""


class Shelf(MethodView):
    size = 5

    def get(self) -> str:
        return ""


class Empty(MethodView):
    pass


@pytest.mark.parametrize(
    ("view", "name", "of"),
    [
        (books, "books", books),
        (cross_origin(APP)(books), "books", books),
        (cors_exempt(books), "books", books),
        (functools.partial(books), "books", books),
        (Shelf.as_view("shelf"), "Shelf", Shelf.get),
        (list, "list", None),
        (None, "endpoint", None),
    ],
    ids=[
        *["a function", "one with a policy", "an exempt one", "a partial"],
        *["a class", "no function of Python's", "no view"],
    ],
)
def test_a_view_has_a_name_and_a_line(
    view: t.Any, name: str, of: types.FunctionType | None
) -> None:
    app = application()
    app.add_url_rule("/a", "endpoint", view)
    found = route(app)
    assert found.view == name
    assert (found.location and found.location.line) == (
        of and of.__code__.co_firstlineno
    )


def test_a_view_without_a_name_is_called_by_its_endpoint() -> None:
    found = route(application("/a"))
    assert found.view == "/a"
    assert found.location is not None
    assert found.location.file == __file__


def test_a_class_without_methods_is_found_where_flask_makes_a_view_of_it() -> None:
    app = application()
    app.add_url_rule("/a", view_func=Empty.as_view("empty"), methods=["GET"])
    assert route(app).view == "Empty"
    assert route(app).location is not None


def full() -> Flask:
    """An application in which everything that can govern does."""
    app = application("/api/books", "/login")
    shop = Blueprint("shop", __name__, url_prefix="/shop/<name>")
    shop.add_url_rule("/items", "items", lambda name: "")
    shop.add_url_rule("/carts", "carts", lambda name: "")
    CORS(shop, resources="/items", origins=PARTNER)
    app.register_blueprint(shop)
    app.add_url_rule("/own", "own", cross_origin(PARTNER)(lambda: ""))
    app.add_url_rule("/exempt", "exempt", cors_exempt(lambda: ""))
    CORS(app, resources=["/api/*", "/shop/*", "/own", "/exempt"], origins=APP)
    return app


def by_rule(app: Flask) -> dict[str, Route]:
    return {route.rule: route for route in inspected(app).routes}


@pytest.mark.parametrize(
    ("rule", "origins", "pattern"),
    [
        ("/api/books", {APP}, "/api/*"),
        ("/shop/<name>/items", {PARTNER}, "/items"),
        ("/shop/<name>/carts", {APP}, "/shop/*"),
        ("/own", {PARTNER}, None),
        ("/exempt", None, None),
        ("/login", None, None),
    ],
)
def test_each_route_has_what_governs_it(
    rule: str, origins: set[str] | None, pattern: str | None
) -> None:
    found = by_rule(full())[rule]
    assert (found.policy and found.policy.origins.literals) == origins
    assert (found.entry and found.entry.pattern.text) == pattern
    assert found.is_exempt is (rule == "/exempt")
    assert found.blueprint == ("shop" if "/shop" in rule else None)


@pytest.mark.parametrize("rule", list(by_rule(full())))
def test_what_governs_a_route_is_what_answers_its_requests(rule: str) -> None:
    app = full()
    policy = by_rule(app)[rule].policy
    path = by_rule(app)[rule].path

    for origin in (APP, PARTNER):
        response = app.test_client().get(path, headers={"Origin": origin})
        is_granted = policy is not None and policy.origins.permit(origin)
        allowed = response.headers.get("Access-Control-Allow-Origin")
        assert allowed == (origin if is_granted else None)


class Half(MethodView):
    @cross_origin(PARTNER)
    def get(self) -> str:
        return ""

    def put(self) -> str:
        return ""

    def delete(self) -> str:
        return ""


def test_a_route_whose_methods_are_not_governed_alike_is_several() -> None:
    app = application()
    app.add_url_rule("/a", view_func=Half.as_view("half"))
    CORS(app, origins=APP)
    found = {route.methods: route.policy for route in inspected(app).routes}
    origins = {key: policy and policy.origins.sole for key, policy in found.items()}
    assert origins == {
        frozenset({"GET"}): PARTNER,
        frozenset({"PUT", "DELETE"}): APP,
    }


def test_a_path_that_is_not_ascii_is_governed() -> None:
    app = application("/büch/<name>")
    CORS(app, resources="/büch/*", origins=APP)
    assert route(app).policy is not None


def shown(tables: cabc.Iterable[Table]) -> list[tuple[str | None, int, list[str]]]:
    return [
        (table.blueprint, table.depth, [entry.pattern.text for entry in table.entries])
        for table in tables
    ]


def test_the_tables_are_those_of_the_application_and_of_its_blueprints() -> None:
    assert shown(inspected(full()).tables) == [
        (None, 0, ["/exempt", "/own", "/shop/*", "/api/*"]),
        ("shop", 2, ["/items"]),
    ]


def test_an_application_without_cors_has_an_empty_table() -> None:
    app = application("/a")
    assert shown(inspected(app).tables) == [(None, 0, [])]
    assert route(app).policy is None
    assert app.extensions == {}


def test_a_changed_configuration_is_what_governs() -> None:
    app = application("/a")
    CORS(app)
    app.config["CORS_ORIGINS"] = PARTNER
    found = route(app).policy
    assert found is not None
    assert found.origins.sole == PARTNER


def test_under_a_configuration_that_has_become_wrong_nothing_is_governed() -> None:
    app = full()
    app.config["CORS_MAX_AGE"] = -1
    assert {route.policy for route in inspected(app).routes} == {None}
    assert shown(inspected(app).tables) == [(None, 0, [])]


def test_the_shape_of_a_rule_leaves_out_its_host() -> None:
    app = Flask("routes", static_folder=None, subdomain_matching=True)
    app.config["SERVER_NAME"] = "example.com"
    app.add_url_rule("/<name>", "a", books, subdomain="<tenant>")
    (rule,) = app.url_map.iter_rules()
    assert shape_of(rule).sample == "/x"
