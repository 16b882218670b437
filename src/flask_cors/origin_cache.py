"""Cached origins: a check of origins whose answers are kept, for some time."""

from __future__ import annotations

import collections.abc as cabc
import functools
import logging
import os
import time
import typing as t

from flask import current_app
from flask import Flask
from flask import has_app_context

from .lookups import terms as lookup_terms
from .lookups.answers import Grant
from .lookups.overheard import fetched
from .lookups.running import Lookups
from .lookups.terms import Given
from .lookups.terms import Seconds
from .origin_checks import answered
from .sansio.checks import Listing
from .sansio.fetch import MAX_ORIGIN_LENGTH
from .sansio.option_types import Check

logger: logging.Logger = logging.getLogger("flask_cors")

_TTL: t.Final = 60
_MAX_ENTRIES: t.Final = 10_000
_TIMEOUT: t.Final = 5

#: What a list is kept under, which is the same for every origin. It is none itself.
_LIST: t.Final = ""

_current_app: cabc.Callable[[], Flask] = current_app._get_current_object  # type: ignore[attr-defined]


def cached_origins(
    check: Check | cabc.Callable[[], object],
    *,
    ttl: Seconds = _TTL,
    max_entries: int = _MAX_ENTRIES,
    stale_if_error: Seconds = 0,
    refusal_ttl: Seconds | None = None,
    timeout: Seconds | None = _TIMEOUT,
) -> CachedOrigins:
    """Keep what a check of origins answers, so that not every request asks it.

    .. code-block:: python

        def is_tenant(origin):
            return db.session.get(Tenant, origin) is not None

        CORS(app, origins=cached_origins(is_tenant, ttl=60, stale_if_error=3600))

    All times are in seconds, as a number or a :class:`~datetime.timedelta`.

    :param check: tells of an origin whether it is allowed; or takes no argument, and
        returns all that are. It may be async.
    :param ttl: for how long an origin that is allowed is not asked about again, and a
        list not fetched again. With 0 each request asks.
    :param max_entries: how many origins that are allowed are kept, and how many that
        are refused: the former never give way to the latter.
    :param stale_if_error: for how long an answer that has expired stands in, if
        ``check`` fails. With 0 such a request is refused.
    :param refusal_ttl: as ``ttl``, for an origin that is refused; a tenth of ``ttl``,
        unless it is given.
    :param timeout: for how long a request waits; whatever takes longer has failed.
        With ``None`` it waits for as long as it takes.
    :raises CORSConfigError: if one of them is wrong.

    .. versionadded:: 7.0
    """
    return CachedOrigins(
        check,
        ttl=ttl,
        max_entries=max_entries,
        stale_if_error=stale_if_error,
        refusal_ttl=refusal_ttl,
        timeout=timeout,
    )


class CachedOrigins:
    """A check that keeps the answers of another, as :func:`.cached_origins` makes it.

    It may be asked from any thread. Each process keeps answers of its own.

    .. versionadded:: 7.0
    """

    def __init__(
        self,
        check: Check | cabc.Callable[[], object],
        *,
        ttl: Seconds = _TTL,
        max_entries: int = _MAX_ENTRIES,
        stale_if_error: Seconds = 0,
        refusal_ttl: Seconds | None = None,
        timeout: Seconds | None = _TIMEOUT,
        _call: str = "cached_origins",
        _tell: cabc.Callable[[str], object] = logger.warning,
        _clock: cabc.Callable[[], float] = time.monotonic,
    ):
        given = Given(ttl, max_entries, stale_if_error, refusal_ttl, timeout)
        asked, terms = lookup_terms.read(check, given, _call)
        self._check: t.Final = check
        self._asked: t.Final = asked
        self._terms: t.Final = terms
        self._clock: t.Final = _clock
        self._tell: t.Final = _tell
        self._by_process: t.Final[dict[int, Lookups]] = {}

    def __call__(self, origin: object) -> bool:
        """Tell whether an origin is allowed. What can be none is refused unasked.

        :raises Exception: what the check raises, or a :exc:`TimeoutError`, where no
            older answer may stand in.
        """
        if not isinstance(origin, str) or len(origin) > MAX_ORIGIN_LENGTH:
            return False

        is_list = isinstance(self._asked, Listing)
        key = _LIST if is_list else origin
        lookups = self._lookups()
        answer = lookups.fresh(key)

        if answer is None:
            subject = "the allowed origins" if is_list else f"{origin!r:.100}"
            answer = lookups.found(key, self._look(origin), subject)

        return answer.allows(origin)

    def __repr__(self) -> str:
        name = getattr(self._check, "__qualname__", repr(self._check))
        terms = self._terms
        timeout = None if terms.timeout is None else f"{terms.timeout:g}"
        return (
            f"{type(self).__name__}({name}, ttl={terms.ttl:g}, "
            f"max_entries={terms.max_entries}, "
            f"stale_if_error={terms.stale_if_error:g}, "
            f"refusal_ttl={terms.refusal_ttl:g}, timeout={timeout})"
        )

    def forget(self, *origins: str) -> None:
        """Ask about these again at the next request, or about all if none are given.

        What was known of them is of no use any longer, but as it would have been at
        the end of its time: if the check fails then, an answer stands in for as long as
        ``stale_if_error`` says. So it is with what lookups find that have begun before.

        :param origins: the origins, as they are sent. Where the check returns a list,
            all of it is fetched again.
        """
        is_list = isinstance(self._asked, Listing)
        self._lookups().forget((_LIST,) if is_list and origins else origins)

    @property
    def check(self) -> Check | cabc.Callable[[], object]:
        """The check whose answers are kept."""
        return self._check

    @property
    def ttl(self) -> float:
        """For how long an origin that is allowed is kept, in seconds."""
        return self._terms.ttl

    @property
    def max_entries(self) -> int:
        """How many origins of either kind are kept."""
        return self._terms.max_entries

    @property
    def stale_if_error(self) -> float:
        """For how long an answer that has expired may stand in, in seconds."""
        return self._terms.stale_if_error

    @property
    def refusal_ttl(self) -> float:
        """For how long an origin that is refused is kept, in seconds."""
        return self._terms.refusal_ttl

    @property
    def timeout(self) -> float | None:
        """For how long a request waits, in seconds; for ever if it is None."""
        return self._terms.timeout

    def _lookups(self) -> Lookups:
        """Those of this process: locks and lookups of its parent are of no use."""
        pid = os.getpid()
        found = self._by_process.get(pid)

        if found is not None:
            return found

        found = self._by_process.setdefault(
            pid, Lookups(self._terms, self._clock, self._tell)
        )

        for other in {*self._by_process} - {pid}:
            self._by_process.pop(other, None)

        return found

    def _look(self, origin: str) -> cabc.Callable[[], Grant]:
        """How to look an origin up, in a thread that knows nothing of the request."""
        if isinstance(self._asked, Listing):
            look: cabc.Callable[[], Grant] = functools.partial(
                fetched, self._asked.function
            )
        else:
            look = functools.partial(answered, self._asked, origin)

        if not has_app_context():
            return look

        return functools.partial(_within, _current_app(), look)


def _within(app: Flask, look: cabc.Callable[[], Grant]) -> Grant:
    with app.app_context():
        return look()
