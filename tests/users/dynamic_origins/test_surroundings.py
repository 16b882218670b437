"""What a function can use: all that a view can, also when a preflight asks."""

import sqlite3
import typing as t
from pathlib import Path

import pytest
from flask import abort
from flask import Blueprint
from flask import current_app
from flask import Flask
from flask import g
from flask import request
from flask import session
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS
from flask_cors import cross_origin

from ..page import ADMIN
from ..page import allow_origin
from ..page import cors_headers
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from ..page import readers

each_kind = pytest.mark.parametrize("kind", ["request", "preflight"])
each_way = pytest.mark.parametrize("way", ["CORS", "a blueprint", "a view"])


def attached(check: t.Any, way: str = "CORS") -> Flask:
    """An application with a view at ``/``, one layer, and a function to ask."""
    app = Flask("asking")
    app.secret_key = "made up"

    if way == "CORS":
        CORS(app, origins=check)
        app.add_url_rule("/", "index", lambda: "ok", methods=["GET", "PUT"])
    elif way == "a blueprint":
        CORS(app, resources=[])
        api = Blueprint("api", __name__)
        CORS(api, origins=check)
        api.add_url_rule("/", "index", lambda: "ok", methods=["GET", "PUT"])
        app.register_blueprint(api)
    else:
        CORS(app, resources=[])
        view = cross_origin(origins=check)(lambda: "ok")
        app.add_url_rule("/", "index", view, methods=["GET", "PUT"])

    return app


def allowed(page: Page, kind: str) -> str | None:
    response = page.preflight() if kind == "preflight" else page.fetch()
    assert response.status_code == 200
    return allow_origin(response)


class Shop:
    """The tenants of a shop, in a database that each request opens for itself."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.is_open = False
        self.opened = 0

        with sqlite3.connect(file) as database:
            database.execute("create table tenants (origin text primary key)")
            database.execute("insert into tenants values (?)", (GOOD,))

        database.close()

    def database(self) -> sqlite3.Connection:
        if "database" not in g:
            g.database = sqlite3.connect(self.file)
            self.is_open = True
            self.opened += 1

        return t.cast(sqlite3.Connection, g.database)

    def close(self, error: BaseException | None = None) -> None:
        database = g.pop("database", None)

        if database is not None:
            database.close()
            self.is_open = False

    def has(self, origin: str) -> bool:
        query = "select 1 from tenants where origin = ?"
        return self.database().execute(query, (origin,)).fetchone() is not None

    def tenants(self) -> t.Iterator[str]:
        for (origin,) in self.database().execute("select origin from tenants"):
            yield origin


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "shop.sqlite")


@each_kind
@each_way
@pytest.mark.parametrize("name", ["has", "tenants"])
def test_a_database_is_opened_and_closed_as_for_a_view(
    shop: Shop, name: str, way: str, kind: str
) -> None:
    app = attached(getattr(shop, name), way)
    app.teardown_appcontext(shop.close)
    assert allowed(Page(app, GOOD), kind) == GOOD
    assert allowed(Page(app, EVIL), kind) is None
    assert (shop.opened, shop.is_open) == (2, False)


def test_a_view_and_the_function_share_one_connection(shop: Shop) -> None:
    app = attached(shop.has)
    app.teardown_appcontext(shop.close)
    app.add_url_rule("/count", "count", lambda: str(len([*shop.tenants()])))
    response = Page(app).fetch("/count")
    assert (response.text, allow_origin(response)) == ("1", GOOD)
    assert (shop.opened, shop.is_open) == (1, False)


@each_kind
def test_a_database_that_is_away_refuses(
    shop: Shop, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    shop.file.unlink()
    app = attached(shop.has)
    app.teardown_appcontext(shop.close)
    assert allowed(Page(app), kind) is None
    assert "no such table: tenants" in caplog.text
    assert not shop.is_open


@each_kind
@each_way
def test_the_request_and_the_application_are_at_hand(way: str, kind: str) -> None:
    found: list[object] = []

    def check(origin: str) -> bool:
        app: t.Any = current_app
        found.append((app._get_current_object(), request.path, request.host))
        return request.headers["Origin"] == origin

    app = attached(check, way)
    assert allowed(Page(app), kind) == GOOD
    assert found == [(app, "/", "localhost")]


def test_a_tenant_is_known_by_the_host_that_it_asks() -> None:
    def check(origin: str) -> bool:
        return origin == f"https://{request.host.removeprefix('api.')}"

    app = attached(check)
    page = Page(app, "https://one.example")
    assert allow_origin(page.fetch(Host="api.one.example")) == "https://one.example"
    assert allow_origin(page.fetch(Host="api.two.example")) is None


def test_a_tenant_is_known_by_the_host_that_a_proxy_tells() -> None:
    app = attached(lambda origin: origin == f"https://{request.host}")
    app.wsgi_app = ProxyFix(app.wsgi_app, x_host=1)  # type: ignore[method-assign]
    page = Page(app, "https://one.example")
    response = page.fetch(X_Forwarded_Host="one.example")
    assert allow_origin(response) == "https://one.example"


@each_kind
def test_the_session_can_be_read(kind: str) -> None:
    app = attached(lambda origin: origin in session.get("origins", ()))

    @app.get("/log-in")
    def log_in() -> str:
        session["origins"] = [GOOD]
        return "ok"

    page = Page(app)
    assert allowed(page, kind) is None
    page.client.get("/log-in")
    assert allowed(page, kind) == GOOD


@each_kind
def test_the_context_of_a_request_is_left_as_it_was(kind: str) -> None:
    torn_down: list[str] = []
    app = attached(lambda origin: origin == GOOD)
    app.teardown_request(lambda error: torn_down.append("request"))
    app.teardown_appcontext(lambda error: torn_down.append("application"))
    allowed(Page(app), kind)
    assert torn_down == ["request", "application"]
    assert not current_app
    assert not request


def test_hooks_do_not_run_for_a_preflight() -> None:
    """Such as one that asks for a login, which no preflight has."""
    app = attached(lambda origin: origin == GOOD)
    ran: list[str] = []

    @app.before_request
    def log_in() -> None:
        ran.append(request.method)
        abort(401)

    assert allow_origin(Page(app).preflight()) == GOOD
    assert ran == []
    response = Page(app).fetch()
    assert (response.status_code, allow_origin(response)) == (401, GOOD)
    assert ran == ["GET"]


def test_what_a_hook_has_left_is_at_hand_when_a_response_starts() -> None:
    app = attached(lambda origin: origin in g.get("tenants", [ADMIN]))

    @app.before_request
    def load() -> None:
        g.tenants = [GOOD]

    assert readers(app) == [GOOD]
    assert readers(app, method="OPTIONS") == [ADMIN]


def test_a_function_that_aborts_is_a_refusal() -> None:
    app = attached(lambda origin: abort(403))
    assert cors_headers(Page(app).fetch()) == set()
    assert cors_headers(Page(app).preflight()) == set()


def test_a_view_that_raises_is_asked_about_too() -> None:
    app = attached(lambda origin: origin == GOOD)
    app.add_url_rule("/broken", "broken", lambda: 1 / 0)
    response = Page(app).fetch("/broken")
    assert (response.status_code, allow_origin(response)) == (500, GOOD)
    assert allow_origin(Page(app).fetch("/missing")) == GOOD


@each_kind
def test_within_a_request_to_another_application_it_sees_its_own(kind: str) -> None:
    seen: list[tuple[str, str]] = []

    def check(origin: str) -> bool:
        seen.append((current_app.name, request.path))
        return True

    outer = Flask("outer")

    with outer.test_request_context("/outer"):
        allowed(Page(attached(check), GOOD), kind)

    assert seen == [("asking", "/")]
