"""The methods of a path may have different policies: what a browser has been told of
one does not count for another.
"""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import explain
from flask_cors.testing import BrowserClient

APP = "https://app.example.com"
PARTNER = "https://partner.example"

Made: t.TypeAlias = tuple[Flask, list[str]]


def by_methods() -> Made:
    """One class whose methods have policies of their own."""
    done: list[str] = []
    app = Flask(__name__)

    class Pet(MethodView):
        @cross_origin(PARTNER, max_age=600)
        def get(self) -> str:
            return "pet"

        def delete(self) -> str:
            done.append("DELETE")
            return ""

        def post(self) -> str:
            done.append("POST")
            return ""

    app.add_url_rule("/pet", view_func=Pet.as_view("pet"))
    CORS(app, origins=APP)
    return app, done


def by_views() -> Made:
    """Two views with one URL."""
    done: list[str] = []
    app = Flask(__name__)

    @app.get("/pet")
    @cross_origin(PARTNER, max_age=600)
    def pet() -> str:
        return "pet"

    @app.route("/pet", methods=["DELETE", "POST"])
    def change() -> str:
        done.append("changed")
        return ""

    CORS(app, origins=APP)
    return app, done


def by_exemption() -> Made:
    """A path that is open to a partner, but for one of its views."""
    done: list[str] = []
    app = Flask(__name__)

    @app.get("/pet")
    def pet() -> str:
        return "pet"

    @app.route("/pet", methods=["DELETE", "POST"])
    @cors_exempt
    def change() -> str:
        done.append("changed")
        return ""

    CORS(app, origins=PARTNER, max_age=600)
    return app, done


def by_blueprints() -> Made:
    """A path with views of two blueprints."""
    done: list[str] = []
    app = Flask(__name__)
    public, internal = Blueprint("public", __name__), Blueprint("internal", __name__)

    @public.get("/pet")
    def pet() -> str:
        return "pet"

    @internal.route("/pet", methods=["DELETE", "POST"])
    def change() -> str:
        done.append("changed")
        return ""

    CORS(public, origins=PARTNER, max_age=600)
    CORS(internal, origins=APP)
    app.register_blueprint(public)
    app.register_blueprint(internal)
    CORS(app, resources={})
    return app, done


def by_alternatives() -> Made:
    """A view with several policies, of which the second is the partner's."""
    done: list[str] = []
    app = Flask(__name__)
    blueprint = Blueprint("public", __name__)

    @blueprint.get("/pet")
    def pet() -> str:
        return "pet"

    @app.route("/pet", methods=["DELETE", "POST"])
    def change() -> str:
        done.append("changed")
        return ""

    several = [{"origins": APP}, {"origins": PARTNER, "max_age": 600}]
    CORS(blueprint, resources={"/pet": several})
    app.register_blueprint(blueprint)
    CORS(app, origins=APP)
    return app, done


APART = [by_methods, by_views, by_exemption, by_blueprints, by_alternatives]

each_way = pytest.mark.parametrize("make", APART, ids=lambda make: make.__name__)
each_browser = pytest.mark.parametrize("browser", ["chromium", "firefox", "standard"])


@each_way
@each_browser
def test_who_may_get_may_not_delete_afterwards(
    make: t.Callable[[], Made], browser: t.Any
) -> None:
    app, done = make()
    page = BrowserClient(app, PARTNER, browser=browser)
    page.assert_allowed("/pet", headers={"X-Asked": "1"})
    page.assert_blocked("/pet", method="DELETE")
    assert done == []


@each_way
@each_browser
def test_nor_send_a_header_that_was_allowed_with_the_get(
    make: t.Callable[[], Made], browser: t.Any
) -> None:
    app, done = make()
    page = BrowserClient(app, PARTNER, browser=browser)
    page.assert_allowed("/pet", headers={"X-Asked": "1"})
    page.assert_blocked("/pet", method="POST", headers={"X-Asked": "1"})
    assert done == []


@each_way
def test_the_answer_to_the_preflight_is_for_one_request(
    make: t.Callable[[], Made],
) -> None:
    app, _ = make()
    assert max_age(app) == "0"


@each_way
def test_explain_tells_of_the_same_answer(make: t.Callable[[], Made]) -> None:
    app, _ = make()
    told = explain(app, "GET", "/pet", origin=PARTNER, headers=["X-Asked"])
    assert told.is_allowed
    assert ("Access-Control-Max-Age", "0") in told.exchanges[0].answer.headers


def alike_by_methods() -> Flask:
    app = Flask(__name__)

    class Pet(MethodView):
        @cross_origin(PARTNER, max_age=600)
        def get(self) -> str:
            return "pet"

        @cross_origin([PARTNER], max_age=60)
        def delete(self) -> str:
            return ""

    app.add_url_rule("/pet", view_func=Pet.as_view("pet"))
    CORS(app, origins=APP)
    return app


def alone() -> Flask:
    app = Flask(__name__)

    @app.get("/pet")
    @cross_origin(PARTNER, max_age=600)
    def pet() -> str:
        return "pet"

    CORS(app, origins=APP)
    return app


def in_a_blueprint() -> Flask:
    app = Flask(__name__)
    blueprint = Blueprint("pets", __name__)
    blueprint.get("/pet")(lambda: "pet")
    blueprint.delete("/pet", endpoint="delete")(lambda: "")
    CORS(blueprint, origins=PARTNER, max_age=600)
    app.register_blueprint(blueprint)
    CORS(app, origins=APP)
    return app


@pytest.mark.parametrize(
    "make", [alike_by_methods, alone, in_a_blueprint], ids=lambda make: make.__name__
)
def test_where_all_methods_grant_the_same_it_is_kept(
    make: t.Callable[[], Flask],
) -> None:
    assert max_age(make()) == "600"


def max_age(app: Flask) -> str | None:
    """What the answer to a preflight says of how long it counts."""
    asked = {"Origin": PARTNER, "Access-Control-Request-Method": "GET"}
    answer = app.test_client().options("/pet", headers=asked)
    return answer.headers.get("Access-Control-Max-Age")
