"""Mistakes that come after CORS was set up, and before the first request."""

import logging
import typing as t
import warnings

import pytest

from flask_cors import CORS

from ...users.page import allow_origin
from ...users.page import application
from ...users.page import cors_headers
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from .full import full_application
from .full import PATHS

INVALID: list[dict[str, t.Any]] = [
    {"CORS_ORIGINS": "https://(unclosed"},
    {"CORS_ORIGINS": 7},
    {"CORS_MAX_AGE": "soon"},
    {"CORS_SUPPORTS_CREDENTIALS": True, "CORS_STRICT": True},
    {"CORS_SUPPORTS_CREDENTIALS": True, "CORS_SEND_WILDCARD": True},
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("config", INVALID)
def test_a_mistake_that_comes_later_allows_nobody_and_fails_no_request(
    path: str, config: dict[str, t.Any], caplog: pytest.LogCaptureFixture
) -> None:
    app = full_application()
    app.config.update(config)
    response = Page(app).fetch(path)
    assert (response.status_code, response.text) == (200, "ok")
    assert cors_headers(response) == set()
    assert cors_headers(Page(app).preflight(path, "GET")) == set()
    errors = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert errors
    assert {record.name for record in errors} == {"flask_cors"}
    assert all(r.getMessage().startswith("CORS allows nobody") for r in errors)


def test_a_mistake_that_comes_later_is_logged_with_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = application()
    CORS(app)
    app.config["CORS_MAX_AGE"] = "soon"
    Page(app).fetch()
    assert [record.getMessage() for record in caplog.records] == [
        "CORS allows nobody here: max_age='soon' (app.config['CORS_MAX_AGE']): not a "
        "number of seconds, 0 or more. Write max_age=600, or a timedelta. [CORS231]"
    ]


def test_a_mistake_is_not_half_in_force() -> None:
    """The open resource is right in itself; the strict one before it is not."""
    app = application("/api/open", "/api/secret")
    app.config["CORS_ORIGINS"] = GOOD
    CORS(app, resources={"/api/*": {"origins": "*"}})
    CORS(app, resources="/api/secret")
    app.config["CORS_ORIGINS"] = "https://(unclosed"
    assert cors_headers(Page(app, EVIL).fetch("/api/secret")) == set()
    assert cors_headers(Page(app, EVIL).fetch("/api/open")) == set()


def test_what_is_open_later_is_warned_about_and_serves() -> None:
    app = application()
    CORS(app)
    app.config["CORS_SUPPORTS_CREDENTIALS"] = True

    with pytest.warns(UserWarning, match="every site may read") as caught:
        assert allow_origin(Page(app).fetch()) == GOOD

    assert len(caught) == 1


@pytest.mark.parametrize("path", PATHS)
def test_warnings_that_are_errors_fail_no_request(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = full_application()
    app.config["CORS_SUPPORTS_CREDENTIALS"] = True

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        response = Page(app).fetch(path)

    assert response.status_code == 200
    assert allow_origin(response) == GOOD
    assert {record.levelno for record in caplog.records} == {logging.WARNING}
    assert all("every site may read" in r.getMessage() for r in caplog.records)


def test_what_was_told_is_not_told_again() -> None:
    app = application()

    with pytest.warns(UserWarning, match="every site may read"):
        CORS(app, supports_credentials=True)

    app.config["CORS_MAX_AGE"] = 5
    assert Page(app).preflight().headers["Access-Control-Max-Age"] == "5"
