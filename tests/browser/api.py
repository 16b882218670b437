"""The API under test, and a record of what reached it and how far.

Each request names its case in the query; ``/-/record/<case>`` tells what became of it
without passing through Flask.
"""

import json
import os
import socket
import sys
import threading
import typing as t
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from urllib.parse import parse_qs

from flask import abort
from flask import Flask
from flask import jsonify
from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.serving import run_simple

import flask_cors
from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

if t.TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse
    from _typeshed.wsgi import WSGIApplication
    from _typeshed.wsgi import WSGIEnvironment

app = Flask(__name__)

CORS(
    app,
    origins=[os.environ["APP_ORIGIN"]],
    supports_credentials=True,
    expose_headers=["X-Total"],
)


class Record:
    """How far the requests of each case came, by method."""

    def __init__(self, wsgi_app: "WSGIApplication") -> None:
        self._wsgi_app = wsgi_app
        self._cases: dict[str, dict[str, list[str]]] = defaultdict(
            lambda: {"wire": [], "hook": [], "view": [], "cookie": []}
        )

    def note(self, stage: str, environ: "WSGIEnvironment", what: str) -> None:
        case = parse_qs(environ["QUERY_STRING"]).get("case", [""])[0]
        self._cases[case][stage].append(what)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        prefix, _, case = environ["PATH_INFO"].rpartition("/")

        if prefix == "/-/record":
            start_response("200 OK", [("Content-Type", "application/json")])
            return [json.dumps(self._cases[case]).encode()]

        self.note("wire", environ, environ["REQUEST_METHOD"])
        return self._wsgi_app(environ, start_response)


application = record = Record(app)


@app.before_request
def refuse_strangers() -> ResponseReturnValue | None:
    record.note("hook", request.environ, request.method)
    guarded = request.path.startswith("/private")

    if guarded and request.headers.get("Authorization") != "Bearer secret":
        return jsonify(error="no token"), 401

    return None


def note_view() -> None:
    record.note("view", request.environ, request.method)


@app.errorhandler(HTTPException)
def show_error(error: HTTPException) -> ResponseReturnValue:
    return jsonify(error=error.name), error.code or 500


@app.route("/items", methods=["GET", "POST"])
def items() -> ResponseReturnValue:
    note_view()

    if request.method == "POST":
        return jsonify(added=request.get_json()), 201

    return jsonify([1, 2, 3]), {"X-Total": "3", "X-Internal": "shard-7"}


@app.get("/report")
@cross_origin(
    origins=[os.environ["APP_ORIGIN"]], supports_credentials=True, expose_headers="*"
)
def report() -> ResponseReturnValue:
    note_view()
    user = request.cookies.get("user")
    record.note("cookie", request.environ, str(user))
    return "a,b", {"Content-Disposition": "attachment; filename=report.csv"}


@app.put("/items/<int:number>")
def replace_item(number: int) -> ResponseReturnValue:
    note_view()
    return jsonify(replaced=number, by=request.headers["X-Request-ID"])


@app.route("/login", methods=["POST"])
def log_in() -> ResponseReturnValue:
    note_view()
    response = jsonify(welcome="ada")
    response.set_cookie("user", "ada", httponly=True, samesite="Lax")
    return response


@app.get("/me")
def who_am_i() -> ResponseReturnValue:
    note_view()
    user = request.cookies.get("user")
    record.note("cookie", request.environ, str(user))
    return jsonify(user=user)


@app.get("/forbidden")
def forbidden() -> ResponseReturnValue:
    note_view()
    abort(403)


@app.get("/broken")
def broken() -> ResponseReturnValue:
    note_view()
    raise RuntimeError("the view is broken")


@app.route("/archive/", methods=["GET", "PUT"])
def archive() -> ResponseReturnValue:
    note_view()
    return jsonify(archive=request.method)


@app.route("/private", methods=["GET", "DELETE"])
def private() -> ResponseReturnValue:
    note_view()
    return jsonify(private=request.method)


PARTNER_POLICY: t.Final = {
    "origins": [os.environ["PARTNER_ORIGIN"]],
    "methods": ["GET", "POST"],
    "allow_headers": ["X-Partner"],
}


@app.route("/partner", methods=["GET", "POST", "PUT"])
@cross_origin(**PARTNER_POLICY)
def partner() -> ResponseReturnValue:
    note_view()
    return jsonify(partner=request.method)


@app.route("/internal")
@cors_exempt
def internal() -> ResponseReturnValue:
    note_view()
    return jsonify(internal=True)


go_on: dict[str, threading.Event] = defaultdict(threading.Event)


@app.get("/stream")
def stream() -> ResponseReturnValue:
    note_view()
    event = go_on[request.args["case"]]

    def parts() -> Iterator[str]:
        yield "first"
        yield " second" if event.wait(10) else " too late"

    return app.response_class(parts(), mimetype="text/plain")


@app.get("/stream/continue")
def continue_stream() -> ResponseReturnValue:
    go_on[request.args["of"]].set()
    return "", 204


@app.get("/under-test")
def under_test() -> ResponseReturnValue:
    return jsonify(file=flask_cors.__file__)


if __name__ == "__main__":
    # run_simple() takes a port only: the socket that has kept it free gives it up.
    with socket.socket(fileno=int(sys.argv[1])) as listener:
        address, port = listener.getsockname()

    app.debug = True
    run_simple(address, port, app, use_debugger=True, use_reloader=False, threaded=True)
