"""In a Flask application: the check has a context of its own."""

import logging
import sqlite3
import threading
import typing as t
from pathlib import Path

import pytest
from flask import current_app
from flask import Flask
from flask import g
from flask import has_request_context
from werkzeug.test import TestResponse

from flask_cors import CORS
from flask_cors.origin_cache import cached_origins

from .store import EVIL
from .store import Store
from .store import TENANT

TIMEOUTS = pytest.mark.parametrize(
    "timeout", [None, 5], ids=["in its thread", "in another"]
)


def application(check: t.Any, **options: t.Any) -> Flask:
    app = Flask("shop")
    app.add_url_rule("/", "index", lambda: "shop")
    CORS(app, origins=cached_origins(check, **options), supports_credentials=True)
    return app


def asked(app: Flask, origin: str, method: str = "GET") -> TestResponse:
    headers = {"Origin": origin}

    if method == "OPTIONS":
        headers["Access-Control-Request-Method"] = "GET"

    return app.test_client().open("/", method=method, headers=headers)


@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
@pytest.mark.parametrize(("origin", "allowed"), [(TENANT, TENANT), (EVIL, None)])
def test_an_origin_is_answered_as_the_check_says(
    method: str, origin: str, allowed: str | None
) -> None:
    store = Store()
    app = application(store)

    for _ in range(3):
        response = asked(app, origin, method)
        assert response.status_code == 200
        assert response.headers.get("Access-Control-Allow-Origin") == allowed
        assert "Origin" in response.headers["Vary"]

    assert store.asked == [origin]


@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_an_exception_is_a_refusal_and_no_error(
    method: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = asked(application(Store(error=OSError("down"))), TENANT, method)
    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Origin" in response.headers["Vary"]
    [record] = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert record.name == "flask_cors"
    assert record.exc_info is not None
    assert record.exc_info[0] is OSError


def test_a_lookup_that_hangs_is_a_refusal_and_no_error() -> None:
    may_end = threading.Event()
    response = asked(application(lambda origin: may_end.wait(20), timeout=0.01), TENANT)
    may_end.set()
    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response.headers


@TIMEOUTS
def test_a_database_works_and_is_closed_again(tmp_path: Path, timeout: t.Any) -> None:
    path = tmp_path / "tenants.db"
    closed = []

    with sqlite3.connect(path) as connection:
        connection.execute("create table tenant (origin text)")
        connection.execute("insert into tenant values (?)", [TENANT])

    connection.close()

    def database() -> sqlite3.Connection:
        if "database" not in g:
            g.database = sqlite3.connect(current_app.config["DATABASE"])

        return t.cast(sqlite3.Connection, g.database)

    def is_tenant(origin: str) -> bool:
        query = "select 1 from tenant where origin = ?"
        return database().execute(query, [origin]).fetchone() is not None

    app = application(is_tenant, timeout=timeout)
    app.config["DATABASE"] = path

    @app.teardown_appcontext
    def close(error: BaseException | None) -> None:
        database = g.pop("database", None)

        if database is not None:
            database.close()
            closed.append(threading.current_thread())

    assert "Access-Control-Allow-Origin" in asked(app, TENANT).headers
    assert "Access-Control-Allow-Origin" not in asked(app, EVIL).headers
    assert len(closed) == 2


@TIMEOUTS
def test_a_check_sees_the_application_and_nothing_of_the_request(
    timeout: t.Any,
) -> None:
    seen = []

    def check(origin: str) -> bool:
        seen.append((current_app.name, has_request_context(), "user" in g))
        return True

    app = Flask("shop")
    cached = cached_origins(check, timeout=timeout)

    with app.test_request_context():
        g.user = "ann"
        assert cached(TENANT)
        assert has_request_context()
        assert g.user == "ann"

    assert seen == [("shop", False, False)]


@TIMEOUTS
def test_an_async_check_is_waited_for(timeout: t.Any) -> None:
    async def check(origin: str) -> bool:
        return current_app.name == "shop" and origin == TENANT

    app = application(check, timeout=timeout)
    assert "Access-Control-Allow-Origin" in asked(app, TENANT).headers
    assert "Access-Control-Allow-Origin" not in asked(app, EVIL).headers
