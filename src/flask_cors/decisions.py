"""Decisions that have been made, kept for the requests that are alike."""

from __future__ import annotations

import typing as t

from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.decision import RequestFacts
from .sansio.fetch import MAX_ORIGIN_LENGTH
from .sansio.policy import Policy

_MOST: t.Final = 1024

#: No browser sends it, and no configuration has it: it is refused as malformed.
_MALFORMED: t.Final = "\0"


class Decisions(dict[str | None, Decision]):
    """The decisions of one policy on requests that are no preflights, by origin.

    Bounded, also in the length of what is kept: those that are longer than any origin
    are all answered as one. A subscript that is found costs what a dict's does, which
    is less than half of ``functools.lru_cache``.

    :param policy: a policy that asks no functions.
    """

    __slots__ = ("_long_literals", "_of_malformed", "_policy")

    def __init__(self, policy: Policy):
        super().__init__()
        self._policy = policy
        self._of_malformed = decide(policy, RequestFacts(_MALFORMED))

        # An application may have a scheme of its own, and a name of any length.
        self._long_literals = frozenset(
            origin
            for origin in policy.origins.literals
            if len(origin) > MAX_ORIGIN_LENGTH
        )

    def __missing__(self, origin: str | None) -> Decision:
        if origin is not None and not _is_short_text(origin):
            return self.of_other(origin)

        decision = decide(self._policy, RequestFacts(origin))

        if len(self) >= _MOST:
            self.clear()

        self[origin] = decision
        return decision

    def of_other(self, origin: str) -> Decision:
        """The decision on an origin that is too long, or no text.

        It is not looked up: the hash of 8 KiB costs more than all that is done here for
        an ordinary request.
        """
        if self._long_literals and origin in self._long_literals:
            return decide(self._policy, RequestFacts(origin))

        return self._of_malformed


def _is_short_text(origin: object) -> bool:
    return isinstance(origin, str) and len(origin) <= MAX_ORIGIN_LENGTH


class DecisionsByPolicy(dict[Policy, Decisions]):
    """The decisions of every policy that has been asked for one, bounded as well."""

    __slots__ = ()

    def __missing__(self, policy: Policy) -> Decisions:
        if len(self) >= _MOST:
            self.clear()

        return self.setdefault(policy, Decisions(policy))
