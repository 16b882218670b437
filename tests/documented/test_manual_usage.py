"""The manual's "Usage", "Troubleshooting", "Cookies" and "Blueprints" chapters."""

import logging
import warnings

import pytest
from flask import Blueprint
from flask import Flask
from flask import jsonify
from flask import session

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import cross_origin

from .exchange import allowed_origin
from .exchange import BLOG
from .exchange import cors_headers
from .exchange import DEFAULT_METHODS
from .exchange import fetch
from .exchange import preflight
from .exchange import SHOP
from .exchange import STRANGER
from .exchange import vary


def make_simple_app() -> Flask:
    app = Flask(__name__)
    CORS(app)

    @app.route("/")
    def greet() -> str:
        return "Hello from another origin!"

    @app.route("/orders/<int:number>", methods=["GET", "POST"])
    def order(number: int) -> str:
        return f"order {number}"

    return app


@pytest.mark.parametrize("origin", [SHOP, BLOG, "http://localhost:3000"])
@pytest.mark.parametrize("path", ["/", "/orders/7"])
def test_simple_use_opens_every_route_to_every_origin(path: str, origin: str) -> None:
    response = fetch(make_simple_app().test_client(), path, origin)

    assert response.status_code == 200
    # Otherwise here: the origin is echoed unless send_wildcard is set.
    assert cors_headers(response.headers) == {"Access-Control-Allow-Origin": origin}
    assert vary(response.headers) == "Origin"


@pytest.mark.parametrize("method", DEFAULT_METHODS.split(", "))
def test_simple_use_allows_every_method_of_the_default_list(method: str) -> None:
    response = preflight(make_simple_app().test_client(), "/orders/7", method)

    assert response.status_code == 200
    assert cors_headers(response.headers) == {
        "Access-Control-Allow-Origin": SHOP,
        "Access-Control-Allow-Methods": DEFAULT_METHODS,
        "Access-Control-Allow-Headers": "content-type",
    }


def test_simple_use_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fetch(make_simple_app().test_client(), "/")


def test_routes_added_before_the_extension_are_opened_as_well() -> None:
    app = Flask(__name__)
    app.add_url_rule("/early", view_func=lambda: "early")
    CORS(app)

    assert allowed_origin(fetch(app.test_client(), "/early")) == SHOP


def make_shop(cors: CORS, app: Flask, **at_init_app: object) -> Flask:
    @app.route("/api/v1/customers")
    def list_customers() -> str:
        return "one customer"

    @app.route("/imprint")
    def imprint() -> str:
        return "about us"

    if at_init_app:
        cors.init_app(app, **at_init_app)

    return app


def test_resource_specific_options_reach_their_paths_only() -> None:
    app = Flask(__name__)
    cors = CORS(app, resources={r"/api/*": {"origins": "*"}})
    client = make_shop(cors, app).test_client()

    assert allowed_origin(fetch(client, "/api/v1/customers")) == SHOP
    assert cors_headers(fetch(client, "/imprint").headers) == {}


@pytest.mark.parametrize(
    "options",
    [{r"/api/*": {"origins": SHOP}}, {r"/api/*": {"origins": [SHOP, BLOG]}}],
    ids=["one origin", "a list of origins"],
)
def test_init_app_takes_what_the_constructor_takes(options: dict[str, object]) -> None:
    client = make_shop(CORS(), Flask(__name__), resources=options).test_client()

    assert allowed_origin(fetch(client, "/api/v1/customers", SHOP)) == SHOP
    assert allowed_origin(fetch(client, "/api/v1/customers", STRANGER)) is None
    assert cors_headers(fetch(client, "/imprint").headers) == {}


def make_decorated_app() -> Flask:
    app = Flask(__name__)

    @app.route("/", methods=["GET", "POST"])
    @cross_origin()
    def greet() -> str:
        return "Hello from another origin!"

    @app.route("/closed", methods=["GET", "POST"])
    def closed() -> str:
        return "for this origin only"

    return app


def test_decorator_opens_its_route_and_no_other() -> None:
    client = make_decorated_app().test_client()

    assert allowed_origin(fetch(client, "/")) == SHOP
    assert cors_headers(fetch(client, "/closed").headers) == {}


def test_decorator_answers_preflights_of_its_route_and_no_other() -> None:
    client = make_decorated_app().test_client()

    assert allowed_origin(preflight(client, "/")) == SHOP
    assert cors_headers(preflight(client, "/closed").headers) == {}


@pytest.mark.parametrize("set_before", [True, False], ids=["before", "after"])
def test_level_debug_explains_a_refusal_when_it_is_set(
    set_before: bool, cors_logger: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: "hello")

    if set_before:
        logging.getLogger("flask_cors").level = logging.DEBUG

    CORS(app, origins=[SHOP, BLOG])
    logging.getLogger("flask_cors").level = logging.DEBUG
    caplog.clear()
    fetch(app.test_client(), "/", STRANGER)
    records = [r for r in caplog.records if r.name.partition(".")[0] == "flask_cors"]

    assert [record.levelname for record in records] == ["DEBUG"]
    assert repr(STRANGER) in records[0].getMessage()


def make_session_app(**options: object) -> Flask:
    app = Flask(__name__)
    app.secret_key = "of a test"
    CORS(app, **options)

    @app.route("/")
    def greet() -> str:
        return f"Hello, {session['user']}"

    return app


def test_credentials_are_not_allowed_by_default() -> None:
    client = make_simple_app().test_client()

    for response in (fetch(client, "/"), preflight(client, "/")):
        headers = cors_headers(response.headers)
        assert "Access-Control-Allow-Credentials" not in headers


def test_supports_credentials_with_every_origin_works_and_is_warned_about() -> None:
    with pytest.warns(CORSWarning):
        client = make_session_app(supports_credentials=True).test_client()

    with client.session_transaction() as cookies:
        cookies["user"] = "ann"

    response = fetch(client, "/")

    assert response.text == "Hello, ann"
    assert cors_headers(response.headers) == {
        "Access-Control-Allow-Origin": SHOP,
        "Access-Control-Allow-Credentials": "true",
    }


def test_supports_credentials_with_a_named_origin_is_not_warned_about() -> None:
    client = make_session_app(origins=[SHOP], supports_credentials=True).test_client()

    assert cors_headers(preflight(client, "/", "PUT").headers) == {
        "Access-Control-Allow-Origin": SHOP,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": DEFAULT_METHODS,
        "Access-Control-Allow-Headers": "content-type",
    }


def test_supports_credentials_cannot_be_used_with_a_wildcard_that_is_sent() -> None:
    with pytest.raises(CORSConfigError, match="supports_credentials"):
        make_session_app(origins="*", send_wildcard=True, supports_credentials=True)


def make_blueprint_app(url_prefix: str | None = None) -> Flask:
    api = Blueprint("API_v1", __name__)
    CORS(api)

    @api.route("/api/v1/customers/")
    def list_customers() -> object:
        return jsonify(name="ann")

    public = Blueprint("public", __name__)

    @public.route("/")
    def home() -> str:
        return "<h1>Hello!</h1>"

    app = Flask("BlueprintExample")
    app.register_blueprint(api, url_prefix=url_prefix)
    app.register_blueprint(public)
    return app


@pytest.mark.parametrize("prefix", [None, "/eu"])
def test_blueprint_passed_to_the_extension_just_works(prefix: str | None) -> None:
    client = make_blueprint_app(prefix).test_client()
    path = f"{prefix or ''}/api/v1/customers/"

    assert allowed_origin(fetch(client, path)) == SHOP
    assert allowed_origin(preflight(client, path, "GET")) == SHOP


def test_blueprint_leaves_the_other_blueprints_alone() -> None:
    client = make_blueprint_app().test_client()

    assert cors_headers(fetch(client, "/").headers) == {}
    assert cors_headers(preflight(client, "/").headers) == {}
