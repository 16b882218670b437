"""The application of these tests: an API of books, for the pages of one origin."""

import typing as t

import pytest
from flask import Flask
from flask import make_response
from flask import redirect
from flask import request
from flask import session

from flask_cors import CORS

PAGE = "https://app.example"
API = "https://api.example"


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.config.update(TESTING=True, SECRET_KEY="a key for tests")
    CORS(
        app,
        origins=PAGE,
        methods=["GET", "POST", "PUT"],
        allow_headers=["Content-Type"],
        expose_headers=["X-Total"],
        supports_credentials=True,
        max_age=60,
        resources={"/api/*": {}},
    )
    app.add_url_rule(
        "/api/echo",
        view_func=echo,
        methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
        provide_automatic_options=True,
    )
    app.add_url_rule("/api/books", view_func=books)
    app.add_url_rule("/api/me", view_func=me)
    app.add_url_rule("/api/broken", view_func=broken)
    app.add_url_rule("/api/to", view_func=to, methods=["GET", "POST", "PUT"])
    app.add_url_rule("/private", view_func=books)
    app.add_url_rule("/login", view_func=login, methods=["GET", "POST"])
    return app


def echo() -> dict[str, t.Any]:
    """What arrives."""
    return {
        "method": request.method,
        "url": request.url,
        "root": request.root_path,
        "headers": dict(request.headers),
        "body": request.get_data(as_text=True),
    }


def books() -> t.Any:
    response = make_response(["Emma", "Ulysses"])
    response.headers["X-Total"] = "2"
    response.headers["X-Shelf"] = "7"
    return response


def me() -> t.Any:
    return {"name": session.get("name")}


def broken() -> t.Any:
    raise RuntimeError("no shelf")


def to() -> t.Any:
    """A redirect to wherever the query says."""
    return redirect(request.args["url"], int(request.args.get("status", "302")))


def login() -> t.Any:
    """A page of the API's own site, which leads to the API."""
    session["name"] = request.form.get("name", "nobody")
    return redirect("/api/me")
