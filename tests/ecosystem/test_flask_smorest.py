"""flask-smorest: blueprints of MethodViews, and schemas."""

import typing as t

import marshmallow as ma
import pytest
from flask import Flask
from flask.views import MethodView
from flask_smorest import abort
from flask_smorest import Api
from flask_smorest import Blueprint

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.errors import AttachmentError
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="flask-smorest",
    shows="Pages read the 422 of a schema and every other error, the X-Pagination "
    "and ETag that are exposed, and openapi.json; a blueprint and a method have "
    "policies of their own.",
)

PAGE = "https://app.example"
ADMIN = "https://admin.example"
REQUIRED = "Missing data for required field."


class PetSchema(ma.Schema):
    id = ma.fields.Int(dump_only=True)
    name = ma.fields.Str(required=True)


def pets() -> Blueprint:
    blueprint = Blueprint("pets", __name__, url_prefix="/pets")

    @blueprint.route("/")
    class Pets(MethodView):
        @blueprint.etag
        @blueprint.response(200, PetSchema(many=True))
        @blueprint.paginate()
        def get(self, pagination_parameters: t.Any) -> list[dict[str, t.Any]]:
            pagination_parameters.item_count = 12
            return [{"id": 1, "name": "Rex"}]

        @blueprint.arguments(PetSchema)
        @blueprint.response(201, PetSchema)
        def post(self, pet: dict[str, t.Any]) -> dict[str, t.Any]:
            return {"id": 2, **pet}

    @blueprint.route("/<int:id>")
    class Pet(MethodView):
        @blueprint.response(200, PetSchema)
        def get(self, id: int) -> t.NoReturn:
            abort(404, message=f"There is no pet {id}.")

        @blueprint.response(204)
        def delete(self, id: int) -> t.NoReturn:
            raise LookupError(id)

        @cross_origin(ADMIN, methods="PATCH")
        @blueprint.response(204)
        def patch(self, id: int) -> None: ...

    return blueprint


def vets() -> Blueprint:
    blueprint = Blueprint("vets", __name__, url_prefix="/vets")
    CORS(blueprint, origins=ADMIN)

    @blueprint.get("/")
    @blueprint.response(200)
    def vets() -> dict[str, str]:
        return {"name": "Ada"}

    return blueprint


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.logger.disabled = True
    app.config.update(API_TITLE="Pets", API_VERSION="v1")
    app.config.update(OPENAPI_VERSION="3.0.2", OPENAPI_URL_PREFIX="/docs")
    api = Api(app)
    api.register_blueprint(pets())
    api.register_blueprint(vets())
    CORS(app, origins=PAGE, methods="auto", expose_headers=["ETag", "X-Pagination"])
    return app


def test_a_page_reads_the_pagination_and_the_etag(app: Flask) -> None:
    page = BrowserClient(app, PAGE)
    seen = page.assert_allowed("/pets/", readable=["X-Pagination", "ETag"])
    assert seen.json == [{"id": 1, "name": "Rex"}]
    again = page.fetch("/pets/", headers={"If-None-Match": seen.headers["ETag"]})
    assert again.status == 304


def test_a_page_sends_what_fits_the_schema(app: Flask) -> None:
    page = BrowserClient(app, PAGE)
    made = page.fetch("/pets/", method="POST", json={"name": "Tom"})
    assert (made.status, made.json) == (201, {"id": 2, "name": "Tom"})


@pytest.mark.parametrize(
    ("url", "method", "json", "status", "said"),
    [
        ("/pets/", "POST", {}, 422, {"errors": {"json": {"name": [REQUIRED]}}}),
        ("/pets/7", "GET", None, 404, {"message": "There is no pet 7."}),
        ("/pets/7", "POST", None, 405, {"status": "Method Not Allowed"}),
        ("/pets/7", "DELETE", None, 500, {"status": "Internal Server Error"}),
        ("/nowhere", "GET", None, 404, {"status": "Not Found"}),
    ],
)
def test_a_page_reads_what_the_api_says_of_an_error(
    app: Flask, url: str, method: str, json: t.Any, status: int, said: dict[str, t.Any]
) -> None:
    answer = BrowserClient(app, PAGE).fetch(url, method=method, json=json)
    assert (answer.status, answer.json) == (status, answer.json | said)


def test_a_page_reads_of_malformed_json(app: Flask) -> None:
    headers = {"Content-Type": "application/json"}
    page = BrowserClient(app, PAGE)
    answer = page.fetch("/pets/", method="POST", headers=headers, data="{")
    assert (answer.status, answer.json["status"]) == (400, "Bad Request")


def test_one_method_of_a_view_has_a_policy_of_its_own(app: Flask) -> None:
    page, admin = BrowserClient(app, PAGE), BrowserClient(app, ADMIN)
    assert admin.fetch("/pets/7", method="PATCH").status == 204
    page.assert_blocked("/pets/7", method="PATCH")
    admin.assert_blocked("/pets/7", method="DELETE")


def test_a_blueprint_has_a_policy_of_its_own_for_its_errors_too(app: Flask) -> None:
    page, admin = BrowserClient(app, PAGE), BrowserClient(app, ADMIN)
    assert admin.fetch("/vets/").json == {"name": "Ada"}
    assert admin.fetch("/vets/nowhere").status == 404
    page.assert_blocked("/vets/")
    page.assert_blocked("/vets/nowhere")


def test_tools_on_another_origin_read_the_description_of_the_api(app: Flask) -> None:
    described = BrowserClient(app, PAGE).fetch("/docs/openapi.json").json
    assert set(described["paths"]) == {"/pets/", "/pets/{id}", "/vets/"}


def test_cors_of_an_api_says_what_to_write() -> None:
    with pytest.raises(AttachmentError) as caught:
        CORS(t.cast(t.Any, Api()), origins=PAGE)

    assert str(caught.value) == (
        "CORS() takes a Flask application or a Blueprint, not Api. Write "
        "CORS(app), with the Flask application that it belongs to. (CORS()) [CORS013]"
    )
