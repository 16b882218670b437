"""The application that a command is about."""

from __future__ import annotations

import warnings

import click
from flask import Flask
from flask.cli import ScriptInfo

from ..errors import CORSConfigError


class NotStartedError(click.ClickException):
    """Raised if there is no application to look at: its configuration has mistakes."""

    exit_code = 2


def loaded(info: ScriptInfo) -> Flask:
    """The application as ``flask`` finds it, without the warnings of CORS' set-up: the
    audit finds them again.

    :raises CORSConfigError: if the mistakes in its configuration keep it from starting.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"(?s).*\[CORS\d+\]\Z")
        return info.load_app()


def started(info: ScriptInfo) -> Flask:
    """The same, for a command that has nothing to say of one that does not start.

    :raises NotStartedError: if it does not.
    """
    try:
        return loaded(info)
    except CORSConfigError as error:
        if not error.errors:
            raise

        raise NotStartedError(
            f"the application does not start.\n\n{error}\n\n"
            "flask cors audit shows each mistake with its fix."
        ) from error
