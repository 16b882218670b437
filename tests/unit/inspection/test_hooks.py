"""What runs around the views of an application."""

import functools
import types
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask import Response
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS
from flask_cors.inspection import hooks

HEADER = "Access-Control-Allow-Origin"


def require_login() -> None:
    """Named as a login."""


def load_user() -> None:
    """Named otherwise."""


def add(response: Response, origin: str = "*") -> Response:
    response.headers[HEADER] = origin
    return response


def answer(error: Exception) -> t.Any:
    return "", 500, {HEADER: "*"}


def leave(response: Response) -> Response:
    return response


def nested() -> Flask:
    """An application with a blueprint in another, and functions before each."""
    app = Flask("tests")
    outer, inner = Blueprint("outer", "tests"), Blueprint("inner", "tests")
    app.before_request(load_user)
    inner.before_request(require_login)
    outer.register_blueprint(inner)
    app.register_blueprint(outer)
    return app


@pytest.mark.parametrize(
    ("blueprint", "functions", "gates"),
    [
        (None, (load_user,), ()),
        ("outer", (load_user,), ()),
        ("outer.inner", (load_user, require_login), ("require_login",)),
        ("inner", (load_user,), ()),
    ],
)
def test_functions_run_before_the_views_of_their_blueprint_and_those_in_it(
    blueprint: str | None, functions: tuple[t.Any, ...], gates: tuple[str, ...]
) -> None:
    app = nested()
    assert hooks.before(app, blueprint) == functions
    assert hooks.gates(app, blueprint) == gates


def csrf_protect() -> None:
    """Named as what it is."""


def of_seasurf() -> types.FunctionType:
    """A function of that package, which may not be installed."""
    code = "def _before_request():\n    pass\n"
    names: dict[str, t.Any] = {"__name__": "flask_seasurf"}
    exec(code, names)
    function: types.FunctionType = names["_before_request"]
    return function


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (csrf_protect, True),
        (of_seasurf(), True),
        (require_login, False),
        (functools.partial(print, "before"), False),
    ],
)
def test_protection_from_forged_requests_is_told_by_what_runs_before(
    function: t.Any, expected: bool
) -> None:
    app = Flask("tests")
    app.before_request(function)
    assert hooks.protects_from_csrf(app) is expected


def test_protection_is_told_by_its_extension() -> None:
    app = Flask("tests")
    assert not hooks.protects_from_csrf(app)
    app.extensions["csrf"] = object()
    assert hooks.protects_from_csrf(app)


def names(app: Flask) -> list[str]:
    return [hook.name for hook in hooks.other_layers(app)]


def test_an_application_without_other_layers_has_none() -> None:
    app = nested()
    app.after_request(leave)
    CORS(app)
    assert names(app) == []


def test_functions_and_error_handlers_are_told_with_their_blueprint() -> None:
    app = Flask("tests")
    blueprint = Blueprint("shop", "tests")
    blueprint.before_request(lambda: ("", 200, {HEADER: "*"}))
    blueprint.after_request(functools.partial(add, origin="*"))
    blueprint.errorhandler(500)(answer)
    app.register_blueprint(blueprint)
    app.errorhandler(ValueError)(answer)
    found = [(hook.name, hook.blueprint) for hook in hooks.other_layers(app)]
    assert found == [
        ("before_request function '<lambda>'", "shop"),
        ("after_request function 'add'", "shop"),
        ("error handler 'answer'", "shop"),
        ("error handler 'answer'", None),
    ]


@pytest.mark.parametrize("has_layer", [True, False])
def test_a_function_after_requests_runs_within_the_layer_if_there_is_one(
    has_layer: bool,
) -> None:
    app = Flask("tests")
    app.after_request(add)

    if has_layer:
        CORS(app)

    assert [hook.is_around for hook in hooks.other_layers(app)] == [not has_layer]


class OpenResponse(Response):
    """A response that is open by itself."""

    def __init__(self, *args: t.Any, **kwargs: t.Any):
        super().__init__(*args, **kwargs)
        self.access_control_allow_origin = "*"


class OpenFlask(Flask):
    """An application that opens its responses."""

    def process_response(self, response: t.Any) -> t.Any:
        return add(super().process_response(response))


class OwnFlask(Flask):
    """The same, all by itself."""

    response_class = OpenResponse

    def process_response(self, response: t.Any) -> t.Any:
        response.headers[HEADER] = "*"
        return super().process_response(response)


def test_methods_in_place_of_flasks_are_other_layers() -> None:
    assert names(OwnFlask("tests")) == [
        "method OwnFlask.process_response()",
        "method OpenResponse.__init__()",
    ]


def test_what_a_method_calls_by_name_is_not_followed() -> None:
    assert names(OpenFlask("tests")) == []


def test_a_method_may_be_replaced_in_the_application_itself() -> None:
    app = Flask("tests")
    app.process_response = add  # type: ignore[method-assign]
    assert names(app) == ["method app.process_response()"]


def with_header(application: t.Any) -> t.Any:
    def layer(environ: t.Any, start_response: t.Any) -> t.Any:
        return application(
            environ,
            lambda status, headers, *rest: start_response(
                status, [*headers, (HEADER, "*")], *rest
            ),
        )

    return layer


def around(app: Flask, layer: t.Any) -> None:
    app.wsgi_app = layer(app.wsgi_app)  # type: ignore[method-assign]


def test_wsgi_layers_are_told_by_the_side_that_they_are_on() -> None:
    app = Flask("tests")
    around(app, with_header)
    around(app, ProxyFix)
    CORS(app)
    around(app, with_header)
    around(app, DispatcherMiddleware)
    found = [(hook.name, hook.is_around) for hook in hooks.other_layers(app)]
    name = "WSGI layer 'with_header.layer'"
    assert found == [(name, True), (name, False)]


def test_an_application_that_is_mounted_beside_is_not_looked_into() -> None:
    app, other = Flask("tests"), Flask("other")
    other.after_request(add)
    around(app, lambda inner: DispatcherMiddleware(inner, {"/other": other}))
    CORS(app)
    assert names(app) == []
