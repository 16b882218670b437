"""Causes: what of a configuration refuses a request, and what would allow it."""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import Source


@dataclass(frozen=True, slots=True)
class Change:
    """What to write for the request to be allowed.

    :param value: in a form that the option takes.
    :param text: as it is written where the option is set.
    """

    option: str
    value: object
    text: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One value of a configuration that stands in the way of a request.

    :param value: as it is written, without passwords, cut where it is long.
    :param message: what was asked, and why the value does not allow it.
    :param change: what would allow it; absent where no value of the option does, or
        where none is to be proposed.
    :param opens: what the change would open, as a sentence.
    """

    option: str
    value: str
    source: Source
    message: str
    change: Change | None = None
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """What one option has against a request: as much of a cause as a log needs.

    :param wanted: the entries that the option would need; none if it cannot have them.
    :param replaces: the entries, as they are written, that those take the place of.
    """

    option: str
    message: str
    wanted: tuple[object, ...] = ()
    replaces: tuple[object, ...] = ()
