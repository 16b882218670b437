"""One API three times: with the extension, in the middleware, and without CORS.

The header X-Application of a request chooses which of them answers.
"""

import os
import socket
import sys
import typing as t
from collections.abc import Iterable
from collections.abc import Iterator

from flask import abort
from flask import Flask
from flask import jsonify
from flask import request
from flask.typing import ResponseReturnValue

import flask_cors
from flask_cors import CORS
from flask_cors import CORSMiddleware

if t.TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse
    from _typeshed.wsgi import WSGIEnvironment

# None of them is imported here: the one that serves has been.
SERVERS: t.Final = ("gunicorn", "hypercorn", "uvicorn", "uwsgi", "waitress")
POLICY: t.Final[dict[str, t.Any]] = {
    "supports_credentials": True,
    "expose_headers": ["X-Total"],
    "max_age": 600,
    "resources": {
        "/*": {"origins": ["https://app.example", "https://*.partner.example"]},
        "/guarded": {"origins": "https://app.example", "csrf_protect": True},
        "/open/*": {
            "origins": "*",
            "methods": "*",
            "supports_credentials": False,
        },
    },
}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 1000
    app.before_request(refuse_strangers)
    app.add_url_rule("/items", view_func=items, methods=["GET", "PUT"])
    app.add_url_rule("/open/items", view_func=open_items, methods=["GET", "PUT"])
    app.add_url_rule("/archive/", view_func=archive)
    app.add_url_rule("/upload", view_func=upload, methods=["POST"])
    app.add_url_rule("/guarded", "guarded", upload, methods=["POST"])
    app.add_url_rule("/broken", view_func=broken)
    app.add_url_rule("/stream", view_func=stream)
    app.add_url_rule("/under-test", view_func=under_test)
    return app


def refuse_strangers() -> None:
    if request.path.startswith("/private"):
        abort(401)


def items() -> ResponseReturnValue:
    return "items", {"X-Total": "3"}


def open_items() -> ResponseReturnValue:
    return "open items"


def archive() -> ResponseReturnValue:
    return "archive"


def upload() -> ResponseReturnValue:
    return f"{len(request.get_data())} bytes"


def broken() -> ResponseReturnValue:
    raise RuntimeError("the view is broken")


def stream() -> ResponseReturnValue:
    def parts() -> Iterator[str]:
        for number in range(3):
            yield f"part {number}\n"

    return parts(), {"Content-Type": "text/plain"}


def under_test() -> ResponseReturnValue:
    return jsonify(
        file=flask_cors.__file__,
        pid=os.getpid(),
        servers=[name for name in SERVERS if name in sys.modules],
        is_threaded=request.environ["wsgi.multithread"],
    )


with_extension = create_app()
CORS(with_extension, **POLICY)

APPLICATIONS = {
    "extension": with_extension,
    "middleware": CORSMiddleware(create_app(), **POLICY),
    "plain": create_app(),
}


def application(
    environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    chosen: t.Any = APPLICATIONS[environ.get("HTTP_X_APPLICATION", "plain")]
    return t.cast("Iterable[bytes]", chosen(environ, start_response))


if __name__ == "__main__":
    import waitress

    with socket.socket(fileno=int(sys.argv[1])) as listener:
        waitress.serve(application, sockets=[listener], threads=4)
