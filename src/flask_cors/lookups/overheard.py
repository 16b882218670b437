"""Overheard: what a function that lists origins has returned when it was asked."""

from __future__ import annotations

import collections.abc as cabc
import inspect
import typing as t

from ..origin_checks import answered
from ..sansio.checks import entries_of
from ..sansio.checks import listed
from .answers import Grant


def fetched(function: cabc.Callable[[], object]) -> Grant:
    """All origins that a function allows. What is malformed among them is logged.

    Whatever it raises is raised here.

    :raises TypeError: if it returns nothing that tells.
    """
    check = Overheard(function)
    answered(check, "")
    return check.grant


class Overheard:
    """A function that lists origins, and what it has returned when it was asked."""

    def __init__(self, function: cabc.Callable[[], object]):
        self._function: t.Final = function
        self.grant: Grant = False

    def __call__(self, origin: str) -> object:
        found = self._function()
        return (
            self._awaited(found) if inspect.isawaitable(found) else self._heard(found)
        )

    def __repr__(self) -> str:
        return repr(self._function)

    async def _awaited(self, found: cabc.Awaitable[object]) -> object:
        return self._heard(await found)

    def _heard(self, found: object) -> object:
        entries = entries_of(found)

        if entries is None:
            self.grant = bool(found)
            return self.grant

        self.grant = listed(entries).origins
        return entries
