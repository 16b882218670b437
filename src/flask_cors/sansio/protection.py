"""Protection: whether requests that change something are kept to those who may.

CORS keeps a page from reading a response; the request it keeps from nothing.
"""

from __future__ import annotations

import collections.abc as cabc
import enum
import typing as t
from dataclasses import dataclass

from . import forms
from .findings import Fault
from .forms import Note
from .origins import AllowedOrigins
from .origins import NULL

_REPORT: t.Final = "report"


class Mode(enum.Enum):
    """What becomes of a request that another origin may not make, the laxest first."""

    OFF = "off"
    REPORT = "report"
    """It is told of, and served."""

    ON = "on"
    """It is refused."""


_MODES: t.Final = tuple(Mode)


@dataclass(frozen=True, slots=True)
class Protection:
    """How the requests to one path are protected.

    :param mode: absent where nobody has said.
    :param writers: the other origins that may write; absent where those may that the
        path's policy allows.
    """

    mode: Mode | None = None
    writers: AllowedOrigins | None = None

    @property
    def is_off(self) -> bool:
        """Whether nothing is protected."""
        return self.mode in (None, Mode.OFF)

    def under(self, outer: Protection) -> Protection:
        """The same, where what nobody has said is as ``outer`` says."""
        return self if self.mode is not None else Protection(outer.mode, self.writers)

    def joined(self, later: Protection) -> Protection:
        """Both, for what neither names: the stricter mode, and the later writers."""
        writers = self.writers if later.writers is None else later.writers
        modes = [each.mode for each in (self, later) if each.mode is not None]
        return Protection(max(modes, key=_MODES.index, default=None), writers)


UNPROTECTED: t.Final = Protection()


def mode(value: object, note: Note) -> Mode | None:
    """Read the value of ``csrf_protect``. What is no value of it protects."""
    if value is None:
        return None

    if isinstance(value, str) and value.strip().lower() == _REPORT:
        return Mode.REPORT

    findings = len(note.findings)
    is_on = forms.switch(value, Note(note.option, note.source, note.findings))

    if len(note.findings) == findings:
        return Mode.ON if is_on else Mode.OFF

    note.findings.pop()
    note.add(
        Fault.WRONG_TYPE,
        value,
        "neither True, False nor 'report'.",
        "Write csrf_protect=True, or 'report' to be told first.",
        _REPORT,
    )
    return Mode.ON


def writers(value: object, note: Note) -> AllowedOrigins | None:
    """Read the value of ``csrf_origins``: as ``origins``, but never everybody."""
    if value is None:
        return None

    # Here an empty list means what it says.
    if isinstance(value, cabc.Collection) and not value:
        return AllowedOrigins()

    from . import plain_forms

    rv = plain_forms.allowed_origins(value, note)

    if rv.is_open or NULL in rv.literals:
        note.add(
            Fault.EVERYBODY_WRITES,
            value,
            "any page could write, and nothing would be protected.",
            "Name the origins that may write, or write csrf_protect=False.",
        )

    return rv
