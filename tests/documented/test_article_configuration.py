"""The article on the configuration of Flask-CORS, with its old names and mistakes."""

import warnings

import pytest
from flask import Flask
from flask import request
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from werkzeug.test import TestResponse

from flask_cors import CORS
from flask_cors import CORSWarning
from flask_cors import cross_origin

from .exchange import allowed_origin
from .exchange import cors_headers
from .exchange import DEFAULT_METHODS
from .exchange import fetch
from .exchange import preflight
from .exchange import SHOP
from .exchange import STRANGER
from .exchange import vary

LOCAL = "http://localhost:3000"
YOURS = "https://your-shop.example"


def echo() -> ResponseReturnValue:
    return request.get_json()["word"]


def make_best_answer() -> tuple[FlaskClient, list[warnings.WarningMessage]]:
    app = Flask(__name__)
    app.secret_key = "sphinx of black quartz, judge my vow"
    app.config["CORS_HEADERS"] = "Content-Type"

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        CORS(app, resources={r"/echo": {"origins": "http://localhost:port"}})
        view = cross_origin(origin="localhost", headers=["Content-Type", "X-Token"])
        app.add_url_rule("/echo", view_func=view(echo), methods=["POST"])
        app.add_url_rule("/other", "other", echo, methods=["POST"])
        app.test_client().get("/favicon.ico")

    return app.test_client(), caught


@pytest.fixture
def best_answer() -> FlaskClient:
    return make_best_answer()[0]


@pytest.mark.parametrize(
    ("category", "named"),
    [
        (CORSWarning, "CORS_HEADERS"),
        (CORSWarning, "http://localhost:port"),
        (DeprecationWarning, "origins"),
        (DeprecationWarning, "allow_headers"),
    ],
)
def test_each_mistake_of_the_best_answer_is_warned_about(
    category: type[Warning], named: str
) -> None:
    _, caught = make_best_answer()
    messages = [str(w.message) for w in caught if issubclass(w.category, category)]

    assert len([message for message in messages if named in message]) == 1


@pytest.mark.parametrize(
    "origin",
    ["http://localhost", "https://localhost", LOCAL, "https://localhost:8443"],
)
def test_origin_localhost_means_every_port_of_both_schemes(
    best_answer: FlaskClient, origin: str
) -> None:
    response = fetch(best_answer, "/echo", origin, "POST", json={"word": "fox"})

    assert response.text == "fox"
    assert cors_headers(response.headers) == {"Access-Control-Allow-Origin": origin}
    assert vary(response.headers) == "Origin"


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost.attacker.example",
        "http://notlocalhost",
        "http://app.localhost",
        "http://127.0.0.1:3000",
        "http://localhost:port",
        "localhost",
        "null",
        STRANGER,
    ],
)
def test_origin_localhost_means_nothing_else(
    best_answer: FlaskClient, origin: str
) -> None:
    response = fetch(best_answer, "/echo", origin, "POST", json={"word": "fox"})

    assert response.status_code == 200
    assert cors_headers(response.headers) == {}


def test_headers_names_the_request_headers_that_are_allowed(
    best_answer: FlaskClient,
) -> None:
    response = preflight(best_answer, "/echo", "POST", "content-type,x-other", LOCAL)

    assert cors_headers(response.headers) == {
        "Access-Control-Allow-Origin": LOCAL,
        "Access-Control-Allow-Methods": DEFAULT_METHODS,
        "Access-Control-Allow-Headers": "content-type",
    }


def test_route_outside_the_resources_has_no_cors_headers(
    best_answer: FlaskClient,
) -> None:
    response = fetch(best_answer, "/other", LOCAL, "POST", json={"word": "fox"})

    assert cors_headers(response.headers) == {}


def test_placeholder_for_a_port_is_warned_about_and_admits_nobody() -> None:
    app = Flask(__name__)
    app.add_url_rule("/echo", view_func=echo, methods=["POST"])

    with pytest.warns(CORSWarning, match="http://localhost:port"):
        CORS(app, resources={r"/echo": {"origins": "http://localhost:port"}})

    client = app.test_client()
    assert allowed_origin(preflight(client, "/echo", origin=LOCAL)) is None


def preflight_after_set_up(
    app: Flask, asked: str, options: dict[str, list[str]]
) -> TestResponse:
    CORS(app, **options)
    return preflight(app.test_client(), "/echo", "POST", asked)


@pytest.mark.parametrize(
    ("options", "asked", "granted"),
    [
        ({}, "x-token", "x-token"),
        ({"allow_headers": ["X-Token"]}, "content-type,x-token", "x-token"),
    ],
    ids=["default", "allow_headers"],
)
def test_cors_headers_in_the_configuration_warns_and_has_no_effect(
    options: dict[str, list[str]], asked: str, granted: str
) -> None:
    app = Flask(__name__)
    app.config["CORS_HEADERS"] = "Content-Type"
    app.add_url_rule("/echo", view_func=echo, methods=["POST"])

    with pytest.warns(CORSWarning, match="CORS_HEADERS"):
        response = preflight_after_set_up(app, asked, options)

    headers = cors_headers(response.headers)
    assert headers["Access-Control-Allow-Headers"] == granted


@pytest.mark.parametrize("path", ["/", "/echo", "/nothing/here"])
def test_pattern_for_every_path_handles_every_preflight(path: str) -> None:
    app = Flask(__name__)
    app.add_url_rule("/", "home", echo)
    app.add_url_rule("/echo", view_func=echo, methods=["POST"])
    CORS(app, resources={r"/*": {"origins": ["http://localhost:8080"]}})
    response = preflight(
        app.test_client(), path, "POST", "x-token", "http://localhost:8080"
    )

    assert response.status_code == 200
    assert cors_headers(response.headers) == {
        "Access-Control-Allow-Origin": "http://localhost:8080",
        "Access-Control-Allow-Methods": DEFAULT_METHODS,
        "Access-Control-Allow-Headers": "x-token",
    }


@pytest.mark.parametrize(
    "origin",
    [
        "https://localhost:8080",
        "http://localhost:8081",
        "http://localhost",
        "http://www.localhost:8080",
        "http://localhost:8080/",
    ],
    ids=["protocol", "port", "no port", "domain", "trailing slash"],
)
def test_origin_has_to_match_exactly(origin: str) -> None:
    app = Flask(__name__)
    CORS(app, resources={r"/*": {"origins": ["http://localhost:8080"]}})
    response = preflight(app.test_client(), "/", origin=origin)

    assert allowed_origin(response) is None


def double() -> ResponseReturnValue:
    data = request.get_json()

    if data and "word" in data:
        return {"result": data["word"] * 2}

    return {"error": "no word"}, 400


@pytest.fixture
def complete() -> FlaskClient:
    app = Flask(__name__)
    app.secret_key = "of a test"
    app.config["CORS_HEADERS"] = "Content-Type"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        CORS(
            app,
            resources={
                r"/api/*": {
                    "origins": [LOCAL, YOURS],
                    "methods": ["GET", "POST", "PUT", "DELETE"],
                    "allow_headers": ["Content-Type", "Authorization"],
                }
            },
        )
        view = cross_origin(origin=LOCAL)(double)
        app.add_url_rule("/api/double", view_func=view, methods=["POST"])
        app.add_url_rule("/api/plain", "plain", double, methods=["POST"])
        app.test_client().get("/favicon.ico")

    return app.test_client()


@pytest.mark.parametrize(
    ("body", "status"), [({"word": "ab"}, 200), ({}, 400)], ids=["result", "error"]
)
def test_complete_example_answers_its_origin(
    complete: FlaskClient, body: dict[str, str], status: int
) -> None:
    response = fetch(complete, "/api/double", LOCAL, "POST", json=body)

    assert response.status_code == status
    assert allowed_origin(response) == LOCAL


def test_decorator_s_origin_decides_for_its_view(complete: FlaskClient) -> None:
    response = fetch(complete, "/api/double", YOURS, "POST", json={"word": "ab"})

    assert response.status_code == 200
    assert allowed_origin(response) is None


@pytest.mark.parametrize(
    ("origin", "method", "granted"),
    [
        (LOCAL, "DELETE", {"Access-Control-Allow-Origin": LOCAL}),
        (YOURS, "DELETE", {"Access-Control-Allow-Origin": YOURS}),
        (LOCAL, "PATCH", None),
        (SHOP, "DELETE", None),
    ],
)
def test_other_routes_of_the_resource_have_its_policy(
    complete: FlaskClient,
    origin: str,
    method: str,
    granted: dict[str, str] | None,
) -> None:
    response = preflight(complete, "/api/plain", method, "authorization,x-b", origin)
    headers = cors_headers(response.headers)

    if granted is None:
        assert "Access-Control-Allow-Methods" not in headers
        assert "Access-Control-Allow-Headers" not in headers
    else:
        assert headers == granted | {
            "Access-Control-Allow-Methods": "DELETE, GET, POST, PUT",
            "Access-Control-Allow-Headers": "authorization",
        }


def test_origin_asterisk_allows_every_website() -> None:
    app = Flask(__name__)

    with pytest.warns(DeprecationWarning, match="origins"):
        view = cross_origin(origin="*")(double)

    app.add_url_rule("/api/open", view_func=view, methods=["POST"])
    response = preflight(app.test_client(), "/api/open", origin=STRANGER)

    assert allowed_origin(response) == STRANGER
