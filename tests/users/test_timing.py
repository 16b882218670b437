"""Who may see how long a response took: those who may read it, if that is said."""

import typing as t

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from flask_cors import CORS
from flask_cors import cross_origin

APP = "https://app.example.com"
ADMIN = "https://admin.example.com"
EVIL = "https://evil.example"

TIMING = "Timing-Allow-Origin"


def application(**options: t.Any) -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/", "index", lambda: "index")
    app.add_url_rule("/gone", "gone", lambda: ("gone", 410))
    CORS(app, **options)
    return app


def answer(app: Flask, origin: str | None, path: str = "/") -> TestResponse:
    headers = {} if origin is None else {"Origin": origin}
    return app.test_client().get(path, headers=headers)


@pytest.mark.parametrize(
    ("options", "origin", "value"),
    [
        pytest.param({"origins": [APP, ADMIN]}, APP, APP, id="an allowed origin"),
        pytest.param({"origins": [APP, ADMIN]}, EVIL, None, id="a refused origin"),
        pytest.param({"origins": [APP, ADMIN]}, None, None, id="no origin"),
        pytest.param({"origins": APP}, None, APP, id="no origin, where there is one"),
        pytest.param({"origins": APP}, EVIL, None, id="another than the only one"),
        pytest.param(
            {"origins": "*"}, None, "*", id="no origin, where all are allowed"
        ),
        pytest.param({"origins": "*"}, EVIL, EVIL, id="any origin"),
        pytest.param({"origins": "*"}, "null", "*", id="null, where all are allowed"),
        pytest.param(
            {"origins": "*", "send_wildcard": True}, EVIL, "*", id="a wildcard"
        ),
        pytest.param(
            {"origins": APP, "always_send": False}, None, None, id="only who asks"
        ),
        pytest.param(
            {"origins": [APP, ADMIN], "supports_credentials": True},
            ADMIN,
            ADMIN,
            id="credentials",
        ),
        pytest.param(
            {"resources": {"/*": [{"origins": APP}, {"origins": "*"}]}},
            EVIL,
            EVIL,
            id="the second of several policies",
        ),
    ],
)
@pytest.mark.parametrize("path", ["/", "/gone", "/never"])
def test_it_is_told_to_those_who_may_read(
    options: dict[str, t.Any], origin: str | None, value: str | None, path: str
) -> None:
    app = application(timing_allow_origin=True, **options)
    assert answer(app, origin, path).headers.get(TIMING) == value


@pytest.mark.parametrize("origin", [APP, None])
def test_it_is_told_to_nobody_where_nobody_says_so(origin: str | None) -> None:
    assert TIMING not in answer(application(origins=APP), origin).headers


def test_the_answer_to_a_preflight_has_none() -> None:
    app = application(origins=APP, timing_allow_origin="true")
    asked = {"Origin": APP, "Access-Control-Request-Method": "PUT"}
    preflight = app.test_client().options("/", headers=asked)
    assert preflight.headers["Access-Control-Allow-Origin"] == APP
    assert TIMING not in preflight.headers


def test_a_view_and_the_configuration_may_say_so() -> None:
    app = Flask(__name__)
    app.config["CORS_TIMING_ALLOW_ORIGIN"] = "1"

    @app.get("/")
    @cross_origin(APP)
    def index() -> str:
        return "index"

    assert answer(app, APP).headers[TIMING] == APP


def test_one_policy_of_several_may_say_so() -> None:
    policies = [{"origins": APP, "timing_allow_origin": True}, {"origins": ADMIN}]
    app = application(resources={"/*": policies})
    assert answer(app, APP).headers[TIMING] == APP
    assert TIMING not in answer(app, ADMIN).headers


def test_what_the_application_says_itself_stays() -> None:
    app = application(origins=[APP, ADMIN], timing_allow_origin=True)

    @app.get("/own")
    def own() -> tuple[str, dict[str, str]]:
        return "own", {TIMING: "https://stats.example"}

    values = answer(app, APP, "/own").headers.getlist(TIMING)
    assert values == ["https://stats.example", APP]
