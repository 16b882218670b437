"""Flask-Limiter: what counts against a limit, and what a page reads when it is up."""

import pytest
from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-Limiter",
    shows="Preflights are answered before a limit and count against none. Pages read "
    "the 429, with Retry-After and X-RateLimit-Remaining where these are exposed.",
)

PAGE = "https://app.example"
EVIL = "https://evil.example"
PREFLIGHT = {"Origin": PAGE, "Access-Control-Request-Method": "PUT"}
LIMITS = ["Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining"]


def limited(app: Flask) -> Limiter:
    return Limiter(
        get_remote_address,
        app=app,
        default_limits=["2 per hour"],
        headers_enabled=True,
        storage_uri="memory://",
    )


@pytest.fixture(params=["CORS first", "Limiter first"])
def app(request: pytest.FixtureRequest) -> Flask:
    app = Flask(__name__)

    if request.param == "CORS first":
        CORS(app, origins=PAGE, expose_headers=LIMITS)
        limited(app)
    else:
        limited(app)
        CORS(app, origins=PAGE, expose_headers=LIMITS)

    @app.put("/slow")
    def slow() -> str:
        return "slow"

    return app


def test_preflights_are_not_counted(app: Flask) -> None:
    client = app.test_client()
    statuses = [
        client.options("/slow", headers=PREFLIGHT).status_code for _ in range(9)
    ]
    assert statuses == [200] * 9
    assert BrowserClient(app, PAGE).fetch("/slow", method="PUT").status == 200


def test_a_page_reads_how_much_is_left_and_when_to_come_back(app: Flask) -> None:
    page = BrowserClient(app, PAGE)
    seen = [page.fetch("/slow", method="PUT") for _ in range(3)]
    assert [answer.status for answer in seen] == [200, 200, 429]
    assert [answer.headers["X-RateLimit-Remaining"] for answer in seen] == [
        "1",
        "0",
        "0",
    ]
    assert "2 per 1 hour" in seen[-1].text
    assert 3500 < int(seen[-1].headers["Retry-After"]) <= 3600


def test_a_limit_that_is_up_is_told_to_no_other_page(app: Flask) -> None:
    page = BrowserClient(app, EVIL)
    client = app.test_client()
    statuses = [client.put("/slow").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    page.assert_blocked("/slow", method="PUT")


def test_without_expose_headers_a_page_reads_the_429_alone() -> None:
    app = Flask(__name__)
    CORS(app, origins=PAGE)
    limited(app)
    app.add_url_rule("/slow", view_func=lambda: "slow")
    page = BrowserClient(app, PAGE)
    answer = [page.fetch("/slow") for _ in range(3)][-1]
    assert answer.status == 429
    assert "Retry-After" not in answer.headers
    assert answer.headers.get("Retry-After") is None


@pytest.mark.parametrize("outer", ["limit", "cross_origin"])
def test_a_limit_of_a_decorated_view_spares_its_preflights(outer: str) -> None:
    app = Flask(__name__)
    CORS(app, resources=[])
    limiter = limited(app)
    limit = limiter.limit("1 per hour")
    policy = cross_origin(PAGE)

    def slow() -> str:
        return "slow"

    view = limit(policy(slow)) if outer == "limit" else policy(limit(slow))
    app.add_url_rule("/slow", view_func=view, methods=["PUT"])
    client = app.test_client()
    assert client.options("/slow", headers=PREFLIGHT).status_code == 200
    assert client.options("/slow", headers=PREFLIGHT).status_code == 200
    page = BrowserClient(app, PAGE)
    statuses = [page.fetch("/slow", method="PUT").status for _ in range(2)]
    assert statuses == [200, 429]
