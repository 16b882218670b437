"""The article on CORS in Flask: its hand-written example, alone and beside CORS."""

import collections.abc as cabc

import pytest
from flask import Flask
from flask import make_response
from flask import request
from flask import Response
from flask.typing import ResponseReturnValue

from flask_cors import CORS

from .exchange import cors_headers
from .exchange import fetch
from .exchange import preflight
from .exchange import STRANGER
from .exchange import vary

SITE = "https://site.example"
APP = "https://app.site.example"
ADMIN = "https://admin.site.example"


def add_headers(response: Response) -> Response:
    origin = request.headers.get("Origin")

    if origin in [SITE, APP]:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Vary"] = "Origin"

    return response


def report_by_hand() -> ResponseReturnValue:
    if request.method == "OPTIONS":
        response = make_response("", 204)
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type, X-Token"
        response.headers["Access-Control-Max-Age"] = "86400"
        return response

    return {"message": "at your service"}


def make_manual_app() -> Flask:
    app = Flask(__name__)
    app.after_request(add_headers)
    app.add_url_rule(
        "/api/report", view_func=report_by_hand, methods=["GET", "POST", "OPTIONS"]
    )
    return app


def put_cors_beside_it(app: Flask) -> None:
    CORS(app, origins=[SITE, APP, ADMIN])


def leave_it_alone(app: Flask) -> None:
    pass


beside_and_alone = pytest.mark.parametrize(
    "complete",
    [
        pytest.param(leave_it_alone, id="alone"),
        pytest.param(put_cors_beside_it, id="beside CORS"),
    ],
)


@beside_and_alone
def test_headers_written_by_hand_stay_as_they_are(
    complete: cabc.Callable[[Flask], None],
) -> None:
    app = make_manual_app()
    complete(app)
    response = fetch(app.test_client(), "/api/report", APP)

    assert cors_headers(response.headers) == {
        "Access-Control-Allow-Origin": APP,
        "Access-Control-Allow-Credentials": "true",
    }
    assert vary(response.headers) == "Origin"


@beside_and_alone
def test_preflight_answered_by_hand_stays_as_it_is(
    complete: cabc.Callable[[Flask], None],
) -> None:
    app = make_manual_app()
    complete(app)
    response = preflight(app.test_client(), "/api/report", "POST", origin=APP)

    assert response.status_code == 204
    assert cors_headers(response.headers) == {
        "Access-Control-Allow-Origin": APP,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
        "Access-Control-Allow-Headers": "Content-Type, X-Token",
        "Access-Control-Max-Age": "86400",
    }


def test_cors_decides_where_the_hand_written_code_says_nothing() -> None:
    app = make_manual_app()
    put_cors_beside_it(app)
    client = app.test_client()

    assert cors_headers(fetch(client, "/api/report", ADMIN).headers) == {
        "Access-Control-Allow-Origin": ADMIN
    }
    assert cors_headers(fetch(client, "/api/report", STRANGER).headers) == {}
