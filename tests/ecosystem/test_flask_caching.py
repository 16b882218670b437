"""Flask-Caching: what it keeps of a view is sent to every origin, and is nobody's."""

import typing as t

import pytest
from flask import Flask
from flask import jsonify
from flask_caching import Cache

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-Caching",
    shows="A response that @cache.cached keeps has no CORS headers: each origin gets "
    "those of its own, whichever page was first, with CORS(app) and with @cross_origin "
    "above or below the cache, and no preflight is kept.",
)

PAGES = ["https://app.example", "https://shop.example"]
EVIL = "https://evil.example"
#: Whoever comes first, the view runs for it alone.
ORDERS = [[*PAGES, EVIL, None], [EVIL, *PAGES, None], [None, EVIL, *PAGES]]

Calls = list[int]


def prices(app: Flask, calls: Calls, *decorators: t.Any) -> None:
    """Add a view, whose decorators are given as they stand above it."""

    def view() -> t.Any:
        calls.append(1)
        return jsonify(price=len(calls))

    decorated: t.Any = view

    for decorator in reversed(decorators):
        decorated = decorator(decorated)

    app.add_url_rule("/prices", view_func=decorated)


def for_the_application(app: Flask, cache: Cache, calls: Calls) -> None:
    CORS(app, origins=PAGES)
    prices(app, calls, cache.cached(timeout=60))


def with_the_cache_inside(app: Flask, cache: Cache, calls: Calls) -> None:
    CORS(app, resources=[])
    prices(app, calls, cross_origin(PAGES), cache.cached(timeout=60))


def with_the_cache_outside(app: Flask, cache: Cache, calls: Calls) -> None:
    CORS(app, resources=[])
    prices(app, calls, cache.cached(timeout=60), cross_origin(PAGES))


def by_the_decorator_alone(app: Flask, cache: Cache, calls: Calls) -> None:
    prices(app, calls, cross_origin(PAGES), cache.cached(timeout=60))


@pytest.fixture
def calls() -> Calls:
    return []


@pytest.fixture(
    params=[
        for_the_application,
        with_the_cache_inside,
        with_the_cache_outside,
        by_the_decorator_alone,
    ],
    ids=lambda build: build.__name__,
)
def app(request: pytest.FixtureRequest, calls: Calls) -> Flask:
    app = Flask(__name__)
    cache = Cache(app, config={"CACHE_TYPE": "SimpleCache"})
    request.param(app, cache, calls)
    return app


@pytest.mark.parametrize("origins", ORDERS, ids=lambda order: str(order[0]))
def test_what_is_kept_carries_the_headers_of_no_other_origin(
    app: Flask, calls: Calls, origins: list[str | None]
) -> None:
    client = app.test_client()

    for origin in origins * 2:
        response = client.get("/prices", headers={"Origin": origin} if origin else {})
        allowed = response.headers.getlist("Access-Control-Allow-Origin")
        assert response.json == {"price": 1}
        assert allowed == ([origin] if origin in PAGES else [])
        assert response.headers.getlist("Vary") == ["Origin"]

    assert calls == [1]


def test_a_preflight_is_not_what_is_kept(app: Flask, calls: Calls) -> None:
    page = BrowserClient(app, PAGES[0])

    for _ in range(2):
        answer = page.fetch("/prices", headers={"X-Asked": "1"})
        assert answer.json == {"price": 1}
        assert answer.preflight is not None
        page = BrowserClient(app, PAGES[1])

    assert calls == [1]


def test_what_memoize_keeps_has_nothing_to_do_with_a_response(calls: Calls) -> None:
    app = Flask(__name__)
    CORS(app, origins=PAGES)
    cache = Cache(app, config={"CACHE_TYPE": "SimpleCache"})

    @cache.memoize(60)
    def price(name: str) -> int:
        calls.append(1)
        return len(name)

    app.add_url_rule("/<name>", "price", lambda name: {"price": price(name)})

    for origin in PAGES:
        assert BrowserClient(app, origin).fetch("/tea").json == {"price": 3}

    BrowserClient(app, EVIL).assert_blocked("/tea")
    assert calls == [1]


def test_without_a_layer_a_cache_outside_of_the_policy_sends_no_headers() -> None:
    """It keeps what the policy answers, also to a preflight: see the documentation."""
    app = Flask(__name__)
    cache = Cache(app, config={"CACHE_TYPE": "SimpleCache"})
    prices(app, [], cache.cached(timeout=60), cross_origin(PAGES))
    assert BrowserClient(app, PAGES[0]).fetch("/prices").status == 200
    BrowserClient(app, PAGES[1]).assert_blocked("/prices")
