"""The forms of ``resources``, and the order in which its patterns are tried."""

import re
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.testing import FlaskClient

from flask_cors import CORS

from .exchange import allowed_origin
from .exchange import BLOG
from .exchange import cors_headers
from .exchange import fetch
from .exchange import preflight
from .exchange import SHOP
from .exchange import STRANGER

PATHS = ["/", "/feed", "/api/orders", "/api/v2/orders", "/api/v2/orders/open"]


def show() -> str:
    return "shown"


def make_client(
    config: dict[str, object] | None = None, **options: t.Any
) -> FlaskClient:
    app = Flask(__name__)
    app.config.from_mapping(config)
    CORS(app, **options)

    for path in [*PATHS, "/apiary"]:
        app.add_url_rule(path, path.replace("/", "-"), show)

    return app.test_client()


def governed_paths(client: FlaskClient) -> list[str]:
    return [path for path in PATHS if allowed_origin(fetch(client, path)) == SHOP]


@pytest.mark.parametrize(
    ("resources", "governed"),
    [
        pytest.param(r"/*", PATHS, id="the default, written out"),
        pytest.param("*", PATHS, id="an asterisk"),
        pytest.param(r"/api/*", PATHS[2:], id="a string"),
        pytest.param("/feed", ["/feed"], id="a path"),
        pytest.param([r"/api/v2/*", "/feed"], ["/feed", *PATHS[3:]], id="a list"),
        pytest.param((r"/api/*", "/feed"), PATHS[1:], id="a tuple"),
        pytest.param({r"/api/v2/*", "/feed"}, ["/feed", *PATHS[3:]], id="a set"),
        pytest.param(r"/api/v\d+/.*", PATHS[3:], id="a regex string"),
        pytest.param(re.compile(r"/(feed|api/orders)$"), PATHS[1:3], id="compiled"),
        pytest.param({r"/api/*": {"origins": "*"}}, PATHS[2:], id="a dict"),
        pytest.param(
            {r"/api/v2/*": {"origins": SHOP}, "/feed": {"origins": [SHOP, BLOG]}},
            ["/feed", *PATHS[3:]],
            id="a dict of two",
        ),
        pytest.param(
            {re.compile(r"/api/v\d+/orders/"): {"origins": "*"}},
            PATHS[4:],
            id="a dict with a compiled regex",
        ),
    ],
)
def test_resources_govern_the_paths_that_match(
    resources: object, governed: list[str]
) -> None:
    assert governed_paths(make_client(resources=resources)) == governed


def test_pattern_covers_whole_path_segments() -> None:
    client = make_client(resources=r"/api/*")

    # Otherwise here: by path segment, where a bare regex would take /apiary as well.
    assert cors_headers(fetch(client, "/apiary").headers) == {}


@pytest.mark.parametrize(
    "resources", [r"/api/*", [r"/api/*"]], ids=["a string", "a list"]
)
def test_options_of_the_application_apply_to_listed_patterns(resources: object) -> None:
    client = make_client(
        resources=resources, origins=[SHOP, BLOG], max_age=30, methods="POST"
    )

    assert cors_headers(preflight(client, "/api/orders", origin=BLOG).headers) == {
        "Access-Control-Allow-Origin": BLOG,
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Allow-Headers": "content-type",
        "Access-Control-Max-Age": "30",
    }
    assert allowed_origin(fetch(client, "/api/orders", STRANGER)) is None


def test_each_resource_has_options_of_its_own() -> None:
    client = make_client(
        resources={
            r"/api/*": {"origins": SHOP, "expose_headers": ["X-Total"]},
            "/feed": {"origins": "*", "send_wildcard": True},
        }
    )

    assert cors_headers(fetch(client, "/api/orders").headers) == {
        "Access-Control-Allow-Origin": SHOP,
        "Access-Control-Expose-Headers": "X-Total",
    }
    assert cors_headers(fetch(client, "/feed", STRANGER).headers) == {
        "Access-Control-Allow-Origin": "*"
    }


LAYERS: dict[str, dict[str, t.Any]] = {
    r"/*": {"origins": "https://everything.example"},
    r"/api/*": {"origins": "https://api.example"},
    r"/api/v2/*": {"origins": "https://v2.example"},
    r"/api/v2/orders/open": {"origins": "https://open.example"},
}
GOVERNORS = {
    "/": "everything",
    "/feed": "everything",
    "/api/orders": "api",
    "/api/v2/orders": "v2",
    "/api/v2/orders/open": "open",
}


@pytest.mark.parametrize("reverse", [False, True], ids=["as listed", "reversed"])
@pytest.mark.parametrize(("path", "name"), GOVERNORS.items())
def test_patterns_are_tried_from_longest_to_shortest(
    path: str, name: str, reverse: bool
) -> None:
    order = reversed(LAYERS.items()) if reverse else LAYERS.items()
    client = make_client(resources=dict(order))

    origins = [options["origins"] for options in LAYERS.values()]
    granted = [o for o in origins if allowed_origin(fetch(client, path, o)) == o]

    assert granted == [f"https://{name}.example"]


def test_blueprint_s_resources_are_whole_paths() -> None:
    api = Blueprint("api", __name__, url_prefix="/api")
    api.add_url_rule("/orders", "orders", show)
    api.add_url_rule("/internal", "internal", show)
    CORS(api, resources=[r"/api/orders"])
    app = Flask(__name__)
    app.register_blueprint(api)
    client = app.test_client()

    assert allowed_origin(fetch(client, "/api/orders")) == SHOP
    assert cors_headers(fetch(client, "/api/internal").headers) == {}


@pytest.mark.parametrize(
    ("config", "options", "governed"),
    [
        pytest.param({}, {}, PATHS, id="default"),
        pytest.param({"CORS_RESOURCES": r"/api/*"}, {}, PATHS[2:], id="config key"),
        pytest.param(
            {"CORS_RESOURCES": {"/feed": {"origins": SHOP}}},
            {},
            ["/feed"],
            id="config key with a dict",
        ),
        pytest.param(
            {"CORS_RESOURCES": r"/api/*"},
            {"resources": ["/feed"]},
            ["/feed"],
            id="keyword before config key",
        ),
    ],
)
def test_resources_come_from_keyword_config_key_or_default(
    config: dict[str, object], options: dict[str, t.Any], governed: list[str]
) -> None:
    assert governed_paths(make_client(config, **options)) == governed
