"""Where a finding says that its value was set, and in which order findings come."""

import collections.abc as cabc
import inspect
import warnings

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import audit
from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors import Severity
from flask_cors.sansio.findings import Location

APP = "https://app.example.com"


def constructor(app: Flask) -> None:
    CORS(app, resources="/nothing/*", origins=APP)  # here


def init_app(app: Flask) -> None:
    cors = CORS(origins=APP)
    cors.init_app(app, resources="/nothing/*")  # here


def constructor_before_init_app(app: Flask) -> None:
    cors = CORS(origins=APP, resources="/nothing/*")  # here
    cors.init_app(app)


def several_lines(app: Flask) -> None:
    CORS(  # here
        app,
        resources={
            "/nothing/*": {"origins": APP},
        },
    )


def option_of_a_path(app: Flask) -> None:
    table = {"/api/*": {"methods": ["GET"]}}
    CORS(app, resources=table, origins=APP)  # here


def blueprint(app: Flask) -> None:
    shop = Blueprint("shop", __name__, url_prefix="/shop")
    shop.add_url_rule("/items", "items", list)
    CORS(shop, resources="/nothing/*", origins=APP)  # here
    app.register_blueprint(shop)


def decorator(app: Flask) -> None:
    @app.route("/own", methods=["PUT"])
    @cross_origin(APP, methods=["GET"])  # here
    def own() -> str:
        return ""


def subclass(app: Flask) -> None:
    class Own(CORS):
        pass

    Own(app, resources="/nothing/*", origins=APP)  # here


def second_call(app: Flask) -> None:
    CORS(app, origins=APP)
    CORS(app, origins=APP, max_age=5)  # here


CALLS = [
    constructor,
    init_app,
    constructor_before_init_app,
    several_lines,
    option_of_a_path,
    blueprint,
    decorator,
    subclass,
    second_call,
]


def application() -> Flask:
    app = Flask("locations")
    app.add_url_rule("/api/books", "books", list, methods=["PUT"])
    return app


def marked(function: cabc.Callable[..., object]) -> Location:
    """The line of a function that is marked."""
    lines, first = inspect.getsourcelines(function)
    (number,) = [n for n, line in enumerate(lines) if line.rstrip().endswith("# here")]
    return Location(__file__, first + number)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.__name__)
def test_a_finding_has_the_line_of_the_call(call: cabc.Callable[[Flask], None]) -> None:
    app = application()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        call(app)

    found = [f for f in audit(app) if f.rule.startswith("CORS30")]
    assert [finding.source.location for finding in found] == [marked(call)]


@pytest.mark.parametrize(
    "config",
    [{"CORS_RESOURCES": "/nothing/*"}, {"CORS_METHODS": ["GET"]}],
    ids=repr,
)
def test_a_key_of_the_configuration_has_none(config: dict[str, object]) -> None:
    app = application()
    app.config.update(config, CORS_ORIGINS=APP)
    CORS(app)
    (found,) = [f for f in audit(app) if f.rule.startswith("CORS30")]
    (key,) = config
    assert found.source.name == f"app.config[{key!r}]"
    assert found.source.location is None


def test_the_worst_comes_first_then_the_rules_in_their_order() -> None:
    app = application()
    CORS(app, resources=["/nothing/*", "/api/*"], origins=APP, methods=["GET"])
    app.config["CORS_MAX_AGES"] = 5
    app.config["CORS_MAX_AGE"] = -1
    found = audit(app)
    order = [(tuple(Severity).index(f.severity), f.rule) for f in found]
    assert order == sorted(order)
    assert found[0].severity is Severity.ERROR


def test_each_finding_comes_once() -> None:
    app = application()
    CORS(app, resources=["/api/*", "/*", "/nothing/*"], origins=APP, methods=["GET"])
    found = [str(finding) for finding in audit(app)]
    assert len(set(found)) == len(found)
