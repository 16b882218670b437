"""Attaching the extension and the middleware, as type checkers see it."""

import typing as t
from datetime import timedelta
from typing import assert_type

from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import CORSOptions

if t.TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

app = Flask(__name__)
blueprint = Blueprint("api", __name__)

assert_type(CORS(), CORS)
assert_type(CORS(app), CORS)
assert_type(CORS(app=blueprint), CORS)
assert_type(CORS().init_app(app), None)
assert_type(CORS().init_app(blueprint, origins="https://app.example.com"), None)

CORS(
    app,
    origins=["https://app.example.com"],
    methods=("GET", "PUT"),
    allow_headers="Content-Type",
    expose_headers={"X-Total"},
    supports_credentials=True,
    max_age=timedelta(minutes=10),
    send_wildcard=False,
    vary_header=True,
    automatic_options=True,
    intercept_exceptions="false",
    always_send=True,
    allow_private_network=False,
    resources={"/api/*": {"origins": "https://app.example.com"}},
    strict=True,
)
CORS(app, max_age="600", strict=None, origin="https://old.example", headers=["X-Old"])

given: CORSOptions = {"origins": "*", "max_age": 0}
CORS(app, **given)
CORS().init_app(app, **given)


def wrapped(application: "WSGIApplication") -> "WSGIApplication":
    """A middleware is what it wraps: a WSGI application."""
    return CORSMiddleware(application, **given)


def twice(application: "WSGIApplication") -> CORSMiddleware:
    return CORSMiddleware(CORSMiddleware(application), origins="https://a.example")


CORSMiddleware(app)
app.wsgi_app = CORSMiddleware(app.wsgi_app)  # type: ignore[method-assign]

CORS(app.wsgi_app)  # type: ignore[arg-type]
CORS(app, "https://app.example.com")  # type: ignore[call-arg]
CORS(app, orgins="*")  # type: ignore[call-arg]
CORS(app, supports_credentials=1.5)  # type: ignore[arg-type]
CORS(app, max_age=1.5)  # type: ignore[arg-type]
CORS(app, methods=7)  # type: ignore[arg-type]
CORS(app, resources=None)  # type: ignore[arg-type]
CORS().init_app()  # type: ignore[call-arg]
CORS().init_app(None)  # type: ignore[arg-type]
CORSMiddleware()  # type: ignore[call-arg]
CORSMiddleware(app, origin_list="*")  # type: ignore[call-arg]
