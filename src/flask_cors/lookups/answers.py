"""Kept answers: what is known of origins, within bounds of time and number."""

from __future__ import annotations

import collections
import collections.abc as cabc
import typing as t
from dataclasses import dataclass
from dataclasses import replace

from ..sansio.origins import AllowedOrigins
from .terms import Terms

#: What a lookup finds: whether its origin is allowed, or all that are.
Grant: t.TypeAlias = AllowedOrigins | bool

V = t.TypeVar("V")

_NEVER: t.Final = float("-inf")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a lookup has found.

    :param fresh_until: when it expires.
    :param stale_until: until when it stands in where no lookup succeeds.
    :param epoch: since when nothing was forgotten as a whole.
    """

    grant: Grant
    fresh_until: float
    stale_until: float
    epoch: int

    def allows(self, origin: str) -> bool:
        """Tell whether it allows ``origin``."""
        grant = self.grant
        return grant if isinstance(grant, bool) else grant.permit(origin)


@dataclass(frozen=True, slots=True)
class Failure:
    """A lookup that has failed, without the exception: that would keep alive whatever
    was in use when it was raised.

    :param reason: the name of what it raised.
    :param retry_at: when the next lookup may begin.
    :param epoch: since when nothing was forgotten as a whole.
    :param is_told: whether the log has it.
    """

    reason: str
    retry_at: float
    epoch: int
    is_told: bool


class Recent(t.Generic[V]):
    """A mapping of so many entries: those that were used least recently go first."""

    __slots__ = ("_entries", "_most")

    def __init__(self, most: int):
        self._entries: t.Final[collections.OrderedDict[str, V]] = (
            collections.OrderedDict()
        )
        self._most = most

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: str) -> V | None:
        found = self._entries.get(key)

        if found is not None:
            self._entries.move_to_end(key)

        return found

    def put(self, key: str, value: V) -> None:
        self._entries[key] = value
        self._entries.move_to_end(key)

        if len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def drop(self, key: str) -> None:
        self._entries.pop(key, None)


class KeptAnswers:
    """The answers and failures of lookups. Whoever uses it holds a lock.

    What allows and what refuses is kept apart: anybody can make refusals, and none
    pushes out an origin that is allowed.
    """

    __slots__ = ("_allowed", "_epoch", "_failed", "_refused", "_terms")

    def __init__(self, terms: Terms):
        self._terms = terms
        self._epoch = 0
        self._allowed: Recent[Answer] = Recent(terms.max_entries)
        self._refused: Recent[Answer] = Recent(terms.max_entries)
        self._failed: Recent[Failure] = Recent(terms.max_entries)

    def fresh(self, key: str, now: float) -> Answer | None:
        """The answer about ``key``, unless it has expired."""
        answer = self._allowed.get(key) or self._refused.get(key)

        if answer is None or now >= answer.fresh_until or answer.epoch != self._epoch:
            return None

        return answer

    def stale(self, key: str, now: float) -> Answer | None:
        """The answer about ``key``, expired or not, unless it is too old."""
        answer = self._allowed.get(key) or self._refused.get(key)
        return answer if answer is not None and now < answer.stale_until else None

    def pause(self, key: str, now: float) -> Failure | None:
        """The failure because of which ``key`` is not to be looked up now."""
        failure = self._failed.get(key)

        if failure is None or now >= failure.retry_at or failure.epoch != self._epoch:
            return None

        return failure

    def answer(self, grant: Grant, now: float) -> Answer:
        """What a lookup has found, with its times. It is not kept yet."""
        terms = self._terms
        until = now + (terms.refusal_ttl if grant is False else terms.ttl)
        return Answer(grant, until, until + terms.stale_if_error, self._epoch)

    def keep(self, key: str, answer: Answer) -> None:
        """Keep what a lookup has found, in place of all that was known."""
        for other in (self._allowed, self._refused, self._failed):
            other.drop(key)

        table = self._refused if answer.grant is False else self._allowed
        table.put(key, answer)

    def keep_expired(self, key: str, answer: Answer, now: float) -> None:
        """Keep an answer that was forgotten before it came: it may stand in, if there
        is none that is younger.
        """
        if self.fresh(key, now) is not None:
            return

        for other in (self._allowed, self._refused):
            other.drop(key)

        table = self._refused if answer.grant is False else self._allowed
        table.put(key, replace(answer, fresh_until=_NEVER))

    def fail(self, key: str, reason: str, retry_at: float) -> None:
        """Keep that a lookup has failed."""
        older = self._failed.get(key)
        is_told = older is not None and older.is_told
        self._failed.put(key, Failure(reason, retry_at, self._epoch, is_told))

    def tell(self, key: str) -> bool:
        """Tell whether a failure is to be logged: the first time only."""
        failure = self._failed.get(key)

        if failure is None or failure.is_told:
            return failure is None

        self._failed.put(key, replace(failure, is_told=True))
        return True

    def expire(self, keys: cabc.Iterable[str]) -> None:
        """Let the answers about ``keys`` be as old as if their time were over, and
        pauses be over as well.
        """
        for key in keys:
            failure = self._failed.get(key)

            if failure is not None:
                self._failed.put(key, replace(failure, retry_at=_NEVER))

            for table in (self._allowed, self._refused):
                answer = table.get(key)

                if answer is not None:
                    table.put(key, replace(answer, fresh_until=_NEVER))

    def expire_all(self) -> None:
        """The same of everything, however much there is."""
        self._epoch += 1
