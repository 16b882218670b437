"""Flask-JWT-Extended: tokens in a header, and in cookies."""

import typing as t
from datetime import timedelta

import pytest
from flask import Blueprint
from flask import Flask
from flask import jsonify
from flask import Response
from flask_jwt_extended import create_access_token
from flask_jwt_extended import decode_token
from flask_jwt_extended import get_jwt_identity
from flask_jwt_extended import jwt_required
from flask_jwt_extended import JWTManager
from flask_jwt_extended import set_access_cookies
from flask_jwt_extended import unset_jwt_cookies
from flask_jwt_extended import verify_jwt_in_request

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-JWT-Extended",
    shows="Preflights pass before jwt_required(), and pages read its 401 and 422; "
    "with tokens in cookies, csrf_protect works beside the package's CSRF tokens and "
    "in their place.",
)

PAGE = "https://app.shop.example"
PARTNER = "https://partner.example"
PAST = timedelta(days=-1)
WRITE: t.Any = {"method": "POST", "credentials": "include"}

api = Blueprint("api", __name__, url_prefix="/api")
auth = Blueprint("auth", __name__)


@api.before_request
def require_token() -> None:
    verify_jwt_in_request(locations=["headers"])


@api.route("/me", methods=["GET", "PUT"])
def me() -> dict[str, str]:
    return {"name": get_jwt_identity()}


def wages() -> dict[str, int]:
    return {"ada": 1815}


auth.add_url_rule("/above", "above", cross_origin(PARTNER)(jwt_required()(wages)))
auth.add_url_rule("/below", "below", jwt_required()(cross_origin(PARTNER)(wages)))


@auth.post("/login")
def login() -> Response:
    token = create_access_token(identity="ada")
    # A page of another origin cannot read the cookie that has this as well.
    response = jsonify(csrf=decode_token(token).get("csrf"))
    set_access_cookies(response, token)
    return response


@auth.post("/orders")
@jwt_required()
def order() -> dict[str, str]:
    return {"by": get_jwt_identity()}


@auth.post("/logout")
def logout() -> Response:
    response = jsonify()
    unset_jwt_cookies(response)
    return response


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.config["JWT_SECRET_KEY"] = "change me, and to something that is long"
    app.config["JWT_TOKEN_LOCATION"] = ["headers", "cookies"]
    app.config.update(JWT_COOKIE_SAMESITE="None", JWT_COOKIE_SECURE=True)
    JWTManager(app)
    app.register_blueprint(api)
    app.register_blueprint(auth)
    CORS(app, origins=PAGE, supports_credentials=True, csrf_protect=True)
    return app


def bearer(app: Flask, **options: t.Any) -> dict[str, str]:
    with app.app_context():
        return {"Authorization": f"Bearer {create_access_token('ada', **options)}"}


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_page_with_a_token_in_a_header(app: Flask, method: str) -> None:
    page = BrowserClient(app, PAGE)
    answer = page.fetch("/api/me", method=method, headers=bearer(app))
    assert answer.json == {"name": "ada"}
    assert answer.preflight is not None


@pytest.mark.parametrize(
    ("token", "status", "message"),
    [
        (lambda app: {}, 401, "Missing Authorization Header"),
        (lambda app: bearer(app, expires_delta=PAST), 401, "Token has expired"),
        (lambda app: {"Authorization": "Bearer x"}, 422, "Not enough segments"),
    ],
    ids=["no token", "an old one", "a broken one"],
)
@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_page_reads_what_is_wrong_with_its_token(
    app: Flask, method: str, token: t.Any, status: int, message: str
) -> None:
    page = BrowserClient(app, PAGE)
    answer = page.fetch("/api/me", method=method, headers=token(app))
    assert (answer.status, answer.json) == (status, {"msg": message})


@pytest.mark.parametrize("url", ["/above", "/below"])
def test_a_view_is_decorated_around_the_check_or_within(app: Flask, url: str) -> None:
    partner, page = BrowserClient(app, PARTNER), BrowserClient(app, PAGE)
    assert partner.fetch(url, headers=bearer(app)).ok
    assert partner.fetch(url).status == 401
    page.assert_blocked(url, headers=bearer(app))


def test_a_page_writes_with_the_cookie_and_the_csrf_token(app: Flask) -> None:
    page = BrowserClient(app, PAGE)
    known = page.fetch("/login", **WRITE).json
    assert page.fetch("/orders", **WRITE).json == {"msg": "Missing CSRF token"}
    headers = {"X-CSRF-TOKEN": known["csrf"]}
    assert page.fetch("/orders", headers=headers, **WRITE).json == {"by": "ada"}
    page.fetch("/logout", **WRITE)
    assert page.fetch("/orders", headers=headers, **WRITE).status == 401


def test_csrf_protect_takes_the_place_of_those_tokens(app: Flask) -> None:
    app.config["JWT_COOKIE_CSRF_PROTECT"] = False
    page, evil = BrowserClient(app, PAGE), BrowserClient(app, "https://evil.example")
    page.fetch("/login", **WRITE)
    assert page.fetch("/orders", **WRITE).json == {"by": "ada"}
    evil.visit("/login", data={})
    sent = evil.fetch("/orders", mode="no-cors", **WRITE).exchanges[-1]
    assert "Cookie" in dict(sent.sent.headers)
    assert sent.answer.status == 403
