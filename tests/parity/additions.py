"""What some applications have besides the routes of all: hooks, and views of their own.

``flask_cors`` is imported where a view is added, as for every application.
"""

import typing as t

from flask import abort
from flask import Flask
from flask import redirect
from flask import request
from flask import Response
from flask.views import MethodView

from .applications import View
from .applications import WRITING
from .exchanges import ADMIN


def require_login(app: Flask) -> None:
    """Refuse whoever is not logged in, as an authentication extension does."""

    @app.before_request
    def log_in() -> None:
        if "Authorization" not in request.headers:
            abort(401)


def redirect_to_login(app: Flask) -> None:
    @app.before_request
    def log_in() -> Response:
        return t.cast(Response, redirect("/login"))


def add_star(app: Flask) -> None:
    @app.after_request
    def allow(response: Response) -> Response:
        response.headers.add("Access-Control-Allow-Origin", "*")
        return response


def set_star(app: Flask) -> None:
    @app.after_request
    def allow(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def replace_responses(app: Flask) -> None:
    @app.after_request
    def replace(response: Response) -> Response:
        return Response("replaced")


def handle_errors(app: Flask) -> None:
    app.register_error_handler(403, lambda error: ("handled", 403))
    app.register_error_handler(RuntimeError, lambda error: ("handled", 500))
    app.register_error_handler(404, lambda error: ("handled", 404))


def add_strict_view(app: Flask) -> None:
    """Add a view with a policy of its own, also when it raises."""
    from flask_cors import cross_origin

    @app.route("/strict", methods=WRITING)
    @cross_origin(origins=ADMIN)
    def strict() -> str:
        return "strict"

    @app.route("/strict/abort")
    @cross_origin(origins=ADMIN)
    def strict_abort() -> t.NoReturn:
        abort(403)


def add_two_views_of_one_path(app: Flask) -> None:
    from flask_cors import cross_origin

    @app.get("/shared")
    def shared() -> str:
        return "shared"

    @app.post("/shared")
    @cross_origin()
    def add_shared() -> str:
        return "shared"


def add_class_based_views(app: Flask) -> None:
    from flask_cors import cross_origin

    class Decorated(MethodView):
        decorators: t.ClassVar = [cross_origin()]

        def get(self) -> str:
            return "class"

        def put(self) -> str:
            return "class"

    class Partly(MethodView):
        @cross_origin()
        def get(self) -> str:
            return "class"

        @cross_origin()
        def put(self) -> str:
            return "class"

    app.add_url_rule("/class", view_func=Decorated.as_view("decorated"))
    app.add_url_rule("/method", view_func=Partly.as_view("partly"))


def add_bare_view(app: Flask) -> None:
    """Decorate a view with ``@cross_origin``, which nobody called."""
    from flask_cors import cross_origin

    @app.route("/bare", methods=WRITING)
    @cross_origin
    def bare() -> str:
        return "bare"


def add_async_view(app: Flask) -> None:
    from flask_cors import cross_origin

    @app.route("/async", methods=WRITING)
    @cross_origin()
    async def answer() -> str:
        return "async"


def add_guarded_views(app: Flask) -> None:
    """Add views behind a decorator that refuses, inside and outside of ours."""
    from flask_cors import cross_origin

    def login_required(view: View) -> View:
        def refuse(**values: t.Any) -> t.Any:
            abort(401)

        refuse.__name__ = view.__name__
        refuse.__dict__.update(view.__dict__)
        return refuse

    @app.route("/guarded", methods=WRITING)
    @cross_origin()
    @login_required
    def guarded() -> str:
        return "guarded"

    @app.route("/guard", methods=WRITING)
    @login_required
    @cross_origin()
    def guard() -> str:
        return "guard"


def add_view_used_twice(app: Flask) -> None:
    """Register one function under ``@cross_origin`` and also as it is."""
    from flask_cors import cross_origin

    def twice() -> str:
        return "twice"

    decorated = cross_origin()(twice)
    app.add_url_rule("/decorated", "decorated", decorated, methods=WRITING)
    app.add_url_rule("/undecorated", "undecorated", twice, methods=WRITING)


def call_without_effect(app: Flask) -> None:
    """Call ``cross_origin`` as a statement of the module."""
    from flask_cors import cross_origin

    cross_origin(methods=["GET"])
