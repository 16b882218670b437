"""Origins in a database: the application's own column says who is allowed."""

import contextlib
import sys
import time
import typing as t
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from flask import current_app
from flask import Flask
from sqlalchemy import Column
from sqlalchemy import Engine
from sqlalchemy import MetaData
from sqlalchemy import String
from sqlalchemy import Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.orm import Mapped
from sqlalchemy.orm import mapped_column

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors.sql_origins import SQLOrigins

from . import reviews

TENANT = "https://tenant.example"
FORMER = "https://former.example"
STRANGER = "https://stranger.example"


class Base(DeclarativeBase):
    pass


class Tenant(Base):
    __tablename__ = "tenant"

    id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[str | None] = mapped_column(String(326))
    is_active: Mapped[bool] = mapped_column(default=True)


@contextlib.contextmanager
def tenants(file: Path, *rows: dict[str, t.Any]) -> Iterator[Engine]:
    with opened(file) as engine:
        Base.metadata.create_all(engine)

        with engine.begin() as connection:
            connection.execute(sqlalchemy.insert(Tenant), [*rows])

        yield engine


@contextlib.contextmanager
def opened(file: Path) -> Iterator[Engine]:
    engine = sqlalchemy.create_engine(f"sqlite:///{file}")
    yield engine

    # What a review holds is not closed with the rest.
    reviews.end()
    engine.dispose()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    rows = [
        {"origin": TENANT, "is_active": True},
        {"origin": FORMER, "is_active": False},
        {"origin": None, "is_active": True},
        {"origin": f"{TENANT}/", "is_active": True},
    ]

    with tenants(tmp_path / "tenants.db", *rows) as engine:
        yield engine


@pytest.fixture
def other_engine(tmp_path: Path) -> Iterator[Engine]:
    with tenants(tmp_path / "other.db", {"origin": STRANGER}) as engine:
        yield engine


def asked(app: Flask, origin: str) -> str | None:
    response = app.test_client().get("/", headers={"Origin": origin})
    assert response.headers["Vary"] == "Origin"
    return response.headers.get("Access-Control-Allow-Origin")


def test_an_application_asks_its_column(engine: Engine) -> None:
    app = Flask("tenants")
    origins = SQLOrigins(engine, Tenant.origin, where=Tenant.is_active)
    CORS(app, origins=origins, supports_credentials=True)
    assert asked(app, TENANT) == TENANT
    assert asked(app, FORMER) is None
    assert asked(app, STRANGER) is None


def test_without_a_condition_every_row_counts(engine: Engine) -> None:
    table = t.cast(Table, Tenant.__table__)
    origins = SQLOrigins(engine, table.c.origin)
    assert [origins(TENANT), origins(FORMER)] == [True, True]


def test_a_change_is_in_force_after_its_ttl(engine: Engine) -> None:
    origins = SQLOrigins(engine, Tenant.origin, ttl=0.1, refusal_ttl=0.1)
    assert [origins(TENANT), origins(STRANGER)] == [True, False]

    with engine.begin() as connection:
        change = sqlalchemy.update(Tenant).where(Tenant.origin == TENANT)
        connection.execute(change.values(origin=STRANGER))

    assert [origins(TENANT), origins(STRANGER)] == [True, False]
    time.sleep(0.11)
    assert [origins(TENANT), origins(STRANGER)] == [False, True]


def test_entries_that_allow_nobody_are_found(engine: Engine) -> None:
    [finding] = SQLOrigins(engine, Tenant.origin, where=Tenant.is_active).review()
    assert str(finding).startswith(
        f"origins='{TENANT}/' (the column Tenant.origin): an origin has no path"
    )


def test_each_application_has_a_database_of_its_own(
    engine: Engine, other_engine: Engine
) -> None:
    origins = SQLOrigins(lambda: current_app.config["ENGINE"], Tenant.origin, ttl=60)
    apps = []

    for each in (engine, other_engine):
        app = Flask("tenants")
        app.config["ENGINE"] = each
        CORS(app, origins=origins)
        apps.append(app)

    assert [asked(app, TENANT) for app in apps] == [TENANT, None]
    assert [asked(app, STRANGER) for app in apps] == [None, STRANGER]


def test_a_function_may_need_no_application(engine: Engine) -> None:
    assert SQLOrigins(lambda: engine, Tenant.origin)(TENANT)


def test_a_connection_that_the_server_has_closed_is_replaced(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    origins = SQLOrigins(engine, Tenant.origin)

    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection

    assert driver is not None
    driver.close()
    assert origins(TENANT)
    assert not [text for text in caplog.messages if "does not answer" in text]


def test_a_table_that_is_not_there_refuses_and_the_log_says_so(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    Base.metadata.drop_all(engine)
    assert not SQLOrigins(engine, Tenant.origin)(TENANT)
    assert caplog.messages == [
        "SQLOrigins(Tenant.origin) does not answer: OperationalError: "
        "(sqlite3.OperationalError) no such table: tenant. Until it does, origins that "
        "it has allowed stay allowed for 300 seconds at most, and others are refused"
    ]


@pytest.mark.parametrize(
    ("rows", "is_allowed"),
    [([TENANT.upper()], False), ([TENANT.upper(), TENANT], True)],
    ids=["another spelling alone", "its own as well"],
)
def test_what_a_collation_takes_for_equal_is_not(
    rows: list[str], is_allowed: bool, tmp_path: Path
) -> None:
    column = Column("origin", String(326, collation="NOCASE"))
    table = Table("tenants", MetaData(), column)

    with opened(tmp_path / "tenants.db") as engine:
        table.metadata.create_all(engine)

        with engine.begin() as connection:
            connection.execute(table.insert(), [{"origin": row} for row in rows])

        assert SQLOrigins(engine, table.c.origin)(TENANT) is is_allowed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"engine": "sqlite://"},
            "engine='sqlite://' (SQLOrigins()): neither an Engine nor a function, but "
            "str. Write lambda: db.engine. [CORS005]",
        ),
        (
            {"column": "origin"},
            "column='origin' (SQLOrigins()): not a column. Write Tenant.origin, or "
            "tenants.c.origin. [CORS005]",
        ),
        (
            {"column": 7},
            "column=7 (SQLOrigins()): not a column. Write Tenant.origin, or "
            "tenants.c.origin. [CORS005]",
        ),
        (
            {"where": 7},
            "where=7 (SQLOrigins()): not a condition. Write where=Tenant.is_active. "
            "[CORS005]",
        ),
    ],
)
def test_a_wrong_argument_is_named_with_what_to_write(
    arguments: dict[str, t.Any], message: str, engine: Engine
) -> None:
    given = {"engine": engine, "column": Tenant.origin} | arguments

    with pytest.raises(CORSConfigError) as caught:
        SQLOrigins(**given)

    assert str(caught.value) == message


def test_without_its_package_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    message = (
        r"^SQLOrigins needs the package SQLAlchemy: pip install 'flask-cors\[sql\]'$"
    )

    with pytest.raises(ImportError, match=message):
        SQLOrigins(t.cast(t.Any, None), Tenant.origin)
