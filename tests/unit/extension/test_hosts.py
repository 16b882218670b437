"""Policies of hosts and subdomains."""

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cross_origin

from ...users.page import add
from ...users.page import ADMIN
from ...users.page import allow_origin
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers


@pytest.fixture
def hosts() -> Flask:
    app = Flask("hosts", subdomain_matching=True)
    app.config["SERVER_NAME"] = "example.com"
    add(app, "/items", "root")
    api = Blueprint("api", __name__, url_prefix="/v1", subdomain="api")
    add(api, "/items", "items")
    CORS(api, origins=GOOD)
    app.register_blueprint(api)
    tenants = Blueprint("tenants", __name__, url_prefix="/t", subdomain="<tenant>")
    add(tenants, "/items", "items")
    CORS(tenants, origins=ADMIN)
    app.register_blueprint(tenants)
    return app


@pytest.mark.parametrize(
    ("url", "status", "reader"),
    [
        ("api.example.com/v1/items", 200, GOOD),
        ("api.example.com/v1/missing", 404, GOOD),
        ("api.example.com/other", 404, None),
        ("example.com/items", 200, None),
        ("example.com/v1/items", 404, None),
        ("shop.example.com/t/items", 200, ADMIN),
        ("shop.example.com/t/missing", 404, ADMIN),
        ("a.b.example.com/t/missing", 404, None),
    ],
)
def test_a_blueprint_of_a_subdomain_governs_it(
    hosts: Flask, url: str, status: int, reader: str | None
) -> None:
    for origin in (GOOD, ADMIN):
        page = Page(hosts, origin)
        response = page.fetch(f"http://{url}")
        assert response.status_code == status
        assert allow_origin(response) == (origin if origin == reader else None)
        preflight = page.preflight(f"http://{url}", "GET")
        assert allow_origin(preflight) == allow_origin(response)


def test_views_of_two_hosts_have_their_own_policies() -> None:
    app = Flask("hosts", host_matching=True, static_host="a.example")
    add(app, "/", "a", host="a.example")
    view = cross_origin(ADMIN)(lambda: "ok")
    app.add_url_rule("/", "b", view, host="b.example")
    CORS(app, origins=GOOD)

    for url, origin in (("http://a.example/", GOOD), ("http://b.example/", ADMIN)):
        assert readers(app, url) == [origin]
        assert readers(app, url, "OPTIONS", asking="GET") == [origin]


@pytest.mark.skipif(
    "TRUSTED_HOSTS" not in Flask.default_config,
    reason="this Flask has no TRUSTED_HOSTS: pip install 'flask>=3.1'",
)
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_a_host_that_is_not_trusted_is_no_error_of_the_url_map(
    method: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever sends it could fill the log with tracebacks."""
    app = Flask("hosts", subdomain_matching=True)
    app.config["SERVER_NAME"] = "example.com"
    app.config["TRUSTED_HOSTS"] = ["example.com"]
    app.add_url_rule("/", "view", cross_origin(GOOD)(lambda: "ok"))
    CORS(app, origins=GOOD)
    readers(app, "http://evil.example/", method)
    assert caplog.records == []
