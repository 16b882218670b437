"""Terms of lookups: how long answers are kept, how many, and how long one may take."""

from __future__ import annotations

import collections.abc as cabc
import math
import typing as t
from dataclasses import dataclass
from datetime import timedelta

from ..callers import location
from ..errors import error_from
from ..errors import joined
from ..sansio import ruling
from ..sansio.checks import adapted
from ..sansio.findings import Fault
from ..sansio.findings import Finding
from ..sansio.findings import Place
from ..sansio.findings import Source
from ..sansio.option_types import Check

Seconds: t.TypeAlias = float | timedelta

#: What a refusal is kept for, of the time of an answer that allows.
_SHORTER: t.Final = 10

_NO_SECONDS: t.Final = "not a number of seconds, 0 or more."
_CHECK_FIX: t.Final = (
    "Write a function that is given an origin and tells whether it is allowed, or one "
    "without arguments that returns the allowed origins."
)


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms answers are looked up and kept. All times are in seconds."""

    ttl: float
    max_entries: int
    stale_if_error: float
    refusal_ttl: float
    timeout: float | None


class Given(t.NamedTuple):
    """The arguments as they are given."""

    ttl: object
    max_entries: object
    stale_if_error: object
    refusal_ttl: object
    timeout: object


def read(check: object, given: Given, call: str) -> tuple[Check, Terms]:
    """Read the arguments of a call.

    :param call: the name of what was called.
    :raises CORSConfigError: if there are mistakes.
    """
    reader = _Reader(Source(Place.KEYWORD, f"{call}()", location()))
    asked = reader.check(check)
    ttl = reader.seconds("ttl", given.ttl, "Write ttl=60, or a timedelta.")
    terms = Terms(
        ttl,
        reader.entries(given.max_entries),
        reader.seconds(
            "stale_if_error",
            given.stale_if_error,
            "Write stale_if_error=600, or a timedelta.",
        ),
        reader.refusal_ttl(given.refusal_ttl, ttl),
        reader.timeout(given.timeout),
    )

    if asked is None or reader.findings:
        raise joined([error_from(finding) for finding in reader.findings])

    return asked, terms


class _Reader:
    """Reads one argument after the other, and writes down what is wrong."""

    def __init__(self, source: Source):
        self.source: t.Final = source
        self.findings: t.Final[list[Finding]] = []

    def check(self, value: object) -> Check | None:
        if not callable(value):
            name = type(value).__name__
            self._wrong("check", value, f"not a function, but {name}.", _CHECK_FIX)
            return None

        found = adapted(t.cast(cabc.Callable[..., object], value))

        if found is None:
            message = "a function that takes something else than an origin."
            self._wrong("check", value, message, _CHECK_FIX)

        return found

    def seconds(self, option: str, value: object, fix: str) -> float:
        number = _seconds(value)

        if number is None:
            self._wrong(option, value, _NO_SECONDS, fix)
            return 0.0

        return number

    def refusal_ttl(self, value: object, ttl: float) -> float:
        if value is None:
            return ttl / _SHORTER

        return self.seconds(
            "refusal_ttl", value, "Write refusal_ttl=6, a timedelta, or None."
        )

    def timeout(self, value: object) -> float | None:
        if value is None:
            return None

        number = _seconds(value)

        if not number:
            message = "not a number of seconds above 0, nor None."
            fix = "Write timeout=5, a timedelta, or None for no limit."
            self._wrong("timeout", value, message, fix)

        return number

    def entries(self, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value

        message = "not a number of origins, 1 or more."
        self._wrong("max_entries", value, message, "Write max_entries=10_000.")
        return 1

    def _wrong(self, option: str, value: object, message: str, fix: str) -> None:
        finding = ruling.finding(
            Fault.WRONG_TYPE, option, value, self.source, message, fix
        )
        self.findings.append(finding)


def _seconds(value: object) -> float | None:
    """A number of seconds, where ``value`` is one: finite, and not below 0."""
    if isinstance(value, timedelta):
        value = value.total_seconds()

    # True is an int.
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None

    try:
        number = float(value)
    except OverflowError:
        return None

    return number if 0 <= number < math.inf else None
