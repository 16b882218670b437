"""APIFlask: schemas, its own token check, and errors that are JSON throughout."""

import typing as t

import pytest
from apiflask import abort
from apiflask import APIBlueprint
from apiflask import APIFlask
from apiflask import HTTPTokenAuth
from apiflask import Schema
from apiflask.fields import String
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="APIFlask",
    shows="Preflights pass before auth_required, and pages read its 401 with "
    "WWW-Authenticate, the 422 of a schema, the JSON of every other error, and "
    "openapi.json.",
)

PAGE = "https://app.example"
ADMIN = "https://admin.example"
TOKEN = {"Authorization": "Bearer secret"}

auth = HTTPTokenAuth()


@auth.verify_token
def verify_token(token: str) -> str | None:
    return "ada" if token == "secret" else None


class PetIn(Schema):
    name = String(required=True)


class PetOut(PetIn):
    owner = String()


class Pet(MethodView):
    decorators: t.ClassVar = [auth.login_required]

    @cross_origin([PAGE, ADMIN], methods="auto")
    def get(self, id: int) -> t.NoReturn:
        abort(404, f"There is no pet {id}.")

    def delete(self, id: int) -> t.NoReturn:
        raise LookupError(id)


@pytest.fixture
def app() -> APIFlask:
    app = APIFlask(__name__, title="Pets")
    app.logger.disabled = True
    CORS(app, origins=PAGE, methods="auto", expose_headers="WWW-Authenticate")
    api = APIBlueprint("api", __name__, url_prefix="/api")

    @api.post("/pets")
    @api.auth_required(auth)
    @api.input(PetIn)
    @api.output(PetOut, status_code=201)
    def create(json_data: dict[str, str]) -> dict[str, t.Any]:
        return {**json_data, "owner": auth.current_user}

    api.add_url_rule("/pets/<int:id>", view_func=Pet.as_view("pet"))
    app.register_blueprint(api)
    return app


def test_a_page_with_a_token_writes(app: APIFlask) -> None:
    page = BrowserClient(app, PAGE)
    made = page.fetch("/api/pets", method="POST", headers=TOKEN, json={"name": "Tom"})
    assert (made.status, made.json) == (201, {"name": "Tom", "owner": "ada"})
    assert made.preflight is not None


def test_a_page_without_one_reads_what_is_needed(app: APIFlask) -> None:
    page = BrowserClient(app, PAGE)
    answer = page.fetch("/api/pets", method="POST", json={"name": "Tom"})
    assert (answer.status, answer.json["message"]) == (401, "Unauthorized")
    assert (
        answer.headers["WWW-Authenticate"] == 'Bearer realm="Authentication Required"'
    )


def test_a_page_reads_what_does_not_fit_the_schema(app: APIFlask) -> None:
    page = BrowserClient(app, PAGE)
    answer = page.fetch("/api/pets", method="POST", headers=TOKEN, json={})
    assert answer.status == 422
    assert answer.json["detail"] == {
        "json": {"name": ["Missing data for required field."]}
    }


@pytest.mark.parametrize(
    ("method", "url", "headers", "status", "message"),
    [
        ("GET", "/api/pets/7", TOKEN, 404, "There is no pet 7."),
        ("GET", "/nowhere", {}, 404, "Not Found"),
        ("POST", "/api/pets/7", {}, 405, "Method Not Allowed"),
        ("DELETE", "/api/pets/7", TOKEN, 500, "Internal Server Error"),
    ],
    ids=["of a view", "of no view", "of a method", "of a failure"],
)
def test_a_page_reads_what_the_api_says_of_an_error(
    app: APIFlask,
    method: str,
    url: str,
    headers: dict[str, str],
    status: int,
    message: str,
) -> None:
    answer = BrowserClient(app, PAGE).fetch(url, method=method, headers=headers)
    assert (answer.status, answer.json["message"]) == (status, message)


def test_one_method_of_a_view_has_a_policy_of_its_own(app: APIFlask) -> None:
    admin = BrowserClient(app, ADMIN)
    blocked = admin.assert_blocked("/api/pets/7", method="DELETE", headers=TOKEN)
    assert [exchange.sent.is_preflight for exchange in blocked.exchanges] == [True]
    assert admin.fetch("/api/pets/7", headers=TOKEN).status == 404
    assert admin.fetch("/api/pets/7").status == 401


def test_tools_on_another_origin_read_the_description_of_the_api(app: APIFlask) -> None:
    described = BrowserClient(app, PAGE).fetch("/openapi.json").json
    assert described["info"]["title"] == "Pets"
    assert "/api/pets" in described["paths"]


def test_its_own_page_is_served_as_without_cors(app: APIFlask) -> None:
    assert app.test_client().get("/docs").status_code == 200
