"""Other options for an application that is set up, and may have served for long."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from werkzeug.debug import DebuggedApplication

from flask_cors import audit
from flask_cors import ConfigChange
from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import explain

from ...users.page import add
from ...users.page import ADMIN
from ...users.page import allow_credentials
from ...users.page import allow_origin
from ...users.page import application
from ...users.page import cors_headers
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers


@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
@pytest.mark.parametrize("has_served", [False, True])
def test_new_origins_count_at_once_and_old_ones_no_more(
    method: str, has_served: bool
) -> None:
    app = application()
    cors = CORS(app, origins=GOOD)
    assert not has_served or readers(app, "/", method) == [GOOD]
    cors.reconfigure(app, origins=[ADMIN])
    assert readers(app, "/", method) == [ADMIN]


def test_there_and_back_again() -> None:
    app = application()
    cors = CORS(app)

    for origin in (GOOD, ADMIN, GOOD, EVIL):
        cors.reconfigure(app, origins=origin)
        assert readers(app, "/") == readers(app, "/", "OPTIONS") == [origin]


@pytest.mark.parametrize("init", [{}, {"max_age": 6}])
def test_nothing_remains_of_the_constructor_and_of_init_app(
    init: dict[str, t.Any],
) -> None:
    app = application()
    cors = CORS(supports_credentials=True, origins=GOOD, max_age=5)
    cors.init_app(app, **init)
    cors.reconfigure(app, origins=GOOD)
    assert cors_headers(Page(app).preflight()) == {
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Methods",
    }


def test_an_answer_that_was_given_before_is_not_given_again() -> None:
    app = application()
    cors = CORS(app, origins=[GOOD, ADMIN], max_age=5, supports_credentials=True)

    for _ in range(2):
        assert Page(app).preflight().headers["Access-Control-Max-Age"] == "5"
        assert allow_credentials(Page(app).fetch()) == "true"

    cors.reconfigure(app, origins=[GOOD, ADMIN], max_age=7)

    for _ in range(2):
        assert Page(app).preflight().headers["Access-Control-Max-Age"] == "7"
        assert allow_credentials(Page(app).fetch()) is None


def test_the_resources_are_replaced() -> None:
    app = application("/old", "/new", "/both")
    cors = CORS(app, resources={"/old": GOOD, "/both": GOOD})
    assert readers(app, "/both") == [GOOD]
    cors.reconfigure(app, resources={"/new": ADMIN, "/both": ADMIN})
    assert [readers(app, path) for path in ("/old", "/new", "/both")] == [
        [],
        [ADMIN],
        [ADMIN],
    ]


def test_no_options_are_the_defaults_over_the_configuration() -> None:
    app = application()
    app.config["CORS_MAX_AGE"] = 5
    cors = CORS(app, origins=GOOD)
    Page(app).fetch()
    app.config["CORS_ORIGINS"] = ADMIN
    cors.reconfigure(app)
    assert readers(app, "/") == [ADMIN]
    assert Page(app, ADMIN).preflight().headers["Access-Control-Max-Age"] == "5"


def test_the_application_serves_the_request_that_reconfigures_it_as_it_began() -> None:
    app = Flask("reconfiguring")
    cors = CORS(app, origins=GOOD)
    served: list[tuple[ConfigChange, ...]] = []

    @app.route("/", methods=["GET", "OPTIONS"])
    def index() -> str:
        served.append(cors.reconfigure(app, origins=ADMIN))
        return "ok"

    assert allow_origin(Page(app).preflight("/", "GET")) == GOOD
    cors.reconfigure(app, origins=GOOD)
    assert allow_origin(Page(app).fetch()) == GOOD
    assert allow_origin(Page(app).fetch()) is None
    assert [len(changes) for changes in served] == [1, 1, 0]


def test_so_does_one_whose_policies_are_looked_up_for_each_request() -> None:
    app = application("/other")
    cors = CORS(app, resources={"/*": GOOD, "/other": GOOD})

    def view() -> str:
        cors.reconfigure(app, origins=ADMIN)
        return "ok"

    app.add_url_rule("/", "view", view)
    assert allow_origin(Page(app).fetch()) == GOOD
    assert allow_origin(Page(app).fetch()) is None


@pytest.mark.parametrize("is_alike", [True, False])
def test_a_traceback_is_for_the_origins_of_when_the_request_began(
    is_alike: bool,
) -> None:
    app = application("/other")
    app.config["PROPAGATE_EXCEPTIONS"] = True
    cors = CORS(app, resources="/*" if is_alike else ["/", "/other"], origins=GOOD)

    def view() -> t.NoReturn:
        cors.reconfigure(app, origins=ADMIN)
        raise LookupError("away")

    app.add_url_rule("/", "view", view)
    Page(app).fetch("/other")
    response = Page(DebuggedApplication(app)).fetch()
    assert response.text.endswith("LookupError: away\n")
    assert allow_origin(response) == GOOD


def test_other_extensions_keep_their_entries_and_their_precedence() -> None:
    app = application("/a", "/b", "/c")
    first = CORS(app, resources={"/a": GOOD, "/c": GOOD})
    second = CORS(app, resources={"/b": GOOD})
    third = CORS(app, resources={"/c": GOOD})
    Page(app).fetch()

    with pytest.warns(UserWarning, match="replaces"):
        first.reconfigure(app, resources={"/a": ADMIN, "/c": ADMIN})

    assert [readers(app, p) for p in ("/a", "/b", "/c")] == [[ADMIN], [GOOD], [GOOD]]
    second.reconfigure(app, resources={"/b": EVIL})
    third.reconfigure(app, resources=[])
    assert [readers(app, p) for p in ("/a", "/b", "/c")] == [[ADMIN], [EVIL], [ADMIN]]


def test_one_extension_that_was_attached_twice_is_replaced_as_a_whole() -> None:
    app = application("/a", "/b")
    cors = CORS(app, resources={"/a": GOOD})
    cors.init_app(app, resources={"/b": GOOD})
    cors.reconfigure(app, resources={"/b": ADMIN})
    assert [readers(app, path) for path in ("/a", "/b")] == [[], [ADMIN]]


def test_each_application_of_a_factory_is_reconfigured_alone() -> None:
    cors = CORS(origins=GOOD)

    def create_app() -> Flask:
        app = application()
        cors.init_app(app)
        return app

    one, other = create_app(), create_app()
    assert readers(one, "/") == [GOOD]
    cors.reconfigure(one, origins=ADMIN)
    assert [readers(app, "/") for app in (one, other)] == [[ADMIN], [GOOD]]
    assert readers(create_app(), "/") == [GOOD]


@pytest.mark.parametrize("has_served", [False, True])
def test_blueprints_and_decorated_views_keep_their_own(has_served: bool) -> None:
    app = application("/")
    blueprint = Blueprint("api", __name__, url_prefix="/api")
    add(blueprint, "/items", "items")
    CORS(blueprint, origins=ADMIN)
    cors = CORS(app, origins=GOOD)
    app.register_blueprint(blueprint)
    app.add_url_rule("/view", "view", cross_origin(origins=ADMIN)(lambda: "ok"))
    app.add_url_rule("/exempt", "exempt", cors_exempt(lambda: "ok"))
    assert not has_served or readers(app, "/") == [GOOD]
    cors.reconfigure(app, origins=EVIL)
    paths = ("/", "/view", "/exempt", "/api/items", "/api/missing")

    for method in ("GET", "OPTIONS"):
        found = [readers(app, path, method, asking="GET") for path in paths]
        assert found == [[EVIL], [ADMIN], [], [ADMIN], [ADMIN]]


def test_what_is_registered_before_the_first_request_still_counts() -> None:
    app = application()
    cors = CORS(app, origins=GOOD)
    cors.reconfigure(app, origins=EVIL)
    CORS(app, resources={"/late": GOOD})
    app.add_url_rule("/late", "late", lambda: "ok")
    app.add_url_rule("/view", "view", cross_origin(origins=ADMIN)(lambda: "ok"))
    app.config["CORS_MAX_AGE"] = 5
    found = [readers(app, path) for path in ("/", "/late", "/view")]
    assert found == [[EVIL], [GOOD], [ADMIN]]
    assert Page(app, EVIL).preflight().headers["Access-Control-Max-Age"] == "5"


def test_views_that_are_decorated_for_each_request_have_theirs() -> None:
    app = Flask("reconfiguring")
    cors = CORS(app, origins=GOOD)
    app.add_url_rule("/", "view", lambda: cross_origin(origins=ADMIN)(lambda: "ok")())
    assert readers(app, "/") == [ADMIN]
    cors.reconfigure(app, origins=EVIL)
    assert readers(app, "/") == [ADMIN]


def test_the_application_is_wrapped_once() -> None:
    app = application()
    cors = CORS(app, origins=GOOD)
    layer = app.wsgi_app
    cors.reconfigure(app, origins=ADMIN)
    assert app.wsgi_app is layer
    assert set(app.extensions) == {"flask_cors"}


def test_explanations_and_audits_are_of_what_is_in_force() -> None:
    app = application()
    cors = CORS(app, origins=GOOD)
    cors.reconfigure(app, origins=ADMIN)
    assert explain(app, "GET", "/", origin=ADMIN).is_allowed
    assert not explain(app, "GET", "/", origin=GOOD).is_allowed
    assert "CORS305" not in {finding.rule for finding in audit(app)}
    cors.reconfigure(app, resources="/missing", origins=ADMIN)
    assert "CORS305" in {finding.rule for finding in audit(app)}
