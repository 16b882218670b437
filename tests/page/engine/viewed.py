"""Views that are governed in different ways, as cases."""

import typing as t

from flask import Flask
from flask.views import MethodView

from flask_cors import cors_exempt
from flask_cors import cross_origin
from flask_cors import csrf_exempt

APP: t.Final = "https://app.example.com"

Asked: t.TypeAlias = tuple[str, str]


def each(paths: t.Iterable[str], *methods: str) -> list[Asked]:
    return [(method, path) for path in paths for method in methods]


def nothing(app: Flask, **options: object) -> None:
    """In place of ``CORS``."""


class Items(MethodView):
    """Its handlers are governed differently."""

    @cross_origin(origins=[APP])
    def get(self) -> str:
        return ""

    @cors_exempt
    def put(self) -> str:
        return ""

    @csrf_exempt
    def post(self) -> str:
        return ""

    def delete(self) -> str:
        return ""


def views(attach: t.Any) -> Flask:
    app = Flask("views")
    own = cross_origin(origins=[APP], supports_credentials=True)
    manual = cross_origin(origins=[APP], automatic_options=False)
    guarded = cross_origin(origins=[APP], csrf_protect=True)
    writers = cross_origin(origins="*", csrf_protect="report")
    attach(app, origins="*", csrf_protect=True, resources=["/open/*", "/items"])

    decorators: dict[str, t.Callable[[t.Any], t.Any]] = {
        "own": own,
        "manual": manual,
        "guarded": guarded,
        "writers": writers,
        "exempt": cors_exempt,
        "free": lambda view: own(csrf_exempt(view)),
    }

    for name, decorate in decorators.items():
        view = decorate(lambda: "")
        app.add_url_rule(f"/{name}", name, view, methods=["GET", "POST", "PUT"])
        rule, endpoint = f"/{name}-options", f"{name}-options"
        app.add_url_rule(rule, endpoint, view, methods=["GET", "OPTIONS"])

    app.add_url_rule("/open/x", "open", list, methods=["GET", "POST"])
    app.add_url_rule("/items", view_func=Items.as_view("items"))
    return app


def of_views() -> list[Asked]:
    names = ("own", "manual", "guarded", "writers", "exempt", "free", "open/x", "items")
    paths = [f"/{name}" for name in names]
    options = [f"/{name}-options" for name in names[:6]]
    every = [*paths, *options, "/none"]
    asked = [*each(every, "GET", "POST", "PUT", "DELETE"), *each(every, "OPTIONS")]
    return [*asked, *asked[1:], *asked[2:]]
