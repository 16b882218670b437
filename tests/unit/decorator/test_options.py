"""Requests of the method OPTIONS to decorated views."""

import pytest
from flask import request

from flask_cors import cross_origin

from ...users.page import allow_methods
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers
from .builds import add
from .builds import alone
from .builds import Build
from .builds import each_way
from .builds import layered


@each_way
def test_a_view_that_lists_options_is_still_not_asked(build: Build) -> None:
    """As flask-cors has it: the decorator answers, the view's branch is not reached."""
    app = build()
    ran = []

    @cross_origin(GOOD)
    def view() -> str:
        ran.append(request.method)
        return "ok"

    add(app, view, "PUT", "OPTIONS")
    assert readers(app, method="OPTIONS") == [GOOD]
    assert ran == []


@each_way
def test_a_view_may_answer_options_itself(build: Build) -> None:
    app = build()
    view = cross_origin(GOOD, automatic_options=False)(lambda: ("mine", 201))
    add(app, view, "PUT", "OPTIONS")
    response = Page(app).preflight()
    assert (response.status_code, response.text) == (201, "mine")
    assert readers(app, method="OPTIONS") == [GOOD]
    assert allow_methods(response) >= {"PUT"}


@pytest.mark.parametrize("build", [alone, layered])
def test_without_automatic_options_flask_answers(build: Build) -> None:
    app = build()
    ran = []

    @cross_origin(GOOD, automatic_options=False)
    def view() -> str:
        ran.append(request.method)
        return "ok"

    add(app, view, "PUT")
    response = Page(app).preflight()
    assert response.status_code == 200
    assert set(response.headers["Allow"].split(", ")) == {"PUT", "OPTIONS"}
    assert ran == []


@each_way
def test_options_that_are_no_preflight_say_what_is_allowed(build: Build) -> None:
    app = build()
    add(app, cross_origin(GOOD)(lambda: "ok"), "PUT")
    response = Page(app, None).fetch("/", "OPTIONS")
    assert response.headers["Allow"] == "OPTIONS, PUT"
    assert response.text == ""


@pytest.mark.parametrize("build", [alone, layered])
def test_automatic_methods_are_those_of_the_path(build: Build) -> None:
    app = build()
    add(app, cross_origin(GOOD, methods="auto")(lambda: "ok"), "PUT")
    app.add_url_rule("/", "other", lambda: "ok", methods=["DELETE"])
    asked = Page(app).preflight("/", "PUT")
    assert allow_methods(asked) == {"DELETE", "OPTIONS", "PUT"}
