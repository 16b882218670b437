"""Refusals: what an audit says of an application that does not start."""

from __future__ import annotations

import traceback
import types
import typing as t
from dataclasses import replace

from .errors import CORSConfigError
from .sansio.audit.outcome import Audit
from .sansio.audit.outcome import worst_first
from .sansio.findings import Location
from .sansio.findings import Severity

#: Where a mistake is found, and not where it is made.
_NOT_THE_PROGRAM: t.Final = frozenset({"click", "flask", "flask_cors", "werkzeug"})


def audited(error: CORSConfigError) -> Audit:
    """The mistakes that kept an application from starting.

    A warning under ``strict`` is an error as well: it has been raised.
    """
    mistakes = (mistake.finding for mistake in error.errors)
    errors = (replace(finding, severity=Severity.ERROR) for finding in mistakes)
    return Audit(worst_first(errors), program=_program(error))


def _program(error: CORSConfigError) -> Location | None:
    """The line of the program that was running."""
    frames = traceback.walk_tb(error.__traceback__)
    lines = [
        Location(frame.f_code.co_filename, line)
        for frame, line in frames
        if _package(frame) not in _NOT_THE_PROGRAM
    ]
    return lines[-1] if lines else None


def _package(frame: types.FrameType) -> str:
    name: str = frame.f_globals.get("__name__", "")
    return name.partition(".")[0]
