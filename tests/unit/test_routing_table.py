"""The routing table: which policy governs each route, and whose it is."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors.inspection import inspected
from flask_cors.sansio.routing_table import RouteRow
from flask_cors.sansio.routing_table import rows

APP = "https://app.example.com"
PARTNER = "https://partner.example"


def application(*rules: str, **options: t.Any) -> Flask:
    app = Flask("routing", static_folder=None)
    CORS(app, **{"origins": APP, **options})

    for rule in rules:
        app.add_url_rule(rule, rule, lambda **values: "")

    return app


def table(app: Flask) -> tuple[RouteRow, ...]:
    facts = inspected(app)
    return rows(facts.routes, facts.tables)


def governed(row: RouteRow) -> list[str]:
    return [str(governing) for governing in row.governed]


@pytest.mark.parametrize(
    ("resources", "rule", "words"),
    [
        ("/*", "/api/books", ["resources: /*"]),
        (["/api/books", "/api/*"], "/api/books", ["resources: /api/books"]),
        (["/api/*"], "/api/<int:id>", ["resources: /api/*"]),
        (["/api/*"], "/books", ["none"]),
        ([], "/books", ["none"]),
    ],
)
def test_an_entry_governs(resources: t.Any, rule: str, words: list[str]) -> None:
    (row,) = table(application(rule, resources=resources))
    assert governed(row) == words
    assert not row.depends_on_path


@pytest.mark.parametrize(
    ("resources", "rule", "words"),
    [
        (
            {"/api/sale": PARTNER, "/api/*": APP},
            "/api/<name>",
            ["resources: /api/sale", "resources: /api/*"],
        ),
        (
            {"/api/*": APP},
            "/<path:anything>",
            ["resources: /api/*", "none"],
        ),
        (
            {r"/api/\d+$": APP, "/api/*": PARTNER},
            "/api/<name>",
            [r"resources: /api/\d+$", "resources: /api/*"],
        ),
    ],
)
def test_it_may_depend_on_the_path(
    resources: t.Any, rule: str, words: list[str]
) -> None:
    (row,) = table(application(rule, resources=resources))
    assert governed(row) == words
    assert row.depends_on_path


def test_it_does_not_depend_on_the_path_where_the_policies_are_alike() -> None:
    app = application("/api/<name>", resources=["/api/sale", "/api/*"])
    (row,) = table(app)
    assert governed(row) == ["resources: /api/*"]


def test_each_method_has_the_policy_of_its_view() -> None:
    class Books(MethodView):
        @cross_origin(origins=PARTNER)
        def get(self) -> str:
            return ""

        @cors_exempt
        def put(self) -> str:
            return ""

        def delete(self) -> str:
            return ""

        def patch(self) -> str:
            return ""

    app = application()
    app.add_url_rule("/books", view_func=Books.as_view("books"))
    found = {row.methods: governed(row) for row in table(app)}
    assert found == {
        ("DELETE", "PATCH"): ["resources: /*"],
        ("GET",): ["view"],
        ("PUT",): ["exempt"],
    }


def test_a_blueprint_is_named_with_its_entry() -> None:
    app = application("/a")
    shop = Blueprint("shop", __name__, url_prefix="/shop")
    CORS(shop, origins=PARTNER, resources=["/books", "/sales/*"])
    shop.add_url_rule("/books", "books", lambda: "")
    shop.add_url_rule("/sales/<name>", "sales", lambda name: "")
    shop.add_url_rule("/orders", "orders", lambda: "")
    app.register_blueprint(shop)
    assert {row.rule: (row.blueprint, governed(row)) for row in table(app)} == {
        "/a": (None, ["resources: /*"]),
        "/shop/books": ("shop", ["blueprint shop: /books"]),
        "/shop/sales/<name>": ("shop", ["blueprint shop: /sales/*"]),
        "/shop/orders": ("shop", ["resources: /*"]),
    }


def with_blueprint(*resources: str, routes: str) -> dict[str, bool]:
    """Which routes of a blueprint are odd."""
    app = application("/a", "/b", resources=[])
    shop = Blueprint("shop", __name__)
    CORS(shop, resources={f"/{path}": APP for path in resources})

    for path in routes:
        shop.add_url_rule(f"/shop/{path}", path, lambda: "")

    app.register_blueprint(shop)
    return {row.rule: row.is_odd for row in table(app)}


@pytest.mark.parametrize(
    ("resources", "odd"),
    [
        (["shop/*"], []),
        (["shop/x", "shop/y"], ["/shop/z"]),
        (["shop/x"], ["/shop/x"]),
    ],
)
def test_a_route_is_odd_if_most_of_its_blueprint_are_governed_differently(
    resources: list[str], odd: list[str]
) -> None:
    found = with_blueprint(*resources, routes="xyz")
    assert [rule for rule, is_odd in found.items() if is_odd] == odd


def test_where_no_policy_governs_most_routes_of_a_blueprint_all_are_odd() -> None:
    found = with_blueprint("shop/x", routes="xy")
    assert found == {"/a": False, "/b": False, "/shop/x": True, "/shop/y": True}


def test_routes_of_no_blueprint_are_never_odd() -> None:
    app = application("/a", "/b", "/c", resources=["/a"])
    assert not any(row.is_odd for row in table(app))


def sources(app: Flask) -> list[str]:
    return [str(each.source) for row in table(app) for each in row.governed]


def test_the_source_is_the_call_that_made_the_policy() -> None:
    app = application("/a")
    view = cross_origin()(lambda: "")
    app.add_url_rule("/b", "b", view)
    app.add_url_rule("/c", "c", cors_exempt(lambda: ""))
    assert sources(app) == ["CORS()", "@cross_origin()", "None"]


def test_a_call_without_options_is_known_too() -> None:
    app = Flask("routing", static_folder=None)
    CORS(app)
    app.add_url_rule("/a", "a", lambda: "")
    (row,) = table(app)
    source = row.governed[0].source
    assert source is not None
    assert source.location is not None
    assert source.location.file == __file__


@pytest.mark.parametrize(
    ("options", "name"), [({}, "CORS()"), ({"max_age": 5}, "init_app()")]
)
def test_options_of_init_app_make_it_the_call(
    options: dict[str, t.Any], name: str
) -> None:
    app = Flask("routing", static_folder=None)
    CORS(origins=APP).init_app(app, **options)
    app.add_url_rule("/a", "a", lambda: "")
    assert sources(app) == [name]
