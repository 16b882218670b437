"""Unhandled: requests that ended with an exception that nothing handled."""

from __future__ import annotations

import typing as t

from flask import Flask
from flask import request
from werkzeug.exceptions import HTTPException

#: The key in the environ of a request whose exception nothing has handled.
UNHANDLED: t.Final = "flask_cors.unhandled"


def mark_unhandled(
    sender: Flask, exception: BaseException | None = None, **extra: object
) -> None:
    """Remember of the current request that an exception ended it."""
    # Flask-RESTful sends the signal for what is aborted on purpose, too.
    if not isinstance(exception, HTTPException):
        request.environ[UNHANDLED] = True
