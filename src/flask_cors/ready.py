"""Decisions that are ready: made once, and kept for the requests that are alike."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.decision import RequestFacts
from .sansio.fetch import MALFORMED
from .sansio.fetch import MAX_ORIGIN_LENGTH
from .sansio.policy import Headers
from .sansio.policy import Policy

#: No more are kept, of all policies together.
MOST: t.Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A decision with what a response needs of it, found in one step.

    :param added: the headers to add.
    :param is_refused: whether there is a reason that may have to be told.
    :param owner: who has kept it.
    """

    decision: Decision
    added: Headers
    is_refused: bool
    owner: object


class ReadyDecisions:
    """The decisions of one policy on requests that are no preflights.

    :param policy: a policy whose decisions depend on the origin alone.
    :param kept: those of all policies, among which these are kept.
    """

    __slots__ = ("_kept", "_policy", "known", "unasked")

    def __init__(self, policy: Policy, kept: KeptDecisions):
        self._policy = policy
        self._kept = kept

        self.known: dict[str, Ready] = {}
        """Those that have been made, by origin."""

        self.unasked: Ready = self._ready(None)
        """The decision on a request without Origin."""

    def of(self, origin: object) -> Ready:
        """The decision on an origin, whatever the server gives for one."""
        if origin is None:
            return self.unasked

        if not isinstance(origin, str) or len(origin) > MAX_ORIGIN_LENGTH:
            return self._of_endless(origin)

        return self.known.get(origin) or self._new(origin)

    def _of_endless(self, origin: object) -> Ready:
        """The decision on what is longer than any origin of the web, or no text.

        It is not looked up: the hash of 8 KiB costs more than all else that is done
        here. But an application may have a scheme of its own, and a long name.
        """
        listed = self._policy.long_literals

        if listed and isinstance(origin, str) and origin in listed:
            return self._ready(origin)

        return self.of(MALFORMED)

    def _new(self, origin: str) -> Ready:
        self._kept.make_room()

        # They may have been forgotten, and still be in use.
        self._kept.by_policy[self._policy] = self
        return self.known.setdefault(origin, self._ready(origin))

    def _ready(self, origin: str | None) -> Ready:
        decision = decide(self._policy, RequestFacts(origin))
        is_refused = decision.reason is not None
        return Ready(decision, decision.added, is_refused, self._kept.owner)


class KeptDecisions:
    """The decisions of all policies of an owner. All of them share one bound.

    Threads need no lock: what two of them make at the same time is the same, and a
    count that is lost moves the bound by one.

    :param owner: whom a decision leads back to.
    """

    __slots__ = ("_count", "by_policy", "owner")

    def __init__(self, owner: object = None):
        self.by_policy: dict[Policy | None, ReadyDecisions] = {}
        """Those of the policies that have been asked for one."""

        self.owner: object = owner
        self._count = 0

    def of(self, policy: Policy | None) -> ReadyDecisions | None:
        """The decisions of a policy, if they depend on the origin alone."""
        if policy is None or not policy.is_by_origin:
            return None

        found = self.by_policy.get(policy)

        if found is not None:
            return found

        self.make_room()
        return self.by_policy.setdefault(policy, ReadyDecisions(policy, self))

    def make_room(self) -> None:
        """Count one more; forget all of them where there are too many."""
        self._count += 1

        if self._count <= MOST:
            return

        self._count = 0

        for decisions in tuple(self.by_policy.values()):
            decisions.known.clear()

        self.by_policy.clear()
