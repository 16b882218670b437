"""Flask-Talisman: redirects to https, and the other headers that keep a site safe."""

import pytest
from flask import abort
from flask import Flask
from flask import session
from flask_talisman import Talisman

from flask_cors import CORS
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="flask-talisman",
    shows="Preflights are answered and not redirected. Content-Security-Policy, HSTS "
    "and the others are kept, also on errors, in either order.",
)

PAGE = "https://app.example"
PREFLIGHT = {"Origin": PAGE, "Access-Control-Request-Method": "PUT"}
KEPT = {
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


@pytest.fixture(params=["CORS first", "Talisman first"])
def app(request: pytest.FixtureRequest) -> Flask:
    app = Flask(__name__)
    app.logger.disabled = True
    is_first = request.param == "CORS first"

    if is_first:
        CORS(app, origins=PAGE)

    Talisman(app, content_security_policy={"default-src": "'none'"})

    if not is_first:
        CORS(app, origins=PAGE)

    @app.put("/books")
    def books() -> dict[str, str]:
        return {"title": "Emma"}

    @app.get("/broken")
    def broken() -> None:
        raise LookupError

    @app.get("/closed")
    def closed() -> None:
        abort(401)

    return app


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/books", 200),
        ("GET", "/books", 405),
        ("GET", "/nowhere", 404),
        ("GET", "/broken", 500),
        ("GET", "/closed", 401),
    ],
)
def test_every_answer_has_the_headers_of_both(
    app: Flask, method: str, path: str, status: int
) -> None:
    answer = BrowserClient(app, PAGE).fetch(path, method=method)
    sent = dict(answer.exchanges[-1].answer.headers)
    assert answer.status == status
    assert {name: sent[name] for name in KEPT} == KEPT
    assert sent["Strict-Transport-Security"] == "max-age=31556926; includeSubDomains"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_preflight_is_answered_and_not_redirected(app: Flask, scheme: str) -> None:
    response = app.test_client().options(
        "/books", headers=PREFLIGHT, base_url=f"{scheme}://api.example"
    )
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == PAGE


def test_the_redirect_itself_is_one_that_a_page_may_follow(app: Flask) -> None:
    response = app.test_client().put(
        "/books", headers={"Origin": PAGE}, base_url="http://api.example"
    )
    assert response.status_code == 302
    assert response.location == "https://api.example/books"
    assert response.headers["Access-Control-Allow-Origin"] == PAGE


def test_a_page_that_is_redirected_has_no_origin_any_more(app: Flask) -> None:
    page = BrowserClient(app, PAGE, base_url="http://api.example")
    blocked = page.assert_blocked("/books", reason="allow-origin-missing")
    redirect, redirected = blocked.exchanges
    assert redirect.answer.status == 302
    assert redirected.sent.url == "https://api.example/books"
    assert dict(redirected.sent.headers)["Origin"] == "null"


def test_without_force_https_an_http_page_reads_from_an_http_api() -> None:
    """As in development, where neither has a certificate."""
    app = Flask(__name__)
    Talisman(app, force_https=False)
    CORS(app, origins="http://localhost:3000")
    app.add_url_rule("/books", view_func=lambda: {"title": "Emma"})
    page = BrowserClient(app, "http://localhost:3000", base_url="http://127.0.0.1:5000")
    assert page.fetch("/books").json == {"title": "Emma"}


@pytest.mark.parametrize(("same_site", "is_kept"), [("Lax", False), ("None", True)])
def test_its_session_cookie_is_for_pages_of_the_same_site_unless_told_otherwise(
    same_site: str, is_kept: bool
) -> None:
    app = Flask(__name__)
    app.secret_key = "change me"
    app.config["SESSION_COOKIE_SAMESITE"] = "None"
    given = {"session_cookie_samesite": same_site} if is_kept else {}
    Talisman(app, **given)
    CORS(app, origins=PAGE, supports_credentials=True)

    @app.post("/login")
    def login() -> dict[str, str]:
        session["name"] = "ada"
        return {}

    @app.get("/me")
    def me() -> dict[str, str | None]:
        return {"name": session.get("name")}

    assert app.config["SESSION_COOKIE_SAMESITE"] == same_site
    page = BrowserClient(app, PAGE, base_url="https://api.other.example")
    page.fetch("/login", method="POST", credentials="include")
    seen = page.fetch("/me", credentials="include").json
    assert seen == {"name": "ada" if is_kept else None}
