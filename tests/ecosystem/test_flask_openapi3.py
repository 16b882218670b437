"""flask-openapi3: an application that is its own description, models and views."""

import typing as t

import pytest
from flask import abort
from flask import request
from flask_openapi3 import APIBlueprint
from flask_openapi3 import APIView
from flask_openapi3 import Info
from flask_openapi3 import OpenAPI
from pydantic import BaseModel

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.errors import AttachmentError
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="flask-openapi3",
    shows="Pages read the 422 of a model and openapi.json of an OpenAPI application, "
    "and an APIBlueprint has a policy of its own, for its 401 too.",
)

PAGE = "https://app.example"
ADMIN = "https://admin.example"
TOKEN = {"Authorization": "Bearer secret"}


class BookPath(BaseModel):
    id: int


class Book(BaseModel):
    title: str


def require_token() -> None:
    if request.headers.get("Authorization") != TOKEN["Authorization"]:
        abort(401, "a token is needed")


def books() -> APIView:
    view = APIView(url_prefix="/api")

    @view.route("/books/<int:id>")
    class BookView:
        @view.doc(summary="one book")
        def get(self, path: BookPath) -> dict[str, t.Any]:
            return {"id": path.id, "title": "Emma"}

        @view.doc(summary="write one")
        def put(self, path: BookPath, body: Book) -> tuple[dict[str, t.Any], int]:
            return {"id": path.id, **body.model_dump()}, 201

        @view.doc(summary="lose one")
        def delete(self, path: BookPath) -> t.NoReturn:
            raise LookupError(path.id)

    return view


def wages() -> APIBlueprint:
    blueprint = APIBlueprint("staff", __name__, url_prefix="/staff")
    CORS(blueprint, origins=ADMIN)
    blueprint.before_request(require_token)

    @blueprint.get("/wages")
    def wages() -> dict[str, int]:
        return {"ada": 1815}

    return blueprint


@pytest.fixture
def app() -> OpenAPI:
    app = OpenAPI(__name__, info=Info(title="Bookshop", version="1"))
    app.logger.disabled = True
    CORS(app, origins=PAGE, methods="auto")

    @app.post("/reviews")
    @cross_origin([PAGE, ADMIN], methods="auto")
    def review(body: Book) -> tuple[dict[str, str], int]:
        return {"of": body.title}, 201

    app.register_api_view(books())
    app.register_api(wages())
    return app


def test_a_page_reads_and_writes_with_models(app: OpenAPI) -> None:
    page = BrowserClient(app, PAGE)
    assert page.fetch("/api/books/1").json == {"id": 1, "title": "Emma"}
    made = page.fetch("/api/books/1", method="PUT", json={"title": "Ulysses"})
    assert (made.status, made.json) == (201, {"id": 1, "title": "Ulysses"})


def test_a_page_reads_what_does_not_fit_the_model(app: OpenAPI) -> None:
    answer = BrowserClient(app, PAGE).fetch("/api/books/1", method="PUT", json={})
    assert answer.status == 422
    assert [(said["loc"], said["msg"]) for said in answer.json] == [
        (["title"], "Field required")
    ]


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/api/nowhere", 404),
        ("POST", "/api/books/1", 405),
        ("DELETE", "/api/books/1", 500),
    ],
)
def test_a_page_reads_that_a_request_has_failed(
    app: OpenAPI, method: str, url: str, status: int
) -> None:
    assert BrowserClient(app, PAGE).fetch(url, method=method).status == status


@pytest.mark.parametrize(("headers", "status"), [({}, 401), (TOKEN, 200)])
def test_the_preflight_of_a_blueprint_passes_before_its_hook(
    app: OpenAPI, headers: dict[str, str], status: int
) -> None:
    asked = {"X-Asked": "1", **headers}
    seen = BrowserClient(app, ADMIN).fetch("/staff/wages", headers=asked)
    assert seen.status == status
    assert seen.preflight is not None
    BrowserClient(app, PAGE).assert_blocked("/staff/wages", headers=asked)


@pytest.mark.parametrize("origin", [PAGE, ADMIN])
def test_a_decorated_view_keeps_its_model_and_has_a_policy_of_its_own(
    app: OpenAPI, origin: str
) -> None:
    page = BrowserClient(app, origin)
    made = page.fetch("/reviews", method="POST", json={"title": "Emma"})
    assert (made.status, made.json) == (201, {"of": "Emma"})
    assert page.fetch("/reviews", method="POST", json={}).status == 422
    BrowserClient(app, "https://evil.example").assert_blocked("/reviews", method="POST")


def test_tools_on_another_origin_read_the_description_of_the_api(app: OpenAPI) -> None:
    described = BrowserClient(app, PAGE).fetch("/openapi/openapi.json").json
    assert described["info"] == {"title": "Bookshop", "version": "1"}
    assert set(described["paths"]) == {"/api/books/{id}", "/staff/wages", "/reviews"}


def test_its_own_page_is_served_as_without_cors(app: OpenAPI) -> None:
    assert app.test_client().get("/openapi/").status_code == 200


def test_cors_of_an_api_view_says_what_to_write() -> None:
    with pytest.raises(AttachmentError) as caught:
        CORS(t.cast(t.Any, APIView("/books")), origins=PAGE)

    assert str(caught.value) == (
        "CORS() takes a Flask application or a Blueprint, not APIView. Write "
        "CORS(app), with the Flask application that it belongs to. (CORS()) [CORS013]"
    )
