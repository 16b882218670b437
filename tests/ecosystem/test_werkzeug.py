"""Werkzeug's own layers: behind a proxy, and several applications under one host."""

import typing as t

import pytest
from flask import Flask
from flask import request
from flask import url_for
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Werkzeug",
    shows="ProxyFix, put on before or after CORS(app): redirects lead to the host that "
    "the page asked, and csrf_protect compares with it. DispatcherMiddleware: each "
    "application keeps its policy, or CORSMiddleware around it governs all.",
)

PAGE = "https://app.example"
EVIL = "https://evil.example"


def api(name: str = "api") -> Flask:
    app = Flask(name)

    @app.route("/books/", methods=["GET", "PUT"])
    def books() -> dict[str, str]:
        return {"of": name, "url": url_for("books", _external=True)}

    @app.post("/orders")
    def orders() -> dict[str, str | None]:
        return {"from": request.headers.get("Origin")}

    return app


def proxied(app: Flask) -> None:
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
        app.wsgi_app, x_proto=1, x_host=1, x_prefix=1
    )


@pytest.fixture(params=["CORS first", "ProxyFix first"])
def behind_a_proxy(request: pytest.FixtureRequest) -> Flask:
    app = api()
    is_first = request.param == "CORS first"

    if is_first:
        CORS(app, origins=PAGE, csrf_protect=True)

    proxied(app)

    if not is_first:
        CORS(app, origins=PAGE, csrf_protect=True)

    return app


def through_the_proxy(app: Flask) -> t.Any:
    """What a proxy for https://shop.example/api/ makes of a request."""

    def proxy(environ: t.Any, start_response: t.Any) -> t.Any:
        forwarded = {
            "HTTP_HOST": "10.0.0.7:8000",
            "HTTP_X_FORWARDED_HOST": "shop.example",
            "HTTP_X_FORWARDED_PROTO": "https",
            "HTTP_X_FORWARDED_PREFIX": "/api",
            "wsgi.url_scheme": "http",
        }
        path = environ["PATH_INFO"].removeprefix("/api")
        return app({**environ, **forwarded, "PATH_INFO": path}, start_response)

    return proxy


def test_a_redirect_behind_a_proxy_is_one_that_a_page_can_follow(
    behind_a_proxy: Flask,
) -> None:
    page = BrowserClient(
        through_the_proxy(behind_a_proxy), PAGE, base_url="https://shop.example/api"
    )
    answer = page.fetch("/books", method="PUT")
    assert (answer.status, answer.redirected) == (200, True)
    assert answer.json["url"] == "https://shop.example/api/books/"
    assert [each.answer.status for each in answer.exchanges] == [200, 308, 200, 200]


@pytest.mark.parametrize("origin", [PAGE, "https://shop.example"])
def test_its_own_page_and_a_listed_one_write_behind_a_proxy(
    behind_a_proxy: Flask, origin: str
) -> None:
    page = BrowserClient(
        through_the_proxy(behind_a_proxy), origin, base_url="https://shop.example/api"
    )
    assert page.fetch("/orders", method="POST").json == {"from": origin}


def test_another_page_does_not_write_behind_a_proxy(behind_a_proxy: Flask) -> None:
    page = BrowserClient(
        through_the_proxy(behind_a_proxy), EVIL, base_url="https://shop.example/api"
    )
    refused = page.assert_blocked("/orders", method="POST")
    assert refused.exchanges[-1].answer.status == 403


def test_each_application_under_a_host_has_its_policy() -> None:
    open_, closed, root = api("open"), api("closed"), Flask("root")
    CORS(open_, origins="*")
    CORS(closed, origins=PAGE)
    site = DispatcherMiddleware(root, {"/open": open_, "/closed": closed})
    evil, page = BrowserClient(site, EVIL), BrowserClient(site, PAGE)
    assert evil.fetch("/open/books/", method="PUT").json["of"] == "open"
    assert page.fetch("/closed/books/", method="PUT").json["of"] == "closed"
    evil.assert_blocked("/closed/books/", method="PUT")
    page.assert_blocked("/")


def test_one_layer_around_them_governs_all_by_their_whole_paths() -> None:
    site = CORSMiddleware(
        DispatcherMiddleware(Flask("root"), {"/v1": api("v1"), "/v2": api("v2")}),
        resources={"/v1/*": "*", "/v2/*": PAGE},
    )
    evil, page = BrowserClient(site, EVIL), BrowserClient(site, PAGE)
    assert evil.fetch("/v1/books/", method="PUT").json["of"] == "v1"
    assert page.fetch("/v2/books", method="PUT").json["of"] == "v2"
    evil.assert_blocked("/v2/books/")
