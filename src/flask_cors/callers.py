"""Who called: the line of the program that is being told something."""

from __future__ import annotations

import sys
import types

from .sansio.findings import Location


def stacklevel() -> int:
    """How far above its caller the one stands who is outside this package."""
    frame = sys._getframe(1)
    level = 1

    while frame.f_back is not None and _is_ours(frame):
        frame = frame.f_back
        level += 1

    return level


def location() -> Location:
    """The line outside this package that has called it."""
    frame = sys._getframe(1)

    while frame.f_back is not None and _is_ours(frame):
        frame = frame.f_back

    return Location(frame.f_code.co_filename, frame.f_lineno)


def _is_ours(frame: types.FrameType) -> bool:
    name: str = frame.f_globals.get("__name__", "")
    return name.startswith(f"{__package__}.")
