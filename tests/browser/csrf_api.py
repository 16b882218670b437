"""An API that changes something, under several kinds of protection, and a record of
what reached it and what became of it.

Each request names its case in the query; ``/-/record/<case>`` tells what became of it
without passing through Flask.
"""

import json
import os
import typing as t
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import parse_qs

from flask import Flask
from flask import request
from flask import session
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS
from flask_cors import csrf_exempt

if t.TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse
    from _typeshed.wsgi import WSGIApplication
    from _typeshed.wsgi import WSGIEnvironment

METHODS = ("POST", "PUT", "DELETE")

#: Each under a prefix of its own.
OPTIONS: t.Final[dict[str, dict[str, t.Any]]] = {
    "/off": {"origins": os.environ["APP_ORIGIN"]},
    "/on": {"origins": os.environ["APP_ORIGIN"], "csrf_protect": True},
    "/report": {"origins": os.environ["APP_ORIGIN"], "csrf_protect": "report"},
    "/open/off": {"origins": "*"},
    "/open/on": {"origins": "*", "csrf_protect": True},
    "/writer/on": {
        "origins": "*",
        "csrf_origins": os.environ["APP_ORIGIN"],
        "csrf_protect": True,
    },
}


class Record:
    """What each request of a case was answered, and what it has changed."""

    def __init__(self) -> None:
        self._wire: dict[str, list[dict[str, t.Any]]] = defaultdict(list)
        self._changes: dict[str, list[dict[str, t.Any]]] = defaultdict(list)

    def change(self, what: str) -> None:
        """Note what a view has done, and for whom."""
        done = {"what": what, "by": session.get("user")}
        self._changes[request.args.get("case", "")].append(done)

    def around(self, wsgi_app: "WSGIApplication") -> "WSGIApplication":
        def noting(
            environ: "WSGIEnvironment", start_response: "StartResponse"
        ) -> Iterable[bytes]:
            prefix, _, case = environ["PATH_INFO"].rpartition("/")

            if prefix == "/-/record":
                told = {"wire": self._wire[case], "changes": self._changes[case]}
                start_response("200 OK", [("Content-Type", "application/json")])
                return [json.dumps(told).encode()]

            query = parse_qs(environ["QUERY_STRING"])

            if environ["PATH_INFO"] == "/-/bounce":
                location = ("Location", query["to"][0])
                start_response("307 Temporary Redirect", [location])
                return []

            def start(status: str, *args: t.Any) -> t.Any:
                # Told of when all has been done.
                self._wire[query.get("case", [""])[0]].append(
                    {
                        "method": environ["REQUEST_METHOD"],
                        "site": environ.get("HTTP_SEC_FETCH_SITE"),
                        "origin": environ.get("HTTP_ORIGIN"),
                        "status": int(status[:3]),
                    }
                )
                return start_response(status, *args)

            return wsgi_app(environ, start)

        return noting


record = Record()


def orders() -> str:
    record.change(f"{request.method} order")
    return "ordered"


def hook() -> str:
    record.change(f"{request.method} hook")
    return "taken"


def log_in() -> str:
    session["user"] = "ada"
    return "welcome"


def create_app(options: dict[str, t.Any]) -> Flask:
    """An application with Flask's own session, and its cookie as it is by default."""
    app = Flask("orders")
    app.secret_key = "the tests' own"
    CORS(app, supports_credentials=True, **options)
    page = "<!doctype html><title>own</title>"
    app.add_url_rule("/", "page", lambda: page)
    app.add_url_rule("/read", "read", lambda: "read")
    app.add_url_rule("/login", "login", log_in, methods=["POST"])
    app.add_url_rule("/orders", "orders", orders, methods=METHODS)
    app.add_url_rule("/hook", "hook", csrf_exempt(hook), methods=["POST"])

    # Headers that make browsers send the Origin "null" from the own page.
    app.add_url_rule(
        "/silent", "silent", lambda: (page, {"Referrer-Policy": "no-referrer"})
    )
    return app


apps: t.Final[dict[str, t.Any]] = {
    prefix: create_app(options) for prefix, options in OPTIONS.items()
}
application = record.around(DispatcherMiddleware(apps["/on"], apps))
