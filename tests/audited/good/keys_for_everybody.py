"""An API for every site's pages, which send a key that no browser adds by itself."""

import functools
import typing as t

from flask import abort
from flask import Flask
from flask import request

from flask_cors import CORS

from ..exchange import Exchange

SERVES = [
    Exchange("https://anybody.example", "GET", "/geocode"),
    Exchange("https://anybody.example", "POST", "/routes"),
]
REFUSES = [Exchange("https://anybody.example", "GET", "/geocode", with_cookies=True)]

KEYS = {"k-17", "k-20"}

View = t.Callable[..., t.Any]


def api_key_required(view: View) -> View:
    @functools.wraps(view)
    def checked(*args: t.Any, **kwargs: t.Any) -> t.Any:
        if request.headers.get("X-API-Key") not in KEYS:
            abort(403)

        return view(*args, **kwargs)

    return checked


def create_app() -> Flask:
    app = Flask(__name__)
    CORS(app, origins="*", allow_headers=["Content-Type", "X-API-Key"], max_age=600)

    @app.get("/geocode")
    @api_key_required
    def geocode() -> dict[str, float]:
        return {"lat": 48.2, "lon": 16.4}

    @app.post("/routes")
    @api_key_required
    def route() -> dict[str, int]:
        return {"minutes": 25}

    return app
