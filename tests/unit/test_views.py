"""What a view says of itself."""

import functools
import itertools
import sys
import typing as t
from pathlib import Path

import pytest
from flask import Flask
from flask.views import MethodView
from flask.views import View as ClassView
from werkzeug.routing import Map
from werkzeug.routing import Rule

from flask_cors import audit
from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors import UnsafeValueError
from flask_cors.views import ADDED_OPTIONS
from flask_cors.views import lists_options
from flask_cors.views import route_below
from flask_cors.views import view_of
from flask_cors.views import views_of

from .inspection.odd import Broken
from .inspection.odd import Pretending
from .inspection.odd import VIEWS

APP = "https://app.example.com"


def plain() -> str:
    return "ok"


class Mixed(MethodView):
    """One method with a policy, one without CORS, one with nothing of its own."""

    @cross_origin(APP)
    def get(self) -> str:
        return "got"

    @cors_exempt
    def put(self) -> str:
        return "put"

    def post(self) -> str:
        return "posted"


class Decorated(Mixed):
    decorators: t.ClassVar[t.Any] = [cross_origin("https://b.example")]


class Dispatching(ClassView):
    decorators: t.ClassVar[t.Any] = [cross_origin(APP)]

    def dispatch_request(self) -> str:
        return "ok"


class DecoratedWithin(ClassView):
    """The method that all requests come to is decorated itself."""

    methods: t.ClassVar[t.Any] = ["GET", "PUT"]

    @cross_origin(APP)
    def dispatch_request(self) -> str:
        return "ok"


class Overriding(Mixed):
    @cross_origin("https://b.example")
    def dispatch_request(self, **kwargs: t.Any) -> t.Any:
        return super().dispatch_request(**kwargs)


class MethodDecorated(MethodView):
    """As Flask-RESTful has it: a dict of decorators for each method."""

    method_decorators: t.ClassVar[t.Any] = {"get": [cross_origin(APP)]}

    def get(self) -> str:
        return "got"

    def put(self) -> str:
        return "put"


def origins(function: t.Any, method: str) -> object:
    """The origins that a view's decorator was given for a method."""
    view = view_of(function, method)

    if view is None:
        return "nothing said"

    return "exempt" if view.layer is None else view.layer.values["origins"]


@pytest.mark.parametrize(
    ("function", "method", "expected"),
    [
        (plain, "GET", "nothing said"),
        (None, "GET", "nothing said"),
        (cross_origin(APP)(plain), "PUT", APP),
        (cors_exempt(plain), "GET", "exempt"),
        (cross_origin("*")(cross_origin(APP)(plain)), "GET", APP),
        (cross_origin("*")(cors_exempt(plain)), "GET", "exempt"),
        (cors_exempt(cross_origin(APP)(plain)), "GET", APP),
        (functools.wraps(cross_origin(APP)(plain))(lambda: "ok"), "GET", APP),
        (Mixed.as_view("mixed"), "GET", APP),
        (Mixed.as_view("mixed"), "HEAD", APP),
        (Mixed.as_view("mixed"), "PUT", "exempt"),
        (Mixed.as_view("mixed"), "POST", "nothing said"),
        (Mixed.as_view("mixed"), "DELETE", "nothing said"),
        (Decorated.as_view("decorated"), "GET", APP),
        (Decorated.as_view("decorated"), "POST", "https://b.example"),
        (Dispatching.as_view("dispatching"), "PURGE", APP),
        (DecoratedWithin.as_view("within"), "GET", APP),
        (DecoratedWithin.as_view("within"), "PUT", APP),
        (Overriding.as_view("overriding"), "GET", APP),
        (Overriding.as_view("overriding"), "POST", "https://b.example"),
        (MethodDecorated.as_view("method"), "GET", APP),
        (MethodDecorated.as_view("method"), "HEAD", APP),
        (MethodDecorated.as_view("method"), "PUT", "nothing said"),
    ],
)
def test_the_innermost_says_it(function: t.Any, method: str, expected: object) -> None:
    assert origins(function, method) == expected


@pytest.mark.parametrize(
    ("function", "number"),
    [(plain, 0), (cross_origin(plain), 1), (Mixed.as_view("mixed"), 2)],
)
def test_all_methods_of_a_class_are_asked(function: t.Any, number: int) -> None:
    assert len(set(views_of(function))) == number


@pytest.mark.parametrize("view_class", [DecoratedWithin, Overriding])
def test_a_class_decorated_within_has_its_preflights_answered(
    view_class: t.Any,
) -> None:
    app = Flask("tests")
    app.add_url_rule("/", view_func=view_class.as_view("view"))
    CORS(app, resources=[])
    headers = {"Origin": APP, "Access-Control-Request-Method": "GET"}
    answer = app.test_client().options("/", headers=headers)
    assert answer.headers["Access-Control-Allow-Origin"] == APP


class Sealed(MethodView):
    """Its attributes are not what they look like."""

    method_decorators: t.ClassVar[t.Any] = Broken()
    get = Pretending()


def claiming(methods: t.Any) -> t.Any:
    view: t.Any = cross_origin(APP)(lambda: "ok")
    view.methods = methods
    return view


@pytest.mark.parametrize("kind", VIEWS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_odd_views_have_nothing_to_say(kind: str, method: str) -> None:
    view = VIEWS[kind]()
    assert view_of(view, method) is None
    assert list(views_of(view)) == []
    assert below(view) is None


def test_a_class_with_odd_attributes_has_nothing_to_say() -> None:
    view = Sealed.as_view("sealed")
    assert view_of(view, "GET") is None
    assert list(views_of(view)) == []


@pytest.mark.parametrize(
    "methods",
    [list, type(None), Broken, Pretending, lambda: [1, None], itertools.count],
)
def test_a_view_that_names_no_methods_is_asked_for_get(
    methods: t.Callable[[], t.Any],
) -> None:
    assert len(list(views_of(claiming(methods())))) == 1


@pytest.mark.parametrize("kind", VIEWS)
@pytest.mark.parametrize("path", ["/odd", "/"])
def test_requests_are_served_beside_an_odd_view_as_without_cors(
    kind: str, path: str
) -> None:
    assert status(kind, path, CORS) == status(kind, path)


def status(kind: str, path: str, *extensions: t.Callable[[Flask], t.Any]) -> int:
    app = Flask("tests")
    app.add_url_rule("/", view_func=plain)
    app.add_url_rule("/odd", "odd")
    app.view_functions["odd"] = VIEWS[kind]()

    for extension in extensions:
        extension(app)

    return app.test_client().get(path, headers={"Origin": APP}).status_code


@pytest.mark.parametrize("kind", VIEWS)
def test_an_application_with_an_odd_view_can_be_audited(kind: str) -> None:
    app = Flask("tests")
    app.add_url_rule("/odd", "odd")
    app.view_functions["odd"] = VIEWS[kind]()
    CORS(app, origins=APP)
    assert audit(app) == []


@pytest.mark.parametrize(
    ("methods", "listed"),
    [
        (["GET", "OPTIONS"], True),
        (["GET", ADDED_OPTIONS], False),
        (["GET"], False),
        (None, False),
    ],
)
def test_a_rule_tells_whose_options_it_has(
    methods: list[str] | None, listed: bool
) -> None:
    rule = Rule("/", endpoint="view", methods=methods)
    Map([rule])
    assert lists_options(rule) is listed


def below(function: t.Any) -> str | None:
    """The route below the decorator that calls this, in a lambda."""
    return route_below(function, t.cast(t.Any, sys._getframe(1).f_back))


class Registering:
    """Something whose decorators look like Flask's."""

    def route(self, path: str, **options: t.Any) -> t.Callable[[t.Any], t.Any]:
        return lambda function: function

    get = put = route


app = Registering()


def undecorated() -> list[str | None]:
    told = []

    @lambda function: told.append(below(function))
    @app.route("/")
    def view() -> str:
        return "ok"

    @lambda function: told.append(below(function))
    @app.put(
        "/",
        endpoint="other",
    )
    async def other() -> str:
        return "ok"

    return told


def test_a_route_below_has_registered_the_view_already() -> None:
    assert undecorated() == ['@app.route("/")', "@app.put("]


def test_a_route_above_is_right() -> None:
    told = []

    @app.get("/")
    @lambda function: told.append(below(function))
    def view() -> str:
        return "ok"

    assert told == [None]


def test_a_definition_far_below_its_decorators_is_not_searched_for(
    tmp_path: Path,
) -> None:
    blank = "\n".join("    # one of many" for _ in range(200))
    source = f"@told\n@route(\n{blank}\n)\ndef view():\n    pass\n"
    path = tmp_path / "far.py"
    path.write_text(source)
    told: list[str | None] = []
    names = {
        "told": lambda function: told.append(below(function)),
        "route": lambda: lambda function: function,
    }
    exec(compile(source, str(path), "exec"), names)
    assert told == [None]


def test_a_function_of_another_file_or_of_no_file_is_not_looked_at() -> None:
    assert below(functools.partial) is None
    assert below(len) is None
    assert below(Registering().route) is None


@pytest.mark.parametrize("bare", [True, False], ids=["bare", "called"])
def test_cross_origin_above_the_route_is_told_word_for_word(bare: bool) -> None:
    def define() -> None:
        if bare:

            @cross_origin
            @app.get("/")
            def view() -> str:
                return "ok"

        else:

            @cross_origin(origins=APP)
            @app.get("/")
            def other() -> str:
                return "ok"

    with pytest.warns(CORSWarning) as caught:
        define()

    assert [str(warning.message) for warning in caught] == [
        "cross_origin() stands above '@app.get(\"/\")', which has registered the view "
        "without it: it has no effect. Write cross_origin() below the route. "
        "(@cross_origin()) [CORS404]"
    ]
    assert caught[0].filename == __file__


def test_cross_origin_above_the_route_is_an_error_under_strict() -> None:
    def define() -> None:
        @cross_origin(origins=APP, strict=True)
        @app.get("/")
        def view() -> str:
            return "ok"

    with pytest.raises(UnsafeValueError, match=r"\[CORS404\]$") as caught:
        define()

    assert caught.value.rule == "CORS404"


def test_cross_origin_below_the_route_is_not_told() -> None:
    @app.get("/")
    @cross_origin(origins=APP)
    def view() -> str:
        return "ok"

    assert view() == "ok"
