"""The matrix: every route, its policy, and who may read and write."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask import Response

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.inspection import inspected
from flask_cors.page.matrix import Matrix
from flask_cors.page.matrix import matrix
from flask_cors.page.matrix import open_to_all
from flask_cors.page.matrix import Row
from flask_cors.page.places import Places
from flask_cors.page.policies import entries
from flask_cors.sansio import routing_table
from flask_cors.state import State

from .shops import shop

APP: t.Final = "https://app.example"


def matrix_of(app: Flask) -> Matrix:
    application, state = inspected(app), State.of(app).as_configured()
    rows = routing_table.rows(application.routes, application.tables)
    places = Places.here()
    policies = entries(application, rows, places)
    return matrix(application, state, rows, policies, places)


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    return {row.row.rule: row for row in matrix_of(shop())}


def test_the_rows_are_in_the_order_of_their_paths(rows: dict[str, Row]) -> None:
    assert list(rows) == sorted(rows)
    assert [row.number for row in rows.values()] == [*range(1, len(rows) + 1)]


@pytest.mark.parametrize(
    ("rule", "policies", "reading", "cookies", "writing"),
    [
        ("/", "none", "nobody", "nobody", "nothing"),
        ("/login", "none", "nobody", "nobody", "any"),
        ("/feed", "view", "any", "nobody", "nothing"),
        ("/me", "view", "any", "any", "nothing"),
        ("/api/health", "exempt", "nobody", "nobody", "nothing"),
        ("/api/orders", "resources: /api/*", "named", "named", "any"),
        ("/api/books/<int:id>", "resources: /api/*", "named", "named", "named nobody"),
        (
            "/api/stats/daily",
            "resources: /api/stats/*",
            "pattern",
            "pattern",
            "nothing",
        ),
        (
            "/api/tenants/<tenant>",
            "resources: /api/tenants/*",
            "function",
            "nobody",
            "nobody",
        ),
        (
            "/api/preview/<path:page>",
            "resources: /api/preview/*",
            "regex",
            "regex",
            "any",
        ),
        ("/admin/users", "blueprint admin: /users", "named", "nobody", "named"),
        ("/admin/log/hook", "blueprint admin: /log/*", "named", "nobody", "any"),
        ("/admin/roles", "none", "nobody", "nobody", "nothing"),
        (
            "/api/<name>",
            "resources: /api/sale, resources: /api/tenants/*, resources: "
            "/api/preview/*, resources: /api/stats/*, resources: /api/*",
            "function regex pattern named",
            "regex pattern named nobody",
            "function regex pattern named",
        ),
    ],
)
def test_a_route_has_what_governs_it_and_who_may(
    rows: dict[str, Row],
    rule: str,
    policies: str,
    reading: str,
    cookies: str,
    writing: str,
) -> None:
    row = rows[rule]
    assert ", ".join(line.name for line in row.lines) == policies
    assert row.reading == reading
    assert row.reading_with_cookies == cookies
    assert row.writing == writing


def test_what_every_site_may_do_is_counted(rows: dict[str, Row]) -> None:
    counted = open_to_all(tuple(rows.values()))
    assert counted == {"read": 2, "cookies": 1, "write": 4}


def test_several_policies_of_a_path_are_tried_by_the_origin() -> None:
    app = Flask("shop", static_folder=None)
    several = [{"origins": APP, "supports_credentials": True}, "https://pay.example"]
    CORS(app, resources={"/api/*": several})
    app.add_url_rule("/api/books", "books", list)
    (row,) = matrix_of(app)
    assert [line.name for line in row.lines] == [
        "resources: /api/*",
        "for other origins",
    ]
    assert [m.text for line in row.lines for m in line.readers.members] == [
        APP,
        "https://pay.example",
    ]
    assert [len(line.with_cookies.members) for line in row.lines] == [1, 0]


def test_a_view_without_the_layer_is_protected_as_it_says_itself() -> None:
    app = Flask("shop", static_folder=None)
    view = cross_origin(APP, csrf_protect=True)(list)
    app.add_url_rule("/orders", "order", view, methods=["POST"])
    (row,) = matrix_of(app)
    assert row.writing == "named"


def test_what_no_entry_governs_is_protected_as_the_application_is() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins=APP, resources=["/api/a*"], csrf_protect=True)
    app.add_url_rule("/api/<name>", "api", list, methods=["POST"])
    (row,) = matrix_of(app)
    assert [line.name for line in row.lines] == ["resources: /api/a*", "none"]
    assert row.writings[0].why == (
        "CSRF protection lets those write who may read; or CSRF protection refuses them"
    )


def by_hand(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def test_what_else_sets_the_headers_is_told() -> None:
    app = Flask("shop", static_folder=None)
    admin = Blueprint("admin", __name__)
    admin.after_request(by_hand)
    admin.add_url_rule("/users", "users", list)
    app.register_blueprint(admin)
    app.add_url_rule("/", "home", list)
    CORS(app, origins=APP)
    assert [row.others for row in matrix_of(app)] == [
        (),
        ("after_request function 'by_hand'",),
    ]


def test_the_methods_of_a_path_are_those_of_all_its_views() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins=APP, methods="auto")
    app.add_url_rule("/books", "books", list)
    app.add_url_rule("/books", "add", list, methods=["PUT"])
    assert [row.writing for row in matrix_of(app)] == ["nothing", "named"]
