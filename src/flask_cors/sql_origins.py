"""Origins in a database: a column of the application's own, asked by many processes."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from flask import current_app
from flask import has_app_context

from .callers import location
from .errors import error_from
from .errors import MistakeError
from .lookups.terms import Seconds
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Place
from .sansio.findings import Source
from .stores.shared import SharedOrigins

if t.TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy import Engine
    from sqlalchemy import Select
    from sqlalchemy.orm import InstrumentedAttribute

_MISSING: t.Final = (
    "SQLOrigins needs the package SQLAlchemy: pip install 'flask-cors[sql]'"
)

#: How many rows are read at once.
_PART: t.Final = 1000


class SQLOrigins(SharedOrigins):
    """The origins of a column, for all processes that use the database.

    .. code-block:: python

        from flask_cors import CORS
        from flask_cors.sql_origins import SQLOrigins

        tenants = SQLOrigins(engine, Tenant.origin, where=Tenant.is_active)
        CORS(app, origins=tenants, supports_credentials=True)

    What is changed in the database is in force in every process after ``ttl``, for
    which time alone an answer is kept.

    Needs the package SQLAlchemy: ``pip install "flask-cors[sql]"``.

    :param engine: an :class:`sqlalchemy.Engine`, or a function that returns one; it is
        called within the application's context: ``lambda: db.engine``.
    :param column: of a table or a mapped class. Each row has one origin, as browsers
        send it: ``https://app.example.com``. It has to have an index.
    :param where: a condition that rows have to meet as well.
    :param ttl: for how long an origin that is allowed is not asked about again, in
        seconds.
    :param refusal_ttl: the same of one that is refused.
    :param max_entries: how many origins of either kind a process keeps.
    :param stale_if_error: for how long an answer that has expired stands in while
        nothing answers, in seconds.
    :param timeout: for how long a request waits for the database, in seconds.
    :raises ImportError: if the package SQLAlchemy is not installed.
    :raises CORSConfigError: if one of the arguments is wrong.

    .. versionadded:: 7.0
    """

    def __init__(
        self,
        engine: Engine | cabc.Callable[[], Engine],
        column: ColumnElement[str] | InstrumentedAttribute[str],
        *,
        where: ColumnElement[bool] | InstrumentedAttribute[bool] | None = None,
        ttl: Seconds = 0.5,
        refusal_ttl: Seconds = 0.5,
        max_entries: int = 10_000,
        stale_if_error: Seconds = 300,
        timeout: Seconds = 2,
    ):
        super().__init__(
            ttl=ttl,
            refusal_ttl=refusal_ttl,
            max_entries=max_entries,
            stale_if_error=stale_if_error,
            timeout=timeout,
        )
        self._column = column
        self._entered: t.Any = _entered(column, where)
        self._given_engine = _engine(engine)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._column})"

    def _whose(self) -> object:
        """Applications that share this may have a database each."""
        if not callable(self._given_engine) or not has_app_context():
            return self

        return t.cast(t.Any, current_app)._get_current_object()

    @property
    def _engine(self) -> Engine:
        given = self._given_engine
        return given() if callable(given) else given

    def _look_up(self, origin: str) -> bool:
        from sqlalchemy.exc import DBAPIError

        engine = self._engine

        try:
            return self._is_entered(engine, origin)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise

        # The server had closed a connection of the pool, which has none of them now.
        return self._is_entered(engine, origin)

    def _is_entered(self, engine: Engine, origin: str) -> bool:
        statement = self._entered.where(self._column == origin)

        with engine.connect() as connection:
            found = connection.scalar(statement.limit(1))

            if found is None or found == origin:
                return found is not None

            # To the database an umlaut may equal a letter, which is another host.
            return any(found == origin for found in connection.scalars(statement))

    def _entries(self) -> cabc.Iterator[object]:
        # Now, as it may be read where there is no application's context.
        return self._read(self._engine)

    def _read(self, engine: Engine) -> cabc.Iterator[object]:
        statement = self._entered.where(self._column.is_not(None))

        with engine.connect() as connection:
            yield from connection.execution_options(yield_per=_PART).scalars(statement)

    def _source(self) -> Source:
        return Source(Place.APPLICATION, f"the column {self._column}")


def _entered(column: t.Any, where: t.Any) -> Select[tuple[str]]:
    """The statement that reads what is entered."""
    try:
        from sqlalchemy import select
        from sqlalchemy.exc import ArgumentError
    except ImportError as error:
        raise ImportError(_MISSING) from error

    statement: Select[tuple[str]]

    try:
        statement = select(column)
        column.is_not(None)
    except (ArgumentError, AttributeError):
        fix = "Write Tenant.origin, or tenants.c.origin."
        raise _mistake("column", column, "not a column.", fix) from None

    try:
        return statement if where is None else statement.where(where)
    except ArgumentError:
        fix = "Write where=Tenant.is_active."
        raise _mistake("where", where, "not a condition.", fix) from None


def _engine(value: object) -> Engine | cabc.Callable[[], Engine]:
    from sqlalchemy import Engine

    if isinstance(value, Engine):
        return value

    if callable(value):
        return t.cast("cabc.Callable[[], Engine]", value)

    message = f"neither an Engine nor a function, but {type(value).__name__}."
    raise _mistake("engine", value, message, "Write lambda: db.engine.")


def _mistake(option: str, value: object, message: str, fix: str) -> MistakeError:
    source = Source(Place.KEYWORD, "SQLOrigins()", location())
    return error_from(
        ruling.finding(Fault.WRONG_TYPE, option, value, source, message, fix)
    )
