"""Views that fail, and requests that are refused."""

import logging
import typing as t

import pytest
from flask import abort
from flask import Response

from flask_cors import cross_origin

from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers
from .builds import add
from .builds import alone
from .builds import Build
from .builds import each_way
from .builds import layered


@each_way
@pytest.mark.parametrize(
    "fail",
    [lambda: abort(403), lambda: 1 / 0, lambda: Response(status=418)],
    ids=["abort", "exception", "status"],
)
def test_a_view_that_fails_has_its_own_policy(build: Build, fail: t.Any) -> None:
    app = build()
    add(app, cross_origin(GOOD)(fail))
    assert readers(app) == [GOOD]


@each_way
def test_an_unhandled_exception_can_be_left_alone(build: Build) -> None:
    app = build()
    options: t.Any = {"intercept_exceptions": False}
    add(app, cross_origin(GOOD, **options)(lambda: 1 / 0), "GET")
    app.add_url_rule("/ok", "ok", cross_origin(GOOD, **options)(lambda: "ok"))
    app.add_url_rule("/403", "403", cross_origin(GOOD, **options)(lambda: abort(403)))
    assert readers(app) == []
    assert readers(app, "/ok") == [GOOD]
    assert readers(app, "/403") == [GOOD]


@pytest.mark.parametrize("build", [alone, layered])
def test_a_refusal_is_logged_once(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    app = build()
    add(app, cross_origin(GOOD)(lambda: "ok"))
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    Page(app, EVIL).fetch()
    Page(app, EVIL).preflight()
    Page(app).fetch()
    Page(app).preflight()
    messages = [record.getMessage() for record in caplog.records]
    refused = f"does not have {EVIL!r}."
    assert [message.partition(") ")[2].partition(";")[0] for message in messages] == [
        f"{refused} 'GET' '/'",
        f"{refused} 'OPTIONS' '/'",
    ]
