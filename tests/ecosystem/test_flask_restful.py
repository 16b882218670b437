"""Flask-RESTful: resources, an API on a blueprint, and the errors that it answers."""

import functools
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask import request
from flask_restful import abort
from flask_restful import Api
from flask_restful import reqparse
from flask_restful import Resource

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-RESTful",
    shows="Preflights of resources pass before a token is asked for, pages read the "
    "API's own 400, 401, 404, 405 and 500, and resources with cross_origin() in their "
    "decorators have a policy of their own.",
)

PAGE = "https://app.example"
ADMIN = "https://admin.example"
TOKEN = {"Authorization": "Bearer secret"}

parser = reqparse.RequestParser()
parser.add_argument("task", required=True, help="what is to be done", location="json")


def token_required(view: t.Any) -> t.Any:
    @functools.wraps(view)
    def decorated(*args: t.Any, **kwargs: t.Any) -> t.Any:
        if request.headers.get("Authorization") != TOKEN["Authorization"]:
            abort(401, message="a token is needed")

        return view(*args, **kwargs)

    return decorated


class Todo(Resource):
    method_decorators: t.ClassVar = [token_required]

    def get(self, id: int) -> dict[str, t.Any]:
        if id > 1:
            abort(404, message=f"There is no todo {id}.")

        return {"id": id}

    def put(self, id: int) -> tuple[dict[str, str], int, dict[str, str]]:
        task = parser.parse_args()["task"]
        return {"task": task}, 201, {"X-Version": "2"}

    def patch(self, id: int) -> t.NoReturn:
        raise LookupError(id)


class Report(Resource):
    decorators: t.ClassVar = [cross_origin(ADMIN)]

    def get(self) -> dict[str, str]:
        return {"report": "secret"}


class Settings(Resource):
    """Who may write is not who may read."""

    method_decorators: t.ClassVar = {"put": [cross_origin(ADMIN), token_required]}

    def get(self) -> dict[str, str]:
        return {"theme": "dark"}

    def put(self) -> dict[str, str]:
        return {}


@pytest.fixture(params=["application", "blueprint"])
def app(request: pytest.FixtureRequest) -> Flask:
    app = Flask(__name__)
    # The log of the 500 is of no interest.
    app.logger.disabled = True
    blueprint = Blueprint("api", __name__)
    api = Api(app if request.param == "application" else blueprint, prefix="/api")
    api.add_resource(Todo, "/todos/<int:id>")
    api.add_resource(Report, "/report")
    api.add_resource(Settings, "/settings")
    app.register_blueprint(blueprint)
    CORS(app, origins=PAGE, methods="auto", expose_headers="X-Version")
    return app


def test_a_page_with_a_token_writes_and_reads(app: Flask) -> None:
    page = BrowserClient(app, PAGE)
    assert page.fetch("/api/todos/1", headers=TOKEN).json == {"id": 1}
    task = {"task": "sleep"}
    made = page.fetch("/api/todos/1", method="PUT", headers=TOKEN, json=task)
    assert (made.status, made.json) == (201, task)
    assert made.headers["X-Version"] == "2"
    assert made.preflight is not None


@pytest.mark.parametrize(
    ("url", "method", "headers", "status", "message"),
    [
        ("/api/todos/1", "GET", {}, 401, "a token is needed"),
        ("/api/todos/1", "PUT", {}, 401, "a token is needed"),
        ("/api/todos/2", "GET", TOKEN, 404, "There is no todo 2."),
        ("/api/todos/1", "PUT", TOKEN, 400, {"task": "what is to be done"}),
        ("/api/todos/1", "PATCH", TOKEN, 500, "Internal Server Error"),
    ],
)
def test_a_page_reads_what_the_api_says_of_an_error(
    app: Flask,
    url: str,
    method: str,
    headers: dict[str, str],
    status: int,
    message: object,
) -> None:
    json = {} if method == "PUT" else None
    page = BrowserClient(app, PAGE)
    answer = page.fetch(url, method=method, headers=headers, json=json)
    assert (answer.status, answer.json["message"]) == (status, message)


def test_a_page_is_granted_the_methods_that_the_resource_has(app: Flask) -> None:
    page = BrowserClient(app, PAGE)
    page.assert_blocked("/api/todos/1", method="DELETE", reason="method-not-allowed")
    # This one needs no grant.
    assert page.fetch("/api/todos/1", method="POST").status == 405


def test_decorators_give_a_resource_a_policy_of_its_own(app: Flask) -> None:
    assert BrowserClient(app, ADMIN).fetch("/api/report").json == {"report": "secret"}
    BrowserClient(app, PAGE).assert_blocked("/api/report")


def test_method_decorators_give_one_to_a_single_method(app: Flask) -> None:
    page, admin = BrowserClient(app, PAGE), BrowserClient(app, ADMIN)
    assert page.fetch("/api/settings").json == {"theme": "dark"}
    page.assert_blocked("/api/settings", method="PUT", headers=TOKEN)
    assert admin.fetch("/api/settings", method="PUT", headers=TOKEN).ok
    admin.assert_blocked("/api/settings")
