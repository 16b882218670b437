"""Some hundred ways to configure one small application, and its application under each.

Importable by a server: it takes the port of the pages from the environment.
"""

import itertools
import os
import random
import re
import typing as t
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from flask import abort
from flask import Blueprint
from flask import Flask
from flask import jsonify
from flask.typing import ResponseReturnValue
from flask.views import MethodView
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS
from flask_cors import cross_origin

HOW_MANY: t.Final = 300

Options: t.TypeAlias = dict[str, t.Any]
Build: t.TypeAlias = Callable[[Options], Flask]


@dataclass(frozen=True, slots=True)
class Pages:
    """The origins of the pages."""

    port: int

    @property
    def named(self) -> str:
        return f"http://named.localhost:{self.port}"

    @property
    def other(self) -> str:
        return f"http://other.localhost:{self.port}"


@dataclass(frozen=True, slots=True)
class Configuration:
    """One way to configure the application.

    :param place: where its options are given.
    """

    place: str
    options: tuple[tuple[str, object], ...]

    def __str__(self) -> str:
        return f"{self.place} with {dict(self.options)}"

    def application(self) -> Flask:
        with warnings.catch_warnings():
            # Some of these are what an audit warns about.
            warnings.simplefilter("ignore")
            return PLACES[self.place](dict(self.options))


class Items(MethodView):
    """A class-based view."""

    def get(self) -> ResponseReturnValue:
        return jsonify([1, 2]), {"X-Total": "2", "X-Page": "1"}

    def put(self) -> ResponseReturnValue:
        return jsonify(put=True)

    def patch(self) -> ResponseReturnValue:
        return jsonify(patch=True)

    def post(self) -> ResponseReturnValue:
        return jsonify(post=True), 201


def broken() -> ResponseReturnValue:
    raise RuntimeError("the view is broken")


def forbidden() -> ResponseReturnValue:
    abort(403)


def folder() -> ResponseReturnValue:
    return jsonify(folder=True)


ROUTES: t.Final = (
    ("/items", "items", Items.as_view("items"), None),
    ("/broken", "broken", broken, ["GET"]),
    ("/forbidden", "forbidden", forbidden, ["GET", "DELETE"]),
    ("/folder/", "folder", folder, ["GET", "PUT"]),
)


def _application(decorate: Callable[[t.Any], t.Any]) -> Flask:
    app = Flask(__name__)

    for rule, endpoint, view, methods in ROUTES:
        app.add_url_rule(rule, endpoint, decorate(view), methods=methods)

    return app


def _of_application(options: Options) -> Flask:
    app = _application(lambda view: view)
    CORS(app, **options)
    return app


def _of_resource(options: Options) -> Flask:
    app = _application(lambda view: view)
    CORS(app, origins="http://nobody.example", resources={"/items": options})
    return app


def _of_views(options: Options) -> Flask:
    app = _application(cross_origin(**options))
    CORS(app, resources=[])
    return app


def _of_views_alone(options: Options) -> Flask:
    return _application(cross_origin(**options))


def _of_blueprint(options: Options) -> Flask:
    app = Flask(__name__)
    blueprint = Blueprint("parts", __name__)

    for rule, endpoint, view, methods in ROUTES:
        blueprint.add_url_rule(rule, endpoint, view, methods=methods)

    CORS(blueprint, **options)
    app.register_blueprint(blueprint)
    return app


def _of_config(options: Options) -> Flask:
    app = _application(lambda view: view)
    app.config.update({f"CORS_{name.upper()}": v for name, v in options.items()})
    CORS(app)
    return app


PLACES: t.Final[dict[str, Build]] = {
    "CORS(app)": _of_application,
    "resources": _of_resource,
    "cross_origin with CORS(app)": _of_views,
    "cross_origin alone": _of_views_alone,
    "CORS(blueprint)": _of_blueprint,
    "app.config": _of_config,
}


def configurations(pages: Pages) -> list[Configuration]:
    """All of them, the same in every process."""
    choices: dict[str, tuple[object, ...]] = {
        "origins": (
            pages.named,
            (pages.named, "https://app.example.com"),
            "http://*.localhost:*",
            "http://named.localhost:*",
            f"https://named.localhost:{pages.port}",
            re.compile(rf"http://named\.localhost:{pages.port}"),
            "*",
            "null",
            lambda origin: origin == pages.named,
        ),
        "supports_credentials": (None, True),
        "methods": (None, "GET", ("PUT", "PATCH"), "*", "auto"),
        "allow_headers": (None, "X-Token", ("Content-Type", "Authorization"), ()),
        "expose_headers": (None, "X-Total", "*"),
        "send_wildcard": (None, None, True),
        "max_age": (None, 600),
    }
    combined = [
        tuple(
            (name, value)
            for name, value in zip(choices, values, strict=True)
            if value is not None
        )
        for values in itertools.product(*choices.values())
        if not _contradicts(dict(zip(choices, values, strict=True)))
    ]
    chosen = random.Random(4).sample(combined, HOW_MANY)
    places = itertools.cycle(PLACES)
    return [Configuration(next(places), options) for options in chosen]


def _contradicts(options: Options) -> bool:
    return bool(
        options["origins"] == "*"
        and options["supports_credentials"]
        and options["send_wildcard"]
    )


def _dispatched() -> DispatcherMiddleware:
    """Every application, each below the number of its configuration."""
    pages = Pages(int(os.environ["PAGE_PORT"]))
    mounts = {
        f"/{number}": configuration.application()
        for number, configuration in enumerate(configurations(pages))
    }
    return DispatcherMiddleware(Flask(__name__), mounts)


if "PAGE_PORT" in os.environ:
    application = _dispatched()
