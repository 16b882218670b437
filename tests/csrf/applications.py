"""Applications that are protected in one way or another, and who writes there."""

import typing as t

from flask import Flask

from .case import ADMIN
from .case import APP
from .case import EVIL
from .case import Request

#: Protects every path, and has a policy for none.
ON: dict[str, t.Any] = {"csrf_protect": True, "resources": []}


def may_write(app: Flask, path: str, origin: str = EVIL, method: str = "POST") -> bool:
    request = Request(site="cross-site", origin=origin, path=path, method=method)
    return request.sent(app).status_code != 403


def writers(app: Flask, path: str) -> set[str]:
    """Those of three origins that may write."""
    return {origin for origin in (APP, ADMIN, EVIL) if may_write(app, path, origin)}


def done(**values: t.Any) -> str:
    return "done"


def application(*paths: str) -> Flask:
    app = Flask("inheritance")

    for path in paths:
        app.add_url_rule(path, path, done, methods=["GET", "POST"])

    return app
