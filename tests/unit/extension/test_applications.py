"""Factories, several applications, and applications within others."""

import typing as t

from flask import Blueprint
from flask import Flask
from flask import request
from flask import Response
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from flask_cors import CORS

from ...users.page import ADMIN
from ...users.page import application
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers


def test_one_extension_serves_many_applications() -> None:
    cors = CORS(origins=GOOD, max_age=5)
    apps = [application(), application()]
    cors.init_app(apps[0])
    cors.init_app(apps[1], origins=ADMIN)
    assert [readers(app, "/") for app in apps] == [[GOOD], [ADMIN]]
    ages = [
        Page(app, origin).preflight().headers["Access-Control-Max-Age"]
        for app, origin in zip(apps, (GOOD, ADMIN), strict=True)
    ]
    assert ages == ["5", "5"]


def test_a_factory_may_be_called_again_and_again() -> None:
    cors = CORS(origins=GOOD)

    def create_app(origin: str | None) -> Flask:
        app = application()
        options: t.Any = {} if origin is None else {"origins": origin}
        cors.init_app(app, **options)
        return app

    for origin, expected in ((None, [GOOD]), (ADMIN, [ADMIN]), (None, [GOOD])):
        assert readers(create_app(origin), "/") == expected


def test_the_application_is_wrapped_once() -> None:
    app = application("/a", "/b")
    CORS(app, resources="/a")
    layer = app.wsgi_app
    CORS(app, resources="/b")
    blueprint = Blueprint("api", __name__)
    CORS(blueprint)
    app.register_blueprint(blueprint)
    assert app.wsgi_app is layer


def test_what_is_put_around_the_layer_and_inside_it_stays() -> None:
    app = application()
    passed = []

    def around(name: str, inner: t.Any) -> t.Any:
        def layer(environ: t.Any, start_response: t.Any) -> t.Any:
            passed.append(name)
            return inner(environ, start_response)

        return layer

    app.wsgi_app = around("inside", app.wsgi_app)  # type: ignore[method-assign]
    CORS(app, origins=GOOD)
    app.wsgi_app = around("outside", app.wsgi_app)  # type: ignore[method-assign]
    assert Page(app).can_read()
    assert passed == ["outside", "inside"]


def test_applications_that_are_mounted_have_their_own_policies() -> None:
    outer, inner = application("/", "/api/x"), application("/items")
    CORS(outer, origins=ADMIN)
    CORS(inner, origins=GOOD, resources="/items")
    mounted = DispatcherMiddleware(outer, {"/api": inner})
    assert readers(mounted, "/") == [ADMIN]
    assert readers(mounted, "/api/items") == [GOOD]
    assert readers(mounted, "/api/missing") == []


def test_a_view_that_calls_another_application_keeps_its_answer() -> None:
    inner = application()
    CORS(inner, origins=GOOD)
    outer = Flask("outer")
    CORS(outer, origins=ADMIN)
    outer.add_url_rule("/", "view", lambda: Response.from_app(inner, request.environ))
    response = Page(outer).fetch()
    assert response.headers.getlist("Access-Control-Allow-Origin") == [GOOD]
