"""Views behind a login, and an application that every page on the web may read."""

import functools
import typing as t

from flask import abort
from flask import Flask
from flask import session

from flask_cors import CORS

CAUGHT_BY = {"CORS403"}

View = t.Callable[..., t.Any]


def login_required(view: View) -> View:
    @functools.wraps(view)
    def guarded(*args: t.Any, **kwargs: t.Any) -> t.Any:
        if "user" not in session:
            abort(401)

        return view(*args, **kwargs)

    return guarded


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "dev"
    CORS(app, origins="*")

    @app.get("/news")
    def news() -> list[str]:
        return ["Open on Sundays"]

    @app.get("/invoices")
    @login_required
    def invoices() -> list[int]:
        return [17, 20]

    return app
