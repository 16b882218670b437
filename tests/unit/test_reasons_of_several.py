"""What the log, and in debug mode the response, says of several policies of a path."""

import logging
import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors.reasons import DEBUG_HEADER

PARTNER = "https://partner.example"
PUBLIC = "https://public.example"
EVIL = "https://evil.example"

POLICIES: t.Final[list[t.Any]] = [
    {"origins": PARTNER, "supports_credentials": True},
    {"origins": PUBLIC, "methods": ["GET"]},
]
NONE_OF_THEM = (
    f"None of the 2 policies of this path allows '{EVIL}': origins='{PUBLIC}' "
    f"(resources['/*'][1] of app.config['CORS_RESOURCES']) does not have '{EVIL}'."
)
SECOND = (
    "methods=['GET'] (resources['/*'][1] of app.config['CORS_RESOURCES']) does not "
    "have 'PUT'."
)


def application(*, debug: bool) -> Flask:
    """An application that is configured by a key, which has no line."""
    app = Flask("several")
    app.debug = debug
    app.config["CORS_RESOURCES"] = {"/*": POLICIES}
    app.add_url_rule("/", view_func=lambda: "ok", methods=["GET", "PUT"])
    CORS(app)
    return app


def ask(app: Flask, origin: str, method: str | None = None) -> str | None:
    """What a response says in debug mode."""
    headers = {"Origin": origin}

    if method is None:
        return app.test_client().get("/", headers=headers).headers.get(DEBUG_HEADER)

    headers["Access-Control-Request-Method"] = method
    return app.test_client().options("/", headers=headers).headers.get(DEBUG_HEADER)


CASES = [
    (EVIL, None, NONE_OF_THEM),
    (EVIL, "GET", NONE_OF_THEM),
    (PUBLIC, "PUT", SECOND),
]


@pytest.mark.parametrize(("origin", "method", "said"), CASES)
def test_the_response_tells_of_the_one_that_refuses_or_of_all(
    origin: str, method: str | None, said: str
) -> None:
    assert ask(application(debug=True), origin, method) == said


@pytest.mark.parametrize(("origin", "method", "said"), CASES)
def test_the_log_says_the_same(
    origin: str, method: str | None, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    ask(application(debug=False), origin, method)
    (record,) = caplog.records
    assert record.getMessage().startswith(f"CORS refused: {said} ")


@pytest.mark.parametrize("origin", [PARTNER, PUBLIC])
def test_nothing_is_said_to_those_who_are_allowed(origin: str) -> None:
    assert ask(application(debug=True), origin) is None
