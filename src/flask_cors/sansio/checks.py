"""Checks: functions that tell of an origin whether it is allowed.

A function is given the origin and returns whether it is allowed, or returns the allowed
origins themselves; one that takes no argument can only do the latter.
"""

from __future__ import annotations

import collections.abc as cabc
import functools
import inspect
import typing as t
from dataclasses import dataclass

from .option_types import Check
from .origin_patterns import OriginPattern
from .origins import AllowedOrigins
from .origins import is_ordinary

#: Lists that have been read and are kept: an application has few at a time.
_KEPT: t.Final = 4

_NO_ANSWERS: t.Final = (
    bytes,
    bytearray,
    cabc.Mapping,
    cabc.Awaitable,
    cabc.AsyncIterable,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A check that returns the allowed origins, whatever origin it is asked about."""

    function: cabc.Callable[[], object]

    def __call__(self, origin: str) -> object:
        return self.function()


@dataclass(frozen=True, slots=True)
class Listed:
    """The origins that a check has returned, as they are read.

    :param malformed: the entries that are none, and allow nobody.
    """

    origins: AllowedOrigins
    malformed: tuple[object, ...]


def adapted(check: cabc.Callable[..., object]) -> Check | None:
    """A function as it can be asked, or nothing if it takes more than an origin."""
    try:
        signature = inspect.signature(check)
    except (TypeError, ValueError):
        # Some that are written in C do not tell: a call will.
        return check

    if _takes(signature, "origin"):
        return check

    return Listing(check) if _takes(signature) else None


def _takes(signature: inspect.Signature, *arguments: object) -> bool:
    try:
        signature.bind(*arguments)
    except TypeError:
        return False

    return True


def asked(check: Check, origin: str) -> bool:
    """Ask a check about an origin.

    :raises TypeError: if it returns nothing that tells.
    """
    answer = check(origin)

    if inspect.isawaitable(answer):
        getattr(answer, "close", bool)()
        raise TypeError(f"{check!r} returned an awaitable, not a bool")

    return permits(answer, origin)


def permits(answer: object, origin: str) -> bool:
    """What the answer of a check says of an origin.

    :raises TypeError: if it says nothing.
    """
    entries = entries_of(answer)
    return bool(answer) if entries is None else listed(entries).origins.permit(origin)


def entries_of(answer: object) -> tuple[object, ...] | None:
    """The entries of an answer that lists the allowed origins.

    :raises TypeError: if it is a collection of anything else.
    """
    if isinstance(answer, str):
        return tuple(answer.split(","))

    # What was not called, or not awaited, would be true, and would let everybody in.
    if isinstance(answer, _NO_ANSWERS) or callable(answer):
        name = type(answer).__name__
        raise TypeError(f"a check returns a bool or a list of origins, not {name}")

    return tuple(answer) if isinstance(answer, cabc.Iterable) else None


def listed(entries: tuple[object, ...]) -> Listed:
    """Read what a check has listed: origins, and patterns of subdomains or ports.

    No regex, and neither ``*`` nor ``null``: whoever enters one into a database must
    not open the application to everybody.
    """
    return _listed(
        tuple(e.strip() if isinstance(e, str) else _Other(e) for e in entries)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Other:
    """Something that is no text, and may not even be hashed."""

    entry: object


@functools.lru_cache(_KEPT)
def _listed(entries: tuple[str | _Other, ...]) -> Listed:
    literals: set[str] = set()
    wildcards: set[str] = set()
    malformed: list[object] = []

    for entry in entries:
        if isinstance(entry, _Other):
            malformed.append(entry.entry)
        elif is_ordinary(entry):
            literals.add(entry)
        elif pattern := OriginPattern.parse(entry):
            (literals if pattern.is_literal else wildcards).add(str(pattern))
        elif entry:
            malformed.append(entry)

    origins = AllowedOrigins(False, frozenset(literals), frozenset(wildcards))
    return Listed(origins, tuple(malformed))
