"""Answers to preflights that have been given, kept for those who ask the same."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from .environ import Asked
from .headers import preflight_headers
from .headers import with_cors
from .sansio.decision import Decision
from .sansio.policy import Policy

_MOST: t.Final = 1024
_MOST_CHARACTERS: t.Final = 1 << 17


@dataclass(frozen=True, slots=True)
class PreflightRoute:
    """Where a preflight leads.

    :param policy: the policy of the request that is to follow.
    :param offered: the methods that the application has at the path.
    :param is_handled: whether the application answers OPTIONS there itself.
    :param is_lasting: whether the path leads there tomorrow as well.
    """

    policy: Policy | None
    offered: frozenset[str] = frozenset()
    is_handled: bool = False
    is_lasting: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What becomes of a preflight that a policy governs.

    :param offered: the methods that the application has at the path.
    :param headers: all of the answer's, where the application does not answer itself.
    :param is_handled: whether it does.
    :param is_refused: whether there is a reason that may have to be told.
    :param is_special: whether there is more to do than to send the headers.
    """

    policy: Policy
    decision: Decision
    offered: frozenset[str]
    headers: tuple[tuple[str, str], ...]
    is_handled: bool
    is_refused: bool
    is_special: bool

    @classmethod
    def of(cls, policy: Policy, decision: Decision, route: PreflightRoute) -> t.Self:
        """The answer to a preflight that leads along ``route``."""
        headers = with_cors(preflight_headers(route.offered), decision)
        return cls(
            policy,
            decision,
            route.offered,
            tuple(headers),
            is_handled=route.is_handled,
            is_refused=decision.reason is not None,
            is_special=route.is_handled or decision.error is not None,
        )


class Answers:
    """The answers of one application to preflights, by all that they say.

    Bounded in their number, and in the length of all that was asked.
    """

    __slots__ = ("_by_route", "_characters", "known")

    def __init__(self) -> None:
        self.known: dict[Asked, Answer] = {}
        """Those to preflights that have been seen, path and all."""

        # Most paths are answered as another that leads along the same route.
        self._by_route: dict[tuple[PreflightRoute, Asked], Answer] = {}
        self._characters = 0

    def alike(self, asked: Asked, route: PreflightRoute) -> Answer | None:
        """The answer to those who asked the same for another path of a route."""
        return self._by_route.get((route, _without_path(asked)))

    def keep(self, asked: Asked, route: PreflightRoute, answer: Answer) -> None:
        """Remember an answer; forget all others where there is no more room."""
        characters = sum(len(part) for part in asked if isinstance(part, str))

        if characters > _MOST_CHARACTERS:
            return

        if len(self.known) >= _MOST or self._characters + characters > _MOST_CHARACTERS:
            self.known.clear()
            self._by_route.clear()
            self._characters = 0

        self._characters += characters
        self.known[asked] = answer
        self._by_route[route, _without_path(asked)] = answer


def _without_path(asked: Asked) -> Asked:
    return "", *asked[1:]
