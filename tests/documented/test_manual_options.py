"""Every option of the manual, in each of the four places, against their order.

The manual: resource settings come before keywords, keywords before ``CORS_*`` keys
of the application's configuration, and these before the defaults.
"""

import collections.abc as cabc
import typing as t
from dataclasses import dataclass
from dataclasses import field

import pytest
from flask import Blueprint
from flask import Flask
from flask.testing import FlaskClient

from flask_cors import CORS
from flask_cors import cross_origin

from .exchange import allowed_origin
from .exchange import BLOG
from .exchange import cors_headers
from .exchange import DEFAULT_METHODS
from .exchange import fetch
from .exchange import preflight
from .exchange import SHOP
from .exchange import STRANGER
from .exchange import told
from .exchange import vary

Observer = cabc.Callable[[FlaskClient], object]


def header(name: str) -> Observer:
    return lambda client: cors_headers(fetch(client, "/api/items").headers).get(name)


def preflight_header(name: str) -> Observer:
    def observe(client: FlaskClient) -> str | None:
        response = preflight(client, "/api/items", "PUT", "x-one,x-two,x-three")
        return cors_headers(response.headers).get(name)

    return observe


def admitted(client: FlaskClient) -> list[str]:
    answers = {o: fetch(client, "/api/items", o) for o in (SHOP, BLOG, STRANGER)}
    return [origin for origin, rv in answers.items() if allowed_origin(rv) == origin]


def without_origin(client: FlaskClient) -> str | None:
    return allowed_origin(fetch(client, "/api/items", origin=None))


def on_unhandled_exception(client: FlaskClient) -> str | None:
    response = fetch(client, "/api/broken")
    assert response.status_code == 500
    return allowed_origin(response)


def varies(client: FlaskClient) -> str | None:
    return vary(fetch(client, "/api/items").headers)


class Setting(t.NamedTuple):
    value: object
    seen: object
    rules: tuple[str, ...] = ()
    """The rules that warn about it at set-up."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option: what its default shows, and a value with its effect per place."""

    name: str
    observe: Observer
    default: object
    config: Setting
    keyword: Setting
    resource: Setting
    beside: dict[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"CORS_{self.name.upper()}"


OPTIONS = [
    Option(
        "allow_headers",
        preflight_header("Access-Control-Allow-Headers"),
        default="x-one, x-three, x-two",
        config=Setting(["X-One"], "x-one"),
        keyword=Setting(["X-One", "X-Two"], "x-one, x-two"),
        resource=Setting("X-Three", "x-three"),
    ),
    Option(
        "always_send",
        without_origin,
        default="*",
        config=Setting(False, None),
        keyword=Setting(True, "*"),
        resource=Setting(False, None),
    ),
    Option(
        "expose_headers",
        header("Access-Control-Expose-Headers"),
        default=None,
        config=Setting("X-Total", "X-Total"),
        keyword=Setting(["X-Page", "X-Total"], "X-Page, X-Total"),
        resource=Setting(["X-Next"], "X-Next"),
    ),
    Option(
        "intercept_exceptions",
        on_unhandled_exception,
        default=SHOP,
        config=Setting(False, None),
        keyword=Setting(True, SHOP),
        resource=Setting(False, None),
    ),
    Option(
        "max_age",
        preflight_header("Access-Control-Max-Age"),
        default=None,
        config=Setting(60, "60"),
        keyword=Setting("600", "600"),
        resource=Setting(3600, "3600"),
    ),
    Option(
        "methods",
        preflight_header("Access-Control-Allow-Methods"),
        default=DEFAULT_METHODS,
        config=Setting("PUT", "PUT"),
        keyword=Setting(["GET", "PUT"], "GET, PUT"),
        resource=Setting(["POST", "PUT"], "POST, PUT"),
    ),
    Option(
        "origins",
        admitted,
        default=[SHOP, BLOG, STRANGER],
        config=Setting([BLOG, STRANGER], [BLOG, STRANGER]),
        keyword=Setting(SHOP, [SHOP]),
        resource=Setting([SHOP, BLOG], [SHOP, BLOG]),
    ),
    Option(
        "send_wildcard",
        header("Access-Control-Allow-Origin"),
        default=SHOP,
        config=Setting(True, "*"),
        keyword=Setting(False, SHOP),
        resource=Setting(True, "*"),
    ),
    Option(
        "supports_credentials",
        header("Access-Control-Allow-Credentials"),
        default=None,
        config=Setting(True, "true"),
        keyword=Setting(False, None),
        resource=Setting(True, "true"),
        beside={"CORS_ORIGINS": [SHOP]},
    ),
    Option(
        "vary_header",
        varies,
        default="Origin",
        # Otherwise here: a cache that is not told may give one site the answer for
        # another.
        config=Setting(False, None, ("CORS241",)),
        keyword=Setting(True, "Origin"),
        resource=Setting(False, None, ("CORS241",)),
    ),
]
each_option = pytest.mark.parametrize("option", OPTIONS, ids=lambda o: o.name)


def list_items() -> str:
    return "items"


def fail() -> t.NoReturn:
    raise ZeroDivisionError


def make_app(option: Option, **config: object) -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(option.beside | config)
    return app


def add_routes(target: Flask | Blueprint) -> None:
    target.add_url_rule("/api/items", view_func=list_items)
    target.add_url_rule("/api/broken", view_func=fail)


def by_constructor(app: Flask, options: dict[str, t.Any]) -> None:
    add_routes(app)
    CORS(app, **options)


def by_init_app(app: Flask, options: dict[str, t.Any]) -> None:
    add_routes(app)
    CORS().init_app(app, **options)


def by_constructor_for_init_app(app: Flask, options: dict[str, t.Any]) -> None:
    add_routes(app)
    CORS(**options).init_app(app)


def by_blueprint(app: Flask, options: dict[str, t.Any]) -> None:
    blueprint = Blueprint("api", __name__)
    CORS(blueprint, **options)
    add_routes(blueprint)
    app.register_blueprint(blueprint)


def by_decorator(app: Flask, options: dict[str, t.Any]) -> None:
    app.add_url_rule("/api/items", view_func=cross_origin(**options)(list_items))
    app.add_url_rule("/api/broken", view_func=cross_origin(**options)(fail))


Attach = cabc.Callable[[Flask, dict[str, t.Any]], None]
ATTACHMENTS: list[Attach] = [
    by_constructor,
    by_init_app,
    by_constructor_for_init_app,
    by_blueprint,
    by_decorator,
]
RESOURCE_ATTACHMENTS = ATTACHMENTS[:-1]


def attached(ways: list[Attach]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("attach", ways, ids=lambda way: way.__name__)


@attached(ATTACHMENTS)
@each_option
def test_default_holds_where_nothing_is_set(option: Option, attach: Attach) -> None:
    app = make_app(option)
    attach(app, {})

    assert option.observe(app.test_client()) == option.default


@attached(ATTACHMENTS)
@each_option
def test_config_key_comes_before_the_default(option: Option, attach: Attach) -> None:
    app = make_app(option, **{option.key: option.config.value})
    # A view knows of no application, and of no key, when it is decorated.
    rules = () if attach is by_decorator else option.config.rules

    with told(*rules):
        attach(app, {})

    assert option.observe(app.test_client()) == option.config.seen


@attached(ATTACHMENTS)
@each_option
def test_keyword_comes_before_the_config_key(option: Option, attach: Attach) -> None:
    app = make_app(option, **{option.key: option.config.value})
    attach(app, {option.name: option.keyword.value})

    assert option.observe(app.test_client()) == option.keyword.seen


@attached(RESOURCE_ATTACHMENTS)
@each_option
def test_resource_setting_comes_before_all(option: Option, attach: Attach) -> None:
    app = make_app(option, **{option.key: option.config.value})
    resources = {r"/api/*": {option.name: option.resource.value}}

    with told(*option.resource.rules):
        attach(app, {option.name: option.keyword.value, "resources": resources})

    assert option.observe(app.test_client()) == option.resource.seen


@attached(RESOURCE_ATTACHMENTS)
@each_option
def test_resource_without_the_option_takes_the_keyword(
    option: Option, attach: Attach
) -> None:
    app = make_app(option, **{option.key: option.config.value})
    attach(app, {option.name: option.keyword.value, "resources": {r"/api/*": {}}})

    assert option.observe(app.test_client()) == option.keyword.seen
