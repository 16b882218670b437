"""``methods="auto"``: a path is granted what the URL map offers for it."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cross_origin

APP = "https://app.example.com"


class Book(MethodView):
    """A view that has a handler for each of its methods."""

    def get(self, id: int) -> str:
        return "book"

    def patch(self, id: int) -> str:
        return "patched"

    def purge(self, id: int) -> str:
        return "purged"


def view(**values: t.Any) -> str:
    return "ok"


def application(**options: t.Any) -> Flask:
    app = Flask("automatic", static_folder=None)
    app.add_url_rule("/books", "books", view, methods=["GET", "POST"])
    app.add_url_rule("/books", "emptied", view, methods=["DELETE"])
    app.add_url_rule("/health", "health", view, methods=["GET"])
    app.add_url_rule(
        "/silent",
        "silent",
        view,
        methods=["PUT"],
        provide_automatic_options=False,
    )
    app.add_url_rule("/folder/", "folder", view, methods=["PUT"])
    shop = Blueprint("shop", __name__, url_prefix="/shop")
    shop.add_url_rule("/orders", "orders", view, methods=["POST", "PUT"])
    shop.add_url_rule(
        "/bills", "bills", cross_origin(APP, methods="auto")(view), methods=["DELETE"]
    )
    app.register_blueprint(shop)
    CORS(app, **{"origins": APP, "methods": "auto", **options})
    return app


def granted(app: Flask, path: str, method: str) -> set[str]:
    """The methods that a preflight is granted."""
    headers = {"Origin": APP, "Access-Control-Request-Method": method}
    response = app.test_client().options(path, headers=headers)
    assert response.status_code == 200
    allowed = response.headers.get("Access-Control-Allow-Methods", "")
    return {name.strip() for name in allowed.split(",") if name}


BOOKS = {"GET", "HEAD", "OPTIONS", "POST", "DELETE"}


@pytest.mark.parametrize(
    ("path", "method", "expected"),
    [
        ("/books", "POST", BOOKS),
        ("/books", "DELETE", BOOKS),
        ("/books", "HEAD", BOOKS),
        ("/books", "OPTIONS", BOOKS),
        ("/books", "PUT", set()),
        ("/books", "delete", BOOKS),
        ("/health", "GET", {"GET", "HEAD", "OPTIONS"}),
        ("/health", "DELETE", set()),
        ("/silent", "PUT", {"PUT"}),
        ("/silent", "OPTIONS", set()),
        ("/shop/orders", "PUT", {"OPTIONS", "POST", "PUT"}),
        ("/shop/bills", "DELETE", {"DELETE", "OPTIONS"}),
        ("/shop/bills", "POST", set()),
        ("/folder/", "PUT", {"OPTIONS", "PUT"}),
        ("/nowhere", "GET", set()),
        ("/nowhere", "PUT", set()),
    ],
)
def test_a_path_has_the_methods_of_its_routes_and_no_others(
    path: str, method: str, expected: set[str]
) -> None:
    assert granted(application(), path, method) == expected


@pytest.mark.parametrize("method", ["GET", "PATCH", "PURGE"])
def test_a_class_has_those_that_it_has_handlers_for(method: str) -> None:
    app = Flask("automatic", static_folder=None)
    app.add_url_rule("/books/<int:id>", view_func=Book.as_view("book"))
    CORS(app, origins=APP, methods="auto")
    offered = granted(app, "/books/1", "GET")
    assert {"GET", "HEAD", "OPTIONS", "PATCH"} <= offered
    assert granted(app, "/books/1", method) == (offered if method in offered else set())
    assert granted(app, "/books/1", "DELETE") == set()
    assert granted(app, "/books/one", "GET") == set()


def test_names_beside_it_are_granted_everywhere() -> None:
    app = application(methods=["auto", "PURGE"])
    assert granted(app, "/health", "PURGE") == {"GET", "HEAD", "OPTIONS", "PURGE"}
    assert granted(app, "/nowhere", "PURGE") == {"PURGE"}


def test_it_is_each_policys_own_where_a_path_has_several() -> None:
    other = "https://other.example"
    several = [{"origins": other, "methods": "GET"}, {"origins": APP}]
    app = application(resources={"/*": several})
    assert granted(app, "/books", "DELETE") == BOOKS


def test_who_may_write_may_do_so_with_the_methods_of_the_routes() -> None:
    client = application(csrf_protect=True).test_client()
    headers = {"Origin": APP, "Sec-Fetch-Site": "same-site"}
    assert client.delete("/books", headers=headers).status_code == 200
    assert client.put("/books", headers=headers).status_code == 405
