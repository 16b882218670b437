"""The methods of a path may have different policies: what a browser has been told of
one does not count for another.
"""

import typing as t

import pytest
from flask import Blueprint
from flask import current_app
from flask import Flask
from flask import request
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import explain
from flask_cors.testing import BrowserClient

APP = "https://app.example.com"
PARTNER = "https://partner.example"


def shop() -> Flask:
    app = Flask(__name__)
    app.extensions["done"] = []
    return app


def done(app: Flask) -> list[str]:
    """The methods of the requests that have changed something."""
    return t.cast("list[str]", app.extensions["done"])


def pet() -> str:
    return "pet"


def change() -> str:
    done(current_app).append(request.method)
    return ""


#: A view that a partner may read; a browser keeps for 600 seconds that it may.
partners_pet = cross_origin(PARTNER, max_age=600)(pet)

CHANGING = ["DELETE", "POST"]


def by_methods() -> Flask:
    """One class whose methods have policies of their own."""

    class Pet(MethodView):
        @cross_origin(PARTNER, max_age=600)
        def get(self) -> str:
            return pet()

        def delete(self) -> str:
            return change()

        post = delete

    app = shop()
    app.add_url_rule("/pet", view_func=Pet.as_view("pet"))
    CORS(app, origins=APP)
    return app


def by_views() -> Flask:
    """Two views with one URL."""
    app = shop()
    app.get("/pet")(partners_pet)
    app.route("/pet", methods=CHANGING)(change)
    CORS(app, origins=APP)
    return app


def by_exemption() -> Flask:
    """A path that is open to a partner, but for one of its views."""
    app = shop()
    app.get("/pet")(pet)
    app.route("/pet", methods=CHANGING)(cors_exempt(lambda: change()))
    CORS(app, origins=PARTNER, max_age=600)
    return app


def by_blueprints() -> Flask:
    """A path with views of two blueprints."""
    app = shop()
    public, internal = Blueprint("public", __name__), Blueprint("internal", __name__)
    public.get("/pet")(pet)
    internal.route("/pet", methods=CHANGING)(change)
    CORS(public, origins=PARTNER, max_age=600)
    CORS(internal, origins=APP)
    app.register_blueprint(public)
    app.register_blueprint(internal)
    CORS(app, resources={})
    return app


def by_alternatives() -> Flask:
    """A view with several policies, of which the second is the partner's."""
    app = shop()
    public = Blueprint("public", __name__)
    public.get("/pet")(pet)
    app.route("/pet", methods=CHANGING)(change)
    several = [{"origins": APP}, {"origins": PARTNER, "max_age": 600}]
    CORS(public, resources={"/pet": several})
    app.register_blueprint(public)
    CORS(app, origins=APP)
    return app


APART = [by_methods, by_views, by_exemption, by_blueprints, by_alternatives]

each_way = pytest.mark.parametrize("make", APART, ids=lambda make: make.__name__)
each_browser = pytest.mark.parametrize("browser", ["chromium", "firefox", "standard"])


@each_way
@each_browser
def test_who_may_get_may_not_delete_afterwards(
    make: t.Callable[[], Flask], browser: t.Any
) -> None:
    app = make()
    page = BrowserClient(app, PARTNER, browser=browser)
    page.assert_allowed("/pet", headers={"X-Asked": "1"})
    page.assert_blocked("/pet", method="DELETE")
    assert done(app) == []


@each_way
@each_browser
def test_nor_send_a_header_that_was_allowed_with_the_get(
    make: t.Callable[[], Flask], browser: t.Any
) -> None:
    app = make()
    page = BrowserClient(app, PARTNER, browser=browser)
    page.assert_allowed("/pet", headers={"X-Asked": "1"})
    page.assert_blocked("/pet", method="POST", headers={"X-Asked": "1"})
    assert done(app) == []


@each_way
def test_the_answer_to_the_preflight_is_for_one_request(
    make: t.Callable[[], Flask],
) -> None:
    assert max_age(make()) == "0"


@each_way
def test_explain_tells_of_the_same_answer(make: t.Callable[[], Flask]) -> None:
    told = explain(make(), "GET", "/pet", origin=PARTNER, headers=["X-Asked"])
    assert told.is_allowed
    assert ("Access-Control-Max-Age", "0") in told.exchanges[0].answer.headers


def test_who_may_change_does() -> None:
    app = by_views()
    page = BrowserClient(app, APP)
    page.assert_allowed("/pet", method="DELETE")
    assert done(app) == ["DELETE"]


def alike_by_methods() -> Flask:
    class Pet(MethodView):
        @cross_origin(PARTNER, max_age=600)
        def get(self) -> str:
            return pet()

        @cross_origin([PARTNER], max_age=60)
        def delete(self) -> str:
            return change()

    app = shop()
    app.add_url_rule("/pet", view_func=Pet.as_view("pet"))
    CORS(app, origins=APP)
    return app


def alone() -> Flask:
    app = shop()
    app.get("/pet")(partners_pet)
    CORS(app, origins=APP)
    return app


def in_a_blueprint() -> Flask:
    app = shop()
    pets = Blueprint("pets", __name__)
    pets.get("/pet")(pet)
    pets.delete("/pet")(change)
    CORS(pets, origins=PARTNER, max_age=600)
    app.register_blueprint(pets)
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
