"""flask-restx: namespaces, error handlers, and the page that documents the API."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask_restx import Api
from flask_restx import fields
from flask_restx import Namespace
from flask_restx import Resource

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.errors import AttachmentError
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="flask-restx",
    shows="Pages read what an API on a blueprint says of invalid and failed "
    "requests, and its swagger.json; a namespace with cross_origin() in its "
    "decorators has a policy of its own.",
)

PAGE = "https://app.example"
ADMIN = "https://admin.example"


class OutOfStock(Exception):
    """What a shop's code raises."""


books = Namespace("books", description="What is for sale")
staff = Namespace("staff", decorators=[cross_origin(ADMIN, methods="auto")])

book = books.model("Book", {"title": fields.String(required=True)})


@books.route("/<int:id>")
class Book(Resource):
    @books.marshal_with(book)
    def get(self, id: int) -> dict[str, str]:
        if id > 1:
            books.abort(404, f"There is no book {id}.")

        return {"title": "Emma", "cost": "2.00"}

    @books.expect(book, validate=True)
    def put(self, id: int) -> tuple[t.Any, int]:
        return books.payload, 201

    def patch(self, id: int) -> t.NoReturn:
        raise OutOfStock

    def delete(self, id: int) -> t.NoReturn:
        raise LookupError(id)


@books.errorhandler(OutOfStock)
def out_of_stock(error: OutOfStock) -> tuple[dict[str, str], int]:
    return {"message": "out of stock"}, 409


@books.route("/covers")
@cross_origin("*")
class Covers(Resource):
    def get(self) -> list[str]:
        return ["emma.png"]


@staff.route("/wages")
class Wages(Resource):
    def get(self) -> dict[str, int]:
        return {"ada": 1815}

    def put(self) -> t.NoReturn:
        staff.abort(403, "not yours")


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.logger.disabled = True
    blueprint = Blueprint("api", __name__, url_prefix="/api/1")
    api = Api(blueprint, title="Bookshop", doc="/docs")
    api.add_namespace(books)
    api.add_namespace(staff)
    app.register_blueprint(blueprint)
    CORS(app, resources={"/api/*": {"origins": PAGE}})
    return app


def test_a_page_reads_and_writes(app: Flask) -> None:
    page = BrowserClient(app, PAGE)
    assert page.fetch("/api/1/books/1").json == {"title": "Emma"}
    made = page.fetch("/api/1/books/1", method="PUT", json={"title": "Ulysses"})
    assert (made.status, made.json) == (201, {"title": "Ulysses"})
    BrowserClient(app, ADMIN).assert_blocked("/api/1/books/1")


@pytest.mark.parametrize(
    ("url", "method", "status", "message"),
    [
        ("books/1", "PUT", 400, "Input payload validation failed"),
        ("books/2", "GET", 404, "There is no book 2."),
        ("books/1", "POST", 405, "The method is not allowed"),
        ("books/1", "PATCH", 409, "out of stock"),
        ("books/1", "DELETE", 500, "Internal Server Error"),
    ],
)
def test_a_page_reads_what_the_api_says_of_an_error(
    app: Flask, url: str, method: str, status: int, message: str
) -> None:
    json = {} if method == "PUT" else None
    answer = BrowserClient(app, PAGE).fetch(f"/api/1/{url}", method=method, json=json)
    assert answer.status == status
    assert answer.json["message"].startswith(message)


def test_a_page_reads_that_there_is_no_such_path(app: Flask) -> None:
    answer = BrowserClient(app, PAGE).fetch("/api/1/nowhere", headers={"X-Asked": "1"})
    assert answer.status == 404
    assert answer.preflight is not None


def test_a_namespace_has_the_policy_of_its_decorators(app: Flask) -> None:
    page, admin = BrowserClient(app, PAGE), BrowserClient(app, ADMIN)
    assert admin.fetch("/api/1/staff/wages").json == {"ada": 1815}
    refused = admin.fetch("/api/1/staff/wages", method="PUT", json={})
    assert (refused.status, refused.json) == (403, {"message": "not yours"})
    page.assert_blocked("/api/1/staff/wages")
    page.assert_blocked("/api/1/staff/wages", method="PUT", json={})


def test_a_resource_has_the_policy_that_stands_above_its_class(app: Flask) -> None:
    page = BrowserClient(app, "https://anybody.example")
    assert page.fetch("/api/1/books/covers").json == ["emma.png"]


def test_tools_on_another_origin_read_the_description_of_the_api(app: Flask) -> None:
    description = BrowserClient(app, PAGE).fetch("/api/1/swagger.json").json
    assert description["info"]["title"] == "Bookshop"
    assert set(description["paths"]) == {"/books/covers", "/books/{id}", "/staff/wages"}


def test_its_own_page_is_served_as_without_cors(app: Flask) -> None:
    page = app.test_client().get("/api/1/docs")
    assert page.status_code == 200
    assert 'url: "/api/1/swagger.json"' in page.text.replace("http://localhost", "")


def test_cors_of_a_namespace_says_what_to_write() -> None:
    with pytest.raises(AttachmentError) as caught:
        CORS(t.cast(t.Any, books), origins=PAGE)

    assert str(caught.value) == (
        "CORS() takes a Flask application or a Blueprint, not Namespace. Write "
        "CORS(app), with the Flask application that it belongs to. (CORS()) [CORS013]"
    )
