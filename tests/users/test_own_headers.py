"""What stays the application's own: its headers, and its loggers."""

import logging

import pytest
from flask import Flask
from flask import Response

from flask_cors import CORS
from flask_cors import cross_origin

from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page


def test_the_application_that_sets_its_own_header_is_left_alone() -> None:
    """users: multiple values '*, https://...', but only one is allowed."""
    app = Flask("values")
    headers = {"Access-Control-Allow-Origin": "*"}
    app.add_url_rule("/", view_func=lambda: Response("ok", headers=headers))
    CORS(app, origins=GOOD, supports_credentials=True)
    response = Page(app).fetch()
    assert response.headers.getlist("Access-Control-Allow-Origin") == ["*"]
    assert cors_headers(response) == {"Access-Control-Allow-Origin"}


@pytest.mark.parametrize("early", [True, False], ids=["hook first", "CORS first"])
@pytest.mark.parametrize("decorated", [True, False], ids=["decorated", "plain"])
def test_a_hook_that_adds_the_header_does_not_double_it(
    early: bool, decorated: bool
) -> None:
    app = Flask("values")

    def add_header(response: Response) -> Response:
        response.headers.add("Access-Control-Allow-Origin", "*")
        return response

    if early:
        app.after_request(add_header)

    CORS(app)

    if not early:
        app.after_request(add_header)

    view = cross_origin()(lambda: "ok") if decorated else lambda: "ok"
    app.add_url_rule("/", view_func=view)
    values = Page(app).fetch().headers.getlist("Access-Control-Allow-Origin")
    assert values == ["*"]


def test_a_refusal_is_explained_in_one_debug_record(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = application()
    CORS(app, origins=GOOD)

    with caplog.at_level(logging.DEBUG, logger="flask_cors"):
        Page(app, EVIL).fetch()

    records = [record for record in caplog.records if record.name == "flask_cors"]
    assert [record.levelno for record in records] == [logging.DEBUG]
    assert EVIL in records[0].getMessage()


@pytest.mark.parametrize("name", ["flask_cors", "flask_cors.core"])
def test_the_loggers_are_the_applications_to_set(name: str) -> None:
    """users: the library silenced its own logger."""
    CORS(application())
    logger = logging.getLogger(name)
    assert logger.level == logging.NOTSET
    assert logger.handlers == []
    assert logger.propagate
