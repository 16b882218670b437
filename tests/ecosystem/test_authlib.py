"""Authlib: an API that asks for tokens, and an application that logs in elsewhere."""

import typing as t
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import pytest
from authlib.integrations.flask_client import OAuth
from authlib.integrations.flask_oauth2 import current_token
from authlib.integrations.flask_oauth2 import ResourceProtector
from authlib.oauth2.rfc6749 import TokenMixin
from authlib.oauth2.rfc6750 import BearerTokenValidator
from flask import Flask
from flask import url_for

from flask_cors import CORS
from flask_cors import csrf_exempt
from flask_cors.testing import BrowserClient

from .provider import ORIGIN as PROVIDER
from .provider import provider
from .provider import Wire
from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Authlib",
    shows="Preflights pass before a resource protector, and pages read its 401 and "
    "403; the login of an OAuth client is for windows and not for fetch(), and its "
    "callback, exempt from csrf_protect, takes what the provider posts.",
)

PAGE = "https://app.example"
TOKEN = {"token": "once"}
SCOPES = {"reader": "books", "stranger": ""}


class Token(TokenMixin):
    """What an application keeps in its database."""

    def __init__(self, name: str) -> None:
        self.name = name

    def get_scope(self) -> str:
        return SCOPES[self.name]

    def is_expired(self) -> bool:
        return False

    def is_revoked(self) -> bool:
        return False


class Validator(BearerTokenValidator):
    def authenticate_token(self, token_string: str) -> Token | None:
        return Token(token_string) if token_string in SCOPES else None


require_oauth = ResourceProtector()
require_oauth.register_token_validator(Validator())


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.secret_key = "change me"
    CORS(app, origins=PAGE, csrf_protect=True, expose_headers="WWW-Authenticate")
    oauth = OAuth(app)
    oauth.register(
        "sso",
        client_id="shop",
        client_secret="secret",
        authorize_url=f"{PROVIDER}/authorize",
        access_token_url=f"{PROVIDER}/token",
        compliance_fix=lambda session: session.mount(PROVIDER, Wire()),
    )

    @app.route("/books", methods=["GET", "PUT"])
    @require_oauth("books")
    def books() -> dict[str, str]:
        return {"reader": current_token.name}

    @app.get("/login")
    def login() -> t.Any:
        return oauth.sso.authorize_redirect(url_for("callback", _external=True))

    @app.route("/callback", methods=["GET", "POST"])
    @csrf_exempt
    def callback() -> t.Any:
        return {"token": oauth.sso.authorize_access_token()["access_token"]}

    return app


@pytest.mark.parametrize("method", ["GET", "PUT"])
@pytest.mark.parametrize(
    ("headers", "status", "answer"),
    [
        ({"Authorization": "Bearer reader"}, 200, {"reader": "reader"}),
        ({"Authorization": "Bearer stranger"}, 403, {"error": "insufficient_scope"}),
        ({"Authorization": "Bearer nobody"}, 401, {"error": "invalid_token"}),
        ({"X-Asked": "1"}, 401, {"error": "missing_authorization"}),
    ],
)
def test_a_page_reads_what_becomes_of_its_token(
    app: Flask,
    method: str,
    headers: dict[str, str],
    status: int,
    answer: dict[str, str],
) -> None:
    page = BrowserClient(app, PAGE)
    seen = page.fetch("/books", method=method, headers=headers)
    assert (seen.status, seen.json) == (status, seen.json | answer)
    assert seen.preflight is not None
    assert ("www-authenticate" in seen.headers) == (status == 401)


def test_a_window_logs_in_at_the_provider_and_comes_back(app: Flask) -> None:
    page = BrowserClient(app, PAGE, hosts={"login.example": provider()})
    assert page.visit("/login").json == TOKEN


def test_a_page_does_not_log_in_by_fetch(app: Flask) -> None:
    page = BrowserClient(app, PAGE, hosts={"login.example": provider()})
    blocked = page.assert_blocked("/login", reason="allow-origin-missing")
    assert blocked.exchanges[0].answer.status == 302
    assert blocked.refusal.url.startswith(f"{PROVIDER}/authorize?")


def test_the_callback_takes_what_the_provider_posts(app: Flask) -> None:
    client = app.test_client()
    asked = parse_qs(urlsplit(client.get("/login").location).query)
    form = {"code": "once", "state": asked["state"][0]}
    headers = {"Origin": PROVIDER, "Sec-Fetch-Site": "cross-site"}
    assert client.post("/callback", data=form, headers=headers).json == TOKEN
    assert client.put("/books", headers=headers).status_code == 403
