"""Flask-Login: sessions by cookie, for a page on another site."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask import request
from flask import Response
from flask_login import current_user
from flask_login import login_required
from flask_login import login_user
from flask_login import LoginManager
from flask_login import logout_user
from flask_login import UserMixin

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-Login",
    shows="A page of another site logs in and out, and is remembered, by cookies: "
    "preflights pass before every check, pages without a login read a 401 or follow "
    "to the login, and csrf_protect keeps the requests of other pages out.",
)

# It asks for the time as Python 3.12 and newer do not want it to be asked for.
pytestmark = pytest.mark.filterwarnings(
    r"ignore:datetime\.datetime\.utcnow:DeprecationWarning:flask_login"
)

PAGE = "https://app.shop.example"
PARTNER = "https://partner.example"

manager = LoginManager()
shop = Blueprint("shop", __name__)


@manager.user_loader
class User(UserMixin):
    def __init__(self, id: str) -> None:
        self.id = id


@shop.before_request
def require_login() -> t.Any:
    public = request.endpoint in {"shop.login", "shop.welcome"}
    return None if public or current_user.is_authenticated else manager.unauthorized()


@shop.post("/login")
def login() -> str:
    login_user(User(request.form["name"]), remember=True)
    return "welcome"


@shop.get("/welcome")
def welcome() -> str:
    return "Please log in."


@shop.route("/me", methods=["GET", "PUT"])
@login_required
def me() -> dict[str, str]:
    return {"name": current_user.id}


@shop.get("/orders")
@cross_origin(PARTNER, supports_credentials=True)
@login_required
def orders() -> list[str]:
    return ["Emma"]


@shop.post("/logout")
def logout() -> Response:
    logout_user()
    response = Response("bye")
    # Flask-Login deletes its cookie without SameSite=None: from a page of another site,
    # Chromium ignores that, and the visitor would still be logged in.
    response.delete_cookie("remember_token", samesite="None", secure=True)
    return response


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.secret_key = "change me"
    # Without these, the cookies stay with pages of the API's own site.
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    app.config.update(REMEMBER_COOKIE_SAMESITE="None", REMEMBER_COOKIE_SECURE=True)
    app.register_blueprint(shop)
    manager.init_app(app)
    options = {"supports_credentials": True, "csrf_protect": True}
    CORS(app, origins=[PAGE, PARTNER], methods="auto", **options)
    return app


def logged_in(app: Flask, origin: str) -> BrowserClient:
    client = BrowserClient(app, origin)
    client.fetch("/login", method="POST", data={"name": "ada"}, credentials="include")
    return client


def test_a_page_of_another_site_logs_in_and_out(app: Flask) -> None:
    client = logged_in(app, PAGE)
    assert client.fetch("/me", credentials="include").json == {"name": "ada"}
    put = client.fetch("/me", method="PUT", credentials="include")
    assert (put.json, put.preflight is None) == ({"name": "ada"}, False)
    client.fetch("/logout", method="POST", credentials="include")
    assert client.fetch("/me", credentials="include").status == 401


def test_a_visitor_is_remembered_after_the_session(app: Flask) -> None:
    client = logged_in(app, PAGE)
    # All sessions are too old from now on.
    app.permanent_session_lifetime = -1
    assert client.fetch("/me", credentials="include").json == {"name": "ada"}


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_page_reads_that_nobody_is_logged_in(app: Flask, method: str) -> None:
    answer = logged_in(app, PAGE).fetch("/me", method=method, headers={"X-Asked": "1"})
    assert (answer.status, answer.preflight is None) == (401, False)


def test_a_page_follows_to_the_login(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manager, "login_view", "shop.welcome")
    answer = BrowserClient(app, PAGE).fetch("/me", headers={"X-Asked": "1"})
    assert (answer.text, answer.redirected) == ("Please log in.", True)


def test_a_decorated_view_decides_for_itself_behind_the_login(app: Flask) -> None:
    partner, page = logged_in(app, PARTNER), logged_in(app, PAGE)
    assert partner.fetch("/orders", credentials="include").json == ["Emma"]
    assert partner.fetch("/orders").status == 401
    page.assert_blocked("/orders", credentials="include")


def test_another_page_does_not_log_the_visitor_out(app: Flask) -> None:
    evil = BrowserClient(app, "https://evil.example")
    evil.visit("/login", data={"name": "ada"})
    seen = evil.fetch("/logout", method="POST", mode="no-cors", credentials="include")
    assert seen.exchanges[-1].answer.status == 403
    assert evil.visit("/me").json == {"name": "ada"}
    evil.assert_blocked("/me", credentials="include")
