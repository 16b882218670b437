"""Decisions that have been made, kept for the requests that are alike."""

from __future__ import annotations

import typing as t

from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.decision import RequestFacts
from .sansio.fetch import MAX_ORIGIN_LENGTH
from .sansio.policy import Policy

_MOST: t.Final = 1024


class Decisions(dict[str | None, Decision]):
    """The decisions of one policy on requests that are no preflights, by origin.

    Bounded, also in the length of what is kept. A subscript that is found costs what a
    dict's does, which is less than half of ``functools.lru_cache``.

    :param policy: a policy that asks no functions.
    """

    __slots__ = ("_policy",)

    def __init__(self, policy: Policy):
        super().__init__()
        self._policy = policy

    def __missing__(self, origin: str | None) -> Decision:
        decision = decide(self._policy, RequestFacts(origin))

        if origin is not None and len(origin) > MAX_ORIGIN_LENGTH:
            return decision

        if len(self) >= _MOST:
            self.clear()

        self[origin] = decision
        return decision


class DecisionsByPolicy(dict[Policy, Decisions]):
    """The decisions of every policy that has been asked for one, bounded as well."""

    __slots__ = ()

    def __missing__(self, policy: Policy) -> Decisions:
        if len(self) >= _MOST:
            self.clear()

        return self.setdefault(policy, Decisions(policy))
