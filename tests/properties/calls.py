"""WSGI calls whose variables no server has looked at."""

import io
import typing as t

from flask import Flask

from flask_cors import CORS

from .invariants import Headers
from .invariants import Said

_KEYS: t.Final = {
    "origin": "HTTP_ORIGIN",
    "method": "HTTP_ACCESS_CONTROL_REQUEST_METHOD",
    "headers": "HTTP_ACCESS_CONTROL_REQUEST_HEADERS",
    "private_network": "HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK",
}

_NOTHING: t.Final = Said()


def environ(method: str = "GET", path: str = "/", said: Said = _NOTHING) -> t.Any:
    """The environ of a request."""
    given = {key: getattr(said, name) for name, key in _KEYS.items()}
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        **{key: value for key, value in given.items() if value is not None},
    }


def sent(app: t.Any, environ: t.Any) -> Headers:
    """The headers that a WSGI application sends; it has to start exactly once."""
    started: list[Headers] = []

    def start_response(status: str, headers: Headers, exc_info: t.Any = None) -> None:
        started.append(headers)

    body = app(environ, start_response)
    list(body)
    (headers,) = started
    return headers


def flask_app(**given: t.Any) -> Flask:
    """An application that serves one path, in two ways."""
    app = Flask("properties")
    app.add_url_rule("/", "view", lambda: "ok", methods=["GET", "PUT"])
    CORS(app, **given)
    return app
