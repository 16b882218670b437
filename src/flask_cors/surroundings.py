"""Surroundings: what stands around a request while a decision is made on it."""

from __future__ import annotations

import collections.abc as cabc
import sys
import types
from contextlib import contextmanager

from flask import Flask

from .environ import Environ


@contextmanager
def pushed(app: Flask, environ: Environ) -> cabc.Iterator[None]:
    """Push a request's context, and pop it also where it was pushed halfway: a session
    that cannot be opened would leave it to the requests that follow.
    """
    context = app.request_context(environ)

    try:
        context.push()
        yield
    finally:
        context.pop()


def are_debugged() -> bool:
    """Tell whether the debugger is among the callers: it leaves no mark elsewhere."""
    frame: types.FrameType | None = sys._getframe()

    while frame is not None:
        if frame.f_globals.get("__name__") == "werkzeug.debug":
            return True

        frame = frame.f_back

    return False
