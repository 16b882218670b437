"""What is no application, though it looks like one: it is told what to write."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask_restful import Api

from flask_cors import CORS
from flask_cors.errors import AttachmentError

ASGI = (
    "An ASGI application is none of Flask's: write "
    "CORSMiddleware(a2wsgi.ASGIMiddleware(application), origins=...)."
)
WSGI = "For another WSGI application, write CORSMiddleware(application, ...)."
BELONGING = "Write CORS(app), with the Flask application that it belongs to."


class Namespace:
    """As flask-restx has it, which is registered with an API."""


class RestxApi:
    """As flask-restx has it."""

    def __init__(self, app: Flask | Blueprint) -> None:
        self.app = app

        if isinstance(app, Blueprint):
            self.blueprint = app


class Odd:
    """Whatever it is asked for, it raises."""

    def __getattr__(self, name: str) -> t.NoReturn:
        raise RuntimeError(name)


class FastAPI:
    async def __call__(self, scope: t.Any, receive: t.Any, send: t.Any) -> None: ...


async def asgi(scope: t.Any, receive: t.Any, send: t.Any) -> None: ...


class FlaskApp(FastAPI):
    """As Connexion has it, whose layers have taken ``wsgi_app`` when it is there."""

    __module__ = "connexion.apps.flask"

    def __init__(self, app: Flask) -> None:
        self.app = app


class WsgiMiddleware(FastAPI):
    """As a2wsgi has it, for servers of ASGI."""

    def __init__(self, app: Flask) -> None:
        self.app = app


class OldFlaskApp:
    """As Connexion 2 had it, which was called by WSGI servers."""

    __module__ = "connexion.apps.flask_app"

    def __init__(self, app: Flask) -> None:
        self.app = app

    def __call__(self, environ: t.Any, start_response: t.Any) -> t.Any:
        return self.app(environ, start_response)


def on_blueprint(kind: t.Any) -> t.Callable[[Flask], t.Any]:
    return lambda app: kind(Blueprint("api", __name__))


@pytest.mark.parametrize(
    ("make", "name", "fix"),
    [
        (Api, "Api", "Write CORS(api.app)."),
        (on_blueprint(Api), "Api", "Write CORS(api.blueprint)."),
        (RestxApi, "RestxApi", "Write CORS(restx_api.app)."),
        (on_blueprint(RestxApi), "RestxApi", "Write CORS(restx_api.blueprint)."),
        (lambda app: Namespace(), "Namespace", BELONGING),
        (lambda app: Odd(), "Odd", BELONGING),
        (lambda app: FastAPI(), "FastAPI", ASGI),
        (lambda app: FastAPI().__call__, "method", ASGI),
        (lambda app: asgi, "function", ASGI),
        (FlaskApp, "FlaskApp", ASGI),
        (OldFlaskApp, "OldFlaskApp", "Write CORS(old_flask_app.app)."),
        (WsgiMiddleware, "WsgiMiddleware", "Write CORS(wsgi_middleware.app)."),
        (lambda app: app.wsgi_app, "method", WSGI),
        (lambda app: lambda environ, start: [b""], "function", WSGI),
        (lambda app: app.name, "str", "Write CORS(app)."),
    ],
    ids=[
        "an API of Flask-RESTful",
        "an API of Flask-RESTful on a blueprint",
        "an API of flask-restx",
        "an API of flask-restx on a blueprint",
        "a namespace of flask-restx",
        "an object that raises",
        "an ASGI application",
        "the method of an ASGI application",
        "a function that is an ASGI application",
        "a FlaskApp of Connexion 3",
        "a FlaskApp of Connexion 2",
        "an ASGI layer around a Flask application",
        "wsgi_app of a Flask application",
        "a function that is a WSGI application",
        "the name of an application",
    ],
)
def test_what_is_no_application_is_told_what_to_write(
    make: t.Callable[[Flask], t.Any], name: str, fix: str
) -> None:
    with pytest.raises(AttachmentError) as caught:
        CORS(make(Flask(__name__)))

    assert str(caught.value) == (
        f"CORS() takes a Flask application or a Blueprint, not {name}. {fix} "
        f"(CORS()) [CORS013]"
    )
