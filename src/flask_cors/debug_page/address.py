"""The address of the report: told once, as Flask's server tells its own."""

from __future__ import annotations

import typing as t
import weakref
from urllib.parse import quote

import click
from flask import Flask
from flask.cli import run_command
from werkzeug.serving import is_running_from_reloader

from ..environ import decoded
from ..environ import Environ

#: Below the root of the application.
PATH: t.Final = "/_cors/"

_told: t.Final[weakref.WeakSet[Flask]] = weakref.WeakSet()


def tell_at_start(app: Flask) -> None:
    """Say where the report of an application is that ``flask run`` is about to serve.

    Whatever else serves it says nothing before the first request.
    """
    context = click.get_current_context(silent=True)

    if context is None or context.command is not run_command:
        return

    given = context.params
    reloads = app.debug if given["reload"] is None else given["reload"]

    # With a reloader the application is imported twice: this one does not serve.
    if not reloads or is_running_from_reloader():
        _tell(app, given["cert"] is not None, given["host"], given["port"])


def tell(app: Flask, environ: Environ) -> None:
    """Say where it is that serves a request."""
    is_secure = environ["wsgi.url_scheme"] == "https"
    host, port = environ["SERVER_NAME"], environ["SERVER_PORT"]
    _tell(app, is_secure, host, port, root(environ))


def root(environ: Environ) -> str:
    """Where the application is that serves a request, as URLs have it."""
    parts = decoded(environ.get("SCRIPT_NAME", "")).strip("/")

    # Two slashes would be followed by a host.
    return f"/{quote(parts)}" if parts else ""


def _tell(app: Flask, is_secure: bool, host: str, port: object, base: str = "") -> None:
    if app in _told:
        return

    _told.add(app)
    scheme = "https" if is_secure else "http"
    name = "[::1]" if ":" in host else "127.0.0.1"
    url = f"{scheme}://{name}:{port}{base}{PATH}"
    click.echo(f" * CORS report on {url} (for this machine only)", err=True)
