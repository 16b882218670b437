"""What the code that serves a request is told of its decision."""

import typing as t

import pytest
from flask import abort
from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSDecision
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

GRANTED = Outcome.GRANTED
REFUSED = Outcome.REFUSED
UNASKED = Outcome.UNASKED

OWN = "http://localhost"


@pytest.mark.parametrize(
    ("origin", "kind", "outcome", "reason"),
    [
        (GOOD, Kind.CROSS_ORIGIN, GRANTED, None),
        (EVIL, Kind.CROSS_ORIGIN, REFUSED, Reason.ORIGIN_NOT_ALLOWED),
        ("null", Kind.CROSS_ORIGIN, REFUSED, Reason.NULL_ORIGIN),
        ("a b", Kind.CROSS_ORIGIN, REFUSED, Reason.MALFORMED_ORIGIN),
        (OWN, Kind.SAME_ORIGIN, REFUSED, Reason.ORIGIN_NOT_ALLOWED),
        (None, Kind.NO_ORIGIN, UNASKED, None),
    ],
    ids=["allowed", "another", "null", "malformed", "the own origin", "no origin"],
)
def test_a_view_is_told_all_of_it(
    origin: str | None, kind: Kind, outcome: Outcome, reason: Reason | None
) -> None:
    app = Flask("told")
    CORS(app, origins=GOOD)
    told = told_by(app, "/")
    Page(app, origin).fetch()
    (decision,) = told
    assert decision is not None
    assert str(decision.source) == "CORS()"
    assert decision == CORSDecision(kind, origin, outcome, reason, decision.source)
    assert decision.is_enforced


def test_the_line_of_the_policy_is_told() -> None:
    app = Flask("told")
    CORS(app, origins=GOOD)
    told = told_by(app, "/")
    Page(app).fetch()
    assert told[0] is not None
    assert told[0].source is not None
    assert told[0].source.location is not None
    assert told[0].source.location.file == __file__


def test_a_page_of_the_same_origin_is_known_by_its_browser() -> None:
    app = Flask("told")
    CORS(app, origins=GOOD)
    told = told_by(app, "/")
    Page(app, "https://behind.a.proxy").fetch(Sec_Fetch_Site="same-origin")
    assert told[0] is not None
    assert told[0].kind is Kind.SAME_ORIGIN


def test_all_code_around_a_view_is_told_the_same() -> None:
    app = Flask("told")
    CORS(app, origins=GOOD)
    told: dict[str, CORSDecision | None] = {}

    def tell(place: str) -> None:
        told[place] = current_decision()

    @app.after_request
    def after(response: t.Any) -> t.Any:
        tell("after")
        return response

    @app.errorhandler(418)
    def handle(error: Exception) -> tuple[str, int]:
        tell("error handler")
        return "teapot", 418

    @app.get("/")
    def view() -> t.NoReturn:
        tell("view")
        abort(418)

    app.before_request(lambda: tell("before"))
    app.teardown_request(lambda error: tell("teardown"))
    response = Page(app, EVIL).fetch()
    assert response.status_code == 418
    assert list(told) == ["before", "view", "error handler", "after", "teardown"]
    assert len(set(told.values())) == 1
    assert told["view"] is not None
    assert told["view"].outcome is REFUSED


def test_code_that_answers_where_no_route_is_is_told() -> None:
    app = Flask("told")
    CORS(app, origins=GOOD)
    told: list[CORSDecision | None] = []

    @app.errorhandler(404)
    def missing(error: Exception) -> tuple[str, int]:
        told.append(current_decision())
        return "missing", 404

    assert allow_origin(Page(app).fetch("/missing")) == GOOD
    assert told[0] is not None
    assert told[0].outcome is GRANTED


PARTNERS_AND_ALL = [{"origins": GOOD}, {"origins": "*", "methods": ["GET"]}]


@pytest.mark.parametrize(
    ("path", "origin", "outcome", "source"),
    [
        ("/one", GOOD, GRANTED, "resources['/one'] of CORS()"),
        ("/one", EVIL, REFUSED, "resources['/one'] of CORS()"),
        ("/api/x", GOOD, GRANTED, "resources['/api/*'][0] of CORS()"),
        ("/api/x", EVIL, GRANTED, "resources['/api/*'][1] of CORS()"),
        ("/api/x", None, UNASKED, "resources['/api/*'][0] of CORS()"),
        ("/many/x", EVIL, REFUSED, "resources['/many/*'][0] of CORS()"),
    ],
)
def test_the_source_is_the_policy_that_decided(
    path: str, origin: str | None, outcome: Outcome, source: str
) -> None:
    app = Flask("told")
    many = [{"origins": GOOD}, {"origins": ADMIN}]
    table: t.Any = {"/one": GOOD, "/api/*": PARTNERS_AND_ALL, "/many/*": many}
    CORS(app, resources=table)
    told = told_by(app, "/one", "/api/x", "/many/x")
    Page(app, origin).fetch(path)
    assert told[0] is not None
    assert (told[0].outcome, str(told[0].source)) == (outcome, source)


def test_a_blueprint_has_a_policy_of_its_own() -> None:
    app = Flask("told")
    CORS(app, origins=GOOD, resources="/*")
    api = Blueprint("api", __name__, url_prefix="/api")
    CORS(api, origins=ADMIN)
    told: list[CORSDecision | None] = []
    api.add_url_rule("/", "index", lambda: told.append(current_decision()) or "ok")
    app.register_blueprint(api)
    Page(app, ADMIN).fetch("/api/")
    assert told[0] is not None
    assert (told[0].outcome, str(told[0].source)) == (GRANTED, "CORS()")


@pytest.mark.parametrize("has_layer", [True, False], ids=["CORS(app)", "no CORS(app)"])
@pytest.mark.parametrize(
    ("origin", "outcome"), [(ADMIN, GRANTED), (GOOD, REFUSED), (None, UNASKED)]
)
def test_a_decorated_view_has_a_policy_of_its_own(
    has_layer: bool, origin: str | None, outcome: Outcome
) -> None:
    app = Flask("told")

    if has_layer:
        CORS(app, origins=GOOD)

    told: list[CORSDecision | None] = []

    @app.after_request
    def after(response: t.Any) -> t.Any:
        told.append(current_decision())
        return response

    @app.get("/")
    @cross_origin(origins=[ADMIN, "https://other.example"])
    def view() -> str:
        told.append(current_decision())
        return "ok"

    response = Page(app, origin).fetch()
    assert told[0] is not None
    assert (told[0].outcome, str(told[0].source)) == (outcome, "@cross_origin()")
    assert told == [told[0], told[0]]
    assert allow_origin(response) == (ADMIN if outcome is GRANTED else None)


@pytest.mark.parametrize("path", ["/exempt", "/elsewhere"])
def test_nothing_is_told_where_no_policy_governs(path: str) -> None:
    app = Flask("told")
    CORS(app, origins=GOOD, resources=["/api/*", "/exempt"])
    told = told_by(app, "/elsewhere")

    @app.get("/exempt")
    @cors_exempt
    def exempt() -> str:
        told.append(current_decision())
        return "ok"

    assert allow_origin(Page(app).fetch(path)) is None
    assert told == [None]


@pytest.mark.parametrize("decorate", [cors_exempt, lambda view: view])
def test_nothing_is_told_where_nothing_is_configured(
    decorate: t.Callable[[t.Any], t.Any],
) -> None:
    app = Flask("told")
    told: list[CORSDecision | None] = []

    @app.get("/")
    @decorate
    def view() -> str:
        told.append(current_decision())
        return "ok"

    assert allow_origin(Page(app).fetch()) is None
    assert told == [None]


def test_without_a_layer_nothing_is_told_before_the_view_is_called() -> None:
    """A hook that answers then has no CORS headers on its answer."""
    app = Flask("told")
    told: list[CORSDecision | None] = []

    @app.before_request
    def before() -> tuple[str, int]:
        told.append(current_decision())
        return "log in first", 401

    app.add_url_rule("/", "view", cross_origin(origins=GOOD)(lambda: "ok"))
    assert allow_origin(Page(app).fetch()) is None
    assert told == [None]


def test_an_async_view_is_told() -> None:
    app = Flask("told")
    CORS(app, origins=GOOD)
    told: list[CORSDecision | None] = []

    @app.get("/")
    async def view() -> str:
        told.append(current_decision())
        return "ok"

    assert Page(app).fetch().text == "ok"
    assert told[0] is not None
    assert told[0].outcome is GRANTED


def test_a_test_can_ask_in_a_request_context() -> None:
    app = Flask("told")
    CORS(app, origins=GOOD)

    with app.test_request_context("/", headers={"Origin": EVIL}):
        decision = current_decision()

    assert decision is not None
    assert decision.reason is Reason.ORIGIN_NOT_ALLOWED


NO_REQUEST = (
    r"^There is no request to tell of: current_decision\(\) is for code that serves "
    r"one, such as a view\. What is decided on preflights and on responses is told by "
    r"the signals cors_granted and cors_refused\.$"
)


def test_it_is_an_error_outside_of_a_request() -> None:
    with pytest.raises(RuntimeError, match=NO_REQUEST):
        current_decision()

    app = Flask("told")
    CORS(app, origins=GOOD)

    with app.app_context(), pytest.raises(RuntimeError, match=NO_REQUEST):
        current_decision()
