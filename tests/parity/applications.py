"""The application behind every configuration: the same routes, set up as it says.

``flask_cors`` is imported while an application is built, never before: the module
serves whichever of the two packages the environment has.
"""

import typing as t

from flask import abort
from flask import Blueprint
from flask import Flask
from flask import redirect
from flask import request
from flask import Response

from .configuration import Configuration
from .configuration import Fresh
from .configuration import Options

View = t.Callable[..., t.Any]

WRITING = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def build(configuration: Configuration) -> Flask:
    """Build the application, as a user of the package would."""
    from flask_cors import CORS

    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.config.update(_made(configuration.config))
    configuration.before(app)
    calls = [_made(options) for options in configuration.cors]

    if configuration.constructor is not None:
        extension = CORS(**_made(configuration.constructor))
        extension.init_app(app, **(calls.pop(0) if calls else {}))

    for options in calls:
        CORS(app, **options)

    app.config.update(_made(configuration.late_config))
    blueprint = Blueprint("bp", __name__, url_prefix="/bp")

    if configuration.blueprint is not None:
        CORS(blueprint, **_made(configuration.blueprint))

    _add_api(app, _decorator(configuration), above=configuration.above)
    _add_plain_views(app)
    _add_blueprint_views(blueprint)
    app.register_blueprint(blueprint)
    configuration.after(app)
    return app


def _made(options: Options) -> Options:
    return {
        name: value.make() if isinstance(value, Fresh) else value
        for name, value in options.items()
    }


def _decorator(configuration: Configuration) -> t.Callable[[View], View]:
    from flask_cors import cross_origin

    if configuration.view is None:
        return lambda view: view

    return cross_origin(*configuration.positional, **_made(configuration.view))


def _add_api(
    app: Flask, decorate: t.Callable[[View], View], *, above: bool = False
) -> None:
    kept = Response("kept")

    def items() -> str:
        return "items"

    def options() -> tuple[str, int]:
        return "", 204 if request.method == "OPTIONS" else 200

    def aborts() -> t.NoReturn:
        abort(403)

    def raises() -> t.NoReturn:
        raise RuntimeError("a view that raises")

    def redirects() -> Response:
        return t.cast(Response, redirect("/elsewhere"))

    def own_header() -> Response:
        return Response("own", headers={"Access-Control-Allow-Origin": "*"})

    def vary() -> Response:
        return Response("vary", headers={"Vary": "Accept-Encoding"})

    def vary_origin() -> Response:
        return Response("vary", headers={"Vary": "Origin, Accept-Encoding"})

    def vary_star() -> Response:
        return Response("vary", headers={"Vary": "*"})

    def keeps() -> Response:
        return kept

    def streams() -> Response:
        return Response(iter(["a", "b"]))

    routes: list[tuple[str, View, list[str]]] = [
        ("/api/items", items, WRITING),
        ("/api/options", options, ["GET", "OPTIONS"]),
        ("/api/abort", aborts, ["GET"]),
        ("/api/raise", raises, ["GET"]),
        ("/api/redirect", redirects, ["GET"]),
        ("/api/slash/", _named("slash"), ["GET", "PUT"]),
        ("/api/own-header", own_header, ["GET"]),
        ("/api/vary", vary, ["GET"]),
        ("/api/vary-origin", vary_origin, ["GET"]),
        ("/api/vary-star", vary_star, ["GET"]),
        ("/api/kept", keeps, ["GET"]),
        ("/api/stream", streams, ["GET"]),
    ]

    for path, view, methods in routes:
        route = app.route(path, methods=methods)

        if above:
            decorate(route(view))
        else:
            route(decorate(view))


def _named(name: str) -> View:
    def view() -> str:
        return name

    view.__name__ = name
    return view


def _add_plain_views(app: Flask) -> None:
    paths = {
        "/": "home",
        "/api": "api",
        "/apikeys": "apikeys",
        "/api/v1/users": "users",
        "/api/v1/admin/users": "admin_users",
        "/foo": "foo",
        "/foo/bar": "foobar",
        "/<path:rest>.txt": "text",
    }

    for path, name in paths.items():
        if "<" in path:
            app.add_url_rule(path, name, lambda rest: rest)
        else:
            app.add_url_rule(path, name, _named(name), methods=["GET", "PUT"])


def _add_blueprint_views(blueprint: Blueprint) -> None:
    @blueprint.route("/items", methods=WRITING)
    def items() -> str:
        return "items"

    @blueprint.route("/abort")
    def aborts() -> t.NoReturn:
        abort(403)

    @blueprint.route("/raise")
    def raises() -> t.NoReturn:
        raise RuntimeError("a view that raises")

    @blueprint.route("/slash/", methods=["GET", "PUT"])
    def slash() -> str:
        return "slash"
