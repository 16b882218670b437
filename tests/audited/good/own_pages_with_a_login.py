"""Pages with a login and a session on the application's own host; an open API."""

import functools
import typing as t

from flask import Blueprint
from flask import Flask
from flask import redirect
from flask import request
from flask import session
from werkzeug.wrappers import Response

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [Exchange("https://anybody.example", "GET", "/api/news")]
REFUSES = [
    Exchange("https://anybody.example", "GET", "/admin/"),
    Exchange("https://anybody.example", "POST", "/admin/news"),
]

admin = Blueprint("admin", __name__, url_prefix="/admin")


def login_required(view: t.Callable[..., t.Any]) -> t.Callable[..., t.Any]:
    @functools.wraps(view)
    def guarded(*args: t.Any, **kwargs: t.Any) -> t.Any:
        return view(*args, **kwargs) if "user" in session else redirect("/login")

    return guarded


@admin.get("/")
@login_required
def index() -> str:
    return f"<h1>Hello {session['user']}</h1>"


@admin.post("/news")
@login_required
def publish() -> Response:
    return redirect("/admin/")


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "dev"
    CORS(app, resources={r"/api/*": {"origins": "*"}})
    app.register_blueprint(admin)

    @app.post("/login")
    def login() -> Response:
        session["user"] = request.form["user"]
        return redirect("/admin/")

    @app.get("/api/news")
    def news() -> list[str]:
        return ["Open on Sundays"]

    return app
