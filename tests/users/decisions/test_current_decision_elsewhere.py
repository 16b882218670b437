"""What is told of the current request under other layers, in preflights that reach the
application, and while the configuration changes.
"""

import typing as t

import pytest
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS
from flask_cors import CORSDecision
from flask_cors import CORSMiddleware
from flask_cors import cross_origin
from flask_cors import current_decision
from flask_cors import Kind
from flask_cors import Outcome
from flask_cors import Reason

from ..page import ADMIN
from ..page import allow_origin
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from .telling import told_by

Told = list[CORSDecision | None]


@pytest.mark.parametrize(
    ("origin", "method", "outcome", "reason"),
    [
        (GOOD, "PUT", Outcome.GRANTED, None),
        (EVIL, "PUT", Outcome.REFUSED, Reason.ORIGIN_NOT_ALLOWED),
        (GOOD, "DELETE", Outcome.REFUSED, Reason.METHOD_NOT_ALLOWED),
    ],
)
@pytest.mark.parametrize("has_layer", [True, False], ids=["CORS(app)", "no CORS(app)"])
def test_a_view_that_answers_preflights_is_told_of_them(
    has_layer: bool,
    origin: str,
    method: str,
    outcome: Outcome,
    reason: Reason | None,
) -> None:
    app = Flask("told")
    told: Told = []

    if has_layer:
        CORS(app, resources=[])

    @app.route("/", methods=["OPTIONS", "PUT", "DELETE"])
    @cross_origin(origins=GOOD, methods=["PUT"], automatic_options=False)
    def view() -> str:
        told.append(current_decision())
        return "mine"

    assert Page(app, origin).preflight("/", method).text == "mine"
    assert told[0] is not None
    assert (told[0].kind, told[0].outcome) == (Kind.PREFLIGHT, outcome)
    assert told[0].reason is reason


def test_a_preflight_that_no_policy_governs_is_told_as_none() -> None:
    app = Flask("told")
    CORS(app, resources="/api/*")
    told: Told = []

    @app.route("/", methods=["OPTIONS"])
    def view() -> str:
        told.append(current_decision())
        return "mine"

    assert Page(app).preflight().text == "mine"
    assert told == [None]


def test_without_a_layer_an_options_that_is_left_to_the_view_has_no_decision() -> None:
    app = Flask("told")
    told: Told = []

    @app.route("/", methods=["GET"], provide_automatic_options=False)
    @cross_origin(origins=GOOD, automatic_options=False)
    def view() -> str:
        return "ok"

    @app.errorhandler(405)
    def not_allowed(error: Exception) -> tuple[str, int]:
        told.append(current_decision())
        return "no", 405

    assert Page(app).preflight("/", "GET").status_code == 405
    assert told == [None]


def test_nothing_is_told_of_a_middleware_put_around_by_hand() -> None:
    app = Flask("told")
    told = told_by(app, "/")
    assert allow_origin(Page(CORSMiddleware(app, origins=GOOD)).fetch()) == GOOD
    assert told == [None]


def mounted(inner: Flask, outer: Flask) -> Flask:
    outer.wsgi_app = DispatcherMiddleware(  # type: ignore[method-assign]
        outer.wsgi_app, {"/inner": inner}
    )
    return outer


def test_a_mounted_application_is_told_what_its_own_cors_says() -> None:
    inner = Flask("inner")
    CORS(inner, resources={"/api/*": ADMIN})
    told = told_by(inner, "/api/x", "/x")
    page = Page(mounted(inner, Flask("outer")), ADMIN)
    assert allow_origin(page.fetch("/inner/api/x")) == ADMIN
    assert told[0] is not None
    assert told[0].outcome is Outcome.GRANTED
    assert allow_origin(page.fetch("/inner/x")) is None
    assert told[1] is None


def test_a_mounted_application_is_told_nothing_of_the_layer_around_it() -> None:
    inner = Flask("inner")
    told = told_by(inner, "/x")
    outer = mounted(inner, Flask("outer"))
    CORS(outer, origins=GOOD)
    assert allow_origin(Page(outer).fetch("/inner/x")) == GOOD
    assert told == [None]


def test_two_layers_are_each_asked_about_their_own_application() -> None:
    inner = Flask("inner")
    CORS(inner, origins=ADMIN)
    told = told_by(inner, "/x")
    outer = mounted(inner, Flask("outer"))
    CORS(outer, origins=GOOD)
    Page(outer).fetch("/inner/x")
    assert told[0] is not None
    assert told[0].outcome is Outcome.REFUSED


def test_whoever_is_told_once_is_told_the_same_until_the_request_ends() -> None:
    app = Flask("told")
    cors = CORS(app, origins=GOOD)
    told: Told = []

    @app.get("/")
    def view() -> str:
        told.append(current_decision())
        cors.reconfigure(app, origins=ADMIN)
        told.append(current_decision())
        return "ok"

    assert allow_origin(Page(app).fetch()) == GOOD
    assert told == [told[0], told[0]]
    assert told[0] is not None
    assert told[0].outcome is Outcome.GRANTED
    assert allow_origin(Page(app).fetch()) is None


def test_whoever_asks_after_a_swap_is_told_of_what_is_in_force_then() -> None:
    """The response is still decided on by what was in force when the request came."""
    app = Flask("told")
    cors = CORS(app, origins=GOOD)
    told: Told = []

    @app.get("/")
    def view() -> str:
        cors.reconfigure(app, origins=ADMIN)
        told.append(current_decision())
        return "ok"

    assert allow_origin(Page(app).fetch()) == GOOD
    assert told[0] is not None
    assert told[0].outcome is Outcome.REFUSED


class Check:
    """A function that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, origin: str) -> bool:
        self.asked.append(origin)
        return origin == GOOD


@pytest.mark.parametrize("origin", [GOOD, EVIL])
@pytest.mark.parametrize("has_layer", [True, False], ids=["CORS(app)", "no CORS(app)"])
def test_a_function_is_asked_once_however_often_the_decision_is(
    has_layer: bool, origin: str
) -> None:
    app, check, told = Flask("told"), Check(), t.cast(Told, [])

    if has_layer:
        CORS(app, origins=check)

    def view() -> str:
        told.extend([current_decision(), current_decision()])
        return "ok"

    decorated = view if has_layer else cross_origin(origins=check)(view)
    app.add_url_rule("/", view_func=decorated)

    @app.after_request
    def after(response: t.Any) -> t.Any:
        told.append(current_decision())
        return response

    Page(app, origin).fetch()
    assert check.asked == [origin]
    assert told == [told[0]] * 3
    assert told[0] is not None


@pytest.mark.parametrize("has_layer", [True, False], ids=["CORS(app)", "no CORS(app)"])
def test_a_function_is_asked_once_in_a_preflight_that_the_view_answers(
    has_layer: bool,
) -> None:
    app, check = Flask("told"), Check()

    if has_layer:
        CORS(app, resources=[])

    @app.route("/", methods=["OPTIONS", "PUT"])
    @cross_origin(origins=check, automatic_options=False)
    def view() -> str:
        assert current_decision() is not None
        return "mine"

    assert Page(app).preflight().text == "mine"
    assert check.asked == [GOOD]


def test_a_function_that_an_async_view_asks_is_not_kept_from_answering() -> None:
    async def check(origin: str) -> bool:
        return origin == GOOD

    app, told = Flask("told"), t.cast(Told, [])
    CORS(app, origins=check)

    @app.get("/")
    async def view() -> str:
        told.append(current_decision())
        return "ok"

    assert allow_origin(Page(app).fetch()) == GOOD
    assert told[0] is not None
    assert told[0].outcome is Outcome.GRANTED
