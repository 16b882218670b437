"""A process that serves a million requests, each with another origin and path.

The layer is around an application that does nothing, so that this ends in a minute.
Prints the megabytes that the process had at the first look, and at the end.
"""

import gc
import json
import os
import sys
import typing as t
from pathlib import Path

from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import cross_origin

from .requests import Environs
from .requests import get
from .requests import preflight
from .scenarios import items
from .serving import serve

CHUNK = 1_000

STREAMS = (
    get("new origin and path", "https://app{n}.example.com", path="/area/{n}"),
    get("refused origin", "https://app{n}.attacker.example", path="/area/{n}"),
    preflight("view", "https://app{n}.example.com", path="/view/{n}"),
    preflight("blueprint", "https://app{n}.example.com", path="/shop/{n}"),
    preflight("no route", "https://app{n}.example.com", path="/area/none/{n}"),
)


def main() -> None:
    first, last = (int(argument) for argument in sys.argv[1:])
    app = build()
    environs = [Environs(request) for request in STREAMS]
    before = 0.0

    for done in range(0, last, CHUNK):
        if done == first:
            before = find_megabytes()

        serve(app, environs[done // CHUNK % len(environs)].take(CHUNK))

    print(json.dumps([before, find_megabytes()]))


def build() -> Flask:
    """Policies by path, of a view and of a blueprint, with origins of every kind."""
    app = Flask("benchmarked", static_folder=None)
    app.wsgi_app = _answer  # type: ignore[method-assign]
    origins = [
        "https://*.example.com",
        r"https://[a-z]+\d+\.example\.org",
        "https://app.example.net",
    ]
    CORS(app, resources={"/area/*": {"origins": origins}, r"/re\d+/.*": origins})
    app.add_url_rule("/view/<int:id>", view_func=cross_origin(origins)(items))
    blueprint = Blueprint("shop", "benchmarked", url_prefix="/shop")
    blueprint.add_url_rule("/<int:id>", view_func=items, methods=["GET", "PUT"])
    CORS(blueprint, origins=origins)
    app.register_blueprint(blueprint)
    return app


def _answer(environ: dict[str, t.Any], start_response: t.Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "0")])
    return []


def find_megabytes() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
