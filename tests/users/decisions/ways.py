"""Applications with a policy, in each way there is."""

import typing as t

from flask import Flask

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import cross_origin


def extension(**options: t.Any) -> Flask:
    app = Flask("heard")
    app.add_url_rule("/", "index", lambda: "ok", methods=["GET", "PUT", "POST"])
    CORS(app, **options)
    return app


def middleware(**options: t.Any) -> CORSMiddleware:
    def application(environ: t.Any, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"ok"]

    return CORSMiddleware(application, **options)


def decorated(**options: t.Any) -> Flask:
    """An application without a layer."""
    app = Flask("heard")
    view = cross_origin(**options)(lambda: "ok")
    app.add_url_rule("/", "index", view, methods=["GET", "PUT", "POST"])
    return app
