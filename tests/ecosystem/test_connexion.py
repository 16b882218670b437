"""Connexion: an API by its specification, in ASGI layers around a Flask application."""

import typing as t
import warnings

import pytest
from a2wsgi import ASGIMiddleware
from a2wsgi import WSGIMiddleware

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors.errors import AttachmentError
from flask_cors.testing import BrowserClient

from .scenario import Scenario

# It imports names that jsonschema and Starlette want nobody to import any more.
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "jsonschema.*", DeprecationWarning)
    warnings.filterwarnings("ignore", "Using `httpx`", UserWarning)
    from connexion import FlaskApp

WORKS_WITH = Scenario(
    distribution="connexion",
    shows="With CORSMiddleware around a FlaskApp, under WSGI and under ASGI by the "
    "two middlewares of a2wsgi, preflights pass before the specification's security "
    "and pages read every problem; CORS() of a FlaskApp is an error that says so.",
)

PAGE = "https://app.example"
TOKEN = {"Authorization": "Bearer secret"}
SPECIFICATION: dict[str, t.Any] = {
    "openapi": "3.0.0",
    "info": {"title": "Bookshop", "version": "1"},
    "paths": {
        "/books": {
            "get": {
                "operationId": f"{__name__}.books",
                "responses": {"200": {"description": "all of them"}},
            },
            "post": {
                "operationId": f"{__name__}.add",
                "security": [{"token": []}],
                "requestBody": {
                    "content": {"application/json": {"schema": {"required": ["title"]}}}
                },
                "responses": {"201": {"description": "added"}},
            },
        },
        "/lost": {
            "get": {
                "operationId": f"{__name__}.lost",
                "responses": {"200": {"description": "never"}},
            }
        },
    },
    "components": {
        "securitySchemes": {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "x-bearerInfoFunc": f"{__name__}.token_info",
            }
        }
    },
}


def books() -> list[str]:
    return ["Emma"]


def add(body: dict[str, str]) -> tuple[dict[str, str], int]:
    return body, 201


def lost() -> t.NoReturn:
    raise LookupError("Ulysses")


def token_info(token: str) -> dict[str, str] | None:
    return {"sub": "ada"} if token == "secret" else None


@pytest.fixture
def shop() -> FlaskApp:
    app = FlaskApp(__name__)
    app.add_api(SPECIFICATION)
    return app


@pytest.fixture(params=["WSGI", "ASGI"])
def application(request: pytest.FixtureRequest, shop: FlaskApp) -> t.Any:
    application = CORSMiddleware(ASGIMiddleware(shop), origins=PAGE)

    if request.param == "WSGI":
        return application

    # What uvicorn is given; and the way back, for a test without it.
    return ASGIMiddleware(WSGIMiddleware(application))


def test_a_page_with_a_token_writes(application: t.Any) -> None:
    page = BrowserClient(application, PAGE)
    assert page.fetch("/books").json == ["Emma"]
    made = page.fetch("/books", method="POST", headers=TOKEN, json={"title": "Ulysses"})
    assert (made.status, made.json) == (201, {"title": "Ulysses"})
    assert made.preflight is not None


@pytest.mark.parametrize(
    ("method", "url", "headers", "status"),
    [
        ("POST", "/books", {}, 401),
        ("POST", "/books", TOKEN, 400),
        ("GET", "/nowhere", TOKEN, 404),
        ("DELETE", "/books", TOKEN, 405),
        ("GET", "/lost", {}, 500),
    ],
)
def test_a_page_reads_what_the_problem_is(
    application: t.Any, method: str, url: str, headers: dict[str, str], status: int
) -> None:
    json = {} if method == "POST" else None
    page = BrowserClient(application, PAGE)
    answer = page.fetch(url, method=method, headers=headers, json=json)
    assert (answer.status, answer.get_json(force=True)["status"]) == (status, status)


def test_tools_on_another_origin_read_the_description_of_the_api(
    application: t.Any,
) -> None:
    described = BrowserClient(application, PAGE).fetch("/openapi.json").json
    assert described["info"]["title"] == "Bookshop"


def test_cors_of_a_flask_app_says_what_to_write(shop: FlaskApp) -> None:
    with pytest.raises(AttachmentError) as caught:
        CORS(t.cast(t.Any, shop), origins=PAGE)

    assert str(caught.value) == (
        "CORS() takes a Flask application or a Blueprint, not FlaskApp. An ASGI "
        "application is none of Flask's: write "
        "CORSMiddleware(a2wsgi.ASGIMiddleware(application), origins=...). (CORS()) "
        "[CORS013]"
    )


def test_cors_for_the_flask_application_inside_has_no_effect(shop: FlaskApp) -> None:
    CORS(shop.app, origins=PAGE)
    preflight = {"Origin": PAGE, "Access-Control-Request-Method": "POST"}

    with shop.test_client() as client:
        assert client.options("/books", headers=preflight).status_code == 405
        answer = client.get("/books", headers={"Origin": PAGE})

    assert "Access-Control-Allow-Origin" not in answer.headers
