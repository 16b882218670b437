"""Several policies on one path: the first whose origins allow the request's decides."""

import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Client
from werkzeug.test import TestResponse

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware

PARTNER = "https://partner.example"
ADMIN = "https://admin.example"
OTHER = "https://other.example"

POLICIES: t.Final[list[t.Any]] = [
    {"origins": ADMIN, "supports_credentials": True, "methods": ["GET", "DELETE"]},
    {
        "origins": [PARTNER, "https://*.partner.example"],
        "supports_credentials": True,
        "expose_headers": "X-Total",
        "allow_headers": "X-Token",
        "max_age": 60,
    },
    {"origins": "*", "methods": ["GET"], "allow_headers": [], "send_wildcard": True},
]


def application() -> Flask:
    app = Flask(__name__)

    @app.route("/api/items", methods=["GET", "POST", "DELETE"])
    def items() -> str:
        return "items"

    return app


@pytest.fixture
def client() -> FlaskClient:
    app = application()
    CORS(app, resources={"/api/*": POLICIES})
    return app.test_client()


def cors_headers(response: TestResponse) -> dict[str, str]:
    begin = ("Access-Control-", "Vary")
    return {name: value for name, value in response.headers if name.startswith(begin)}


def read(client: Client, origin: str | None) -> dict[str, str]:
    headers = {} if origin is None else {"Origin": origin}
    return cors_headers(client.get("/api/items", headers=headers))


def ask(client: Client, origin: str, method: str, headers: str = "") -> dict[str, str]:
    asked = {"Origin": origin, "Access-Control-Request-Method": method}

    if headers:
        asked["Access-Control-Request-Headers"] = headers

    return cors_headers(client.options("/api/items", headers=asked))


BY_PARTNER = {
    "Access-Control-Expose-Headers": "X-Total",
    "Access-Control-Allow-Credentials": "true",
    "Vary": "Origin",
}


@pytest.mark.parametrize(
    ("origin", "headers"),
    [
        pytest.param(
            ADMIN,
            {
                "Access-Control-Allow-Origin": ADMIN,
                "Access-Control-Allow-Credentials": "true",
                "Vary": "Origin",
            },
            id="the first policy's",
        ),
        pytest.param(
            PARTNER,
            {"Access-Control-Allow-Origin": PARTNER, **BY_PARTNER},
            id="the second policy's",
        ),
        pytest.param(
            "https://eu.partner.example",
            {"Access-Control-Allow-Origin": "https://eu.partner.example", **BY_PARTNER},
            id="a subdomain of the second policy's",
        ),
        pytest.param(
            OTHER,
            {"Access-Control-Allow-Origin": "*", "Vary": "Origin"},
            id="everybody else's",
        ),
        pytest.param(
            "null",
            {"Access-Control-Allow-Origin": "*", "Vary": "Origin"},
            id="null",
        ),
        pytest.param(None, {"Vary": "Origin"}, id="none at all"),
    ],
)
def test_a_response_is_readable_as_the_first_policy_that_allows_its_origin_says(
    client: FlaskClient, origin: str | None, headers: dict[str, str]
) -> None:
    assert read(client, origin) == headers


_ASKED = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"


def test_a_preflight_is_granted_what_the_policy_of_its_origin_grants(
    client: FlaskClient,
) -> None:
    assert ask(client, PARTNER, "PUT", "x-token") == {
        "Access-Control-Allow-Origin": PARTNER,
        "Access-Control-Expose-Headers": "X-Total",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Headers": "x-token",
        "Access-Control-Max-Age": "60",
        "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
        "Vary": _ASKED,
    }


@pytest.mark.parametrize(
    ("origin", "method", "header"),
    [
        pytest.param(ADMIN, "PUT", "", id="a method that a later policy has"),
        pytest.param(OTHER, "DELETE", "", id="a method that an earlier policy has"),
    ],
)
def test_the_refusal_of_the_policy_that_was_chosen_is_final(
    client: FlaskClient, origin: str, method: str, header: str
) -> None:
    assert "Access-Control-Allow-Methods" not in ask(client, origin, method, header)


def test_a_header_that_only_another_policy_allows_is_not_granted(
    client: FlaskClient,
) -> None:
    granted = ask(client, OTHER, "GET", "x-token")
    assert "Access-Control-Allow-Headers" not in granted


def test_whom_no_policy_allows_reads_nothing_and_caches_are_told() -> None:
    app = application()
    CORS(app, resources={"/api/*": POLICIES[:2]})
    client = app.test_client()
    assert read(client, OTHER) == {"Vary": "Origin"}
    assert ask(client, OTHER, "GET") == {"Vary": _ASKED}


def test_a_single_origin_varies_where_another_policy_stands_beside_it() -> None:
    app = application()
    CORS(app, resources={"/api/*": [{"origins": ADMIN}, {"origins": PARTNER}]})
    client = app.test_client()

    # Alone, each would send its only origin to whoever asks, and to those who do not.
    for origin in (ADMIN, PARTNER):
        answer = {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
        assert read(client, origin) == answer

    assert read(client, None) == {"Vary": "Origin"}


def test_an_answer_that_is_kept_for_one_origin_is_given_to_no_other(
    client: FlaskClient,
) -> None:
    origins = (ADMIN, PARTNER, OTHER, ADMIN, OTHER, PARTNER)
    first = {
        origin: (read(client, origin), ask(client, origin, "GET")) for origin in origins
    }

    for origin in origins:
        assert (read(client, origin), ask(client, origin, "GET")) == first[origin]


def test_options_beside_resources_are_those_of_each_policy() -> None:
    app = application()
    policies = [{"origins": ADMIN}, {"origins": PARTNER, "max_age": 5}]
    CORS(app, resources={"/api/*": policies}, max_age=600)
    client = app.test_client()
    assert ask(client, ADMIN, "PUT")["Access-Control-Max-Age"] == "600"
    assert ask(client, PARTNER, "PUT")["Access-Control-Max-Age"] == "5"


def test_they_may_stand_in_the_configuration() -> None:
    app = application()
    app.config["CORS_RESOURCES"] = {"/api/*": POLICIES}
    CORS(app)
    assert (
        read(app.test_client(), PARTNER)["Access-Control-Expose-Headers"] == "X-Total"
    )


def test_a_blueprint_may_have_them() -> None:
    app = Flask(__name__)
    api = Blueprint("api", __name__, url_prefix="/api")
    api.add_url_rule("/items", view_func=lambda: "items")
    CORS(api, resources={"/items": tuple(POLICIES)})
    app.register_blueprint(api)
    client = app.test_client()
    assert read(client, OTHER)["Access-Control-Allow-Origin"] == "*"
    assert read(client, ADMIN)["Access-Control-Allow-Credentials"] == "true"


def test_any_wsgi_application_may_have_them() -> None:
    app = CORSMiddleware(application(), resources={"/api/*": POLICIES})
    client = Client(app)
    assert read(client, OTHER)["Access-Control-Allow-Origin"] == "*"
    assert read(client, ADMIN)["Access-Control-Allow-Credentials"] == "true"


@pytest.mark.parametrize("listed", [list, tuple])
def test_what_is_changed_in_the_list_afterwards_changes_nothing(
    listed: t.Callable[[list[t.Any]], t.Any],
) -> None:
    app = application()
    app.config["CORS_MAX_AGE"] = 5
    partner = {"origins": [PARTNER], "supports_credentials": True}
    CORS(app, resources={"/api/*": listed([ADMIN, partner])})

    # It is read once more before the first request.
    app.config["CORS_MAX_AGE"] = 6
    partner["origins"] = [OTHER]
    assert "Access-Control-Allow-Origin" not in read(app.test_client(), OTHER)


class TestFunctions:
    """A function that checks origins may stand in any of them."""

    def test_the_policies_before_it_ask_nobody(self) -> None:
        asked: list[str] = []

        def is_tenant(origin: str) -> bool:
            asked.append(origin)
            return origin == PARTNER

        app = application()
        tenants = {"origins": is_tenant, "supports_credentials": True}
        policies = [{"origins": ADMIN}, tenants, {"origins": "*"}]
        CORS(app, resources={"/api/*": policies})
        client = app.test_client()
        assert read(client, ADMIN)["Access-Control-Allow-Origin"] == ADMIN
        assert asked == []
        assert read(client, PARTNER)["Access-Control-Allow-Credentials"] == "true"
        assert "Access-Control-Allow-Credentials" not in read(client, OTHER)
        assert asked == [PARTNER, OTHER]

    def test_where_it_fails_no_other_policy_is_asked(self) -> None:
        def is_banned(origin: str) -> bool:
            raise ConnectionError("no store")

        app = application()
        policies = [{"origins": is_banned, "methods": []}, {"origins": "*"}]
        CORS(app, resources={"/api/*": policies})
        client = app.test_client()
        assert read(client, OTHER) == {"Vary": "Origin"}
        assert ask(client, OTHER, "GET") == {"Vary": _ASKED}


@pytest.mark.parametrize(
    ("policies", "message"),
    [
        pytest.param(
            [{"origins": ADMIN, "vary_header": False}, {"origins": "*"}],
            "vary_header=True (the default): the same whoever asks, but False in "
            "resources['/api/*'][0] of CORS(). Give it once, beside resources, or the "
            "same in each. [CORS309]",
            id="an option of the path",
        ),
        pytest.param(
            [
                {"origins": ADMIN, "csrf_protect": True},
                {"origins": "*", "csrf_protect": False},
            ],
            "csrf_protect=False (resources['/api/*'][1] of CORS()): the same whoever "
            "asks, but True in resources['/api/*'][0] of CORS(). Give it once, beside "
            "resources, or the same in each. [CORS309]",
            id="a protection",
        ),
        pytest.param(
            [{"origins": ADMIN}, {"orgins": "*"}],
            "No such CORS option: 'orgins'. Did you mean 'origins'? As it stands, "
            "origins is '*', from the default. (resources['/api/*'][1] of CORS()) "
            "[CORS001]",
            id="an unknown option",
        ),
        pytest.param(
            [{"origins": ADMIN}, None],
            "resources={'/api/*': None} (CORS()): the options of '/api/*' are a dict, "
            "or just its origins. Write resources={'/api/*': {'origins': "
            "'https://app.example.com'}}. [CORS005]",
            id="no options at all",
        ),
    ],
)
def test_a_mistake_names_the_policy_that_it_is_in(
    policies: list[t.Any], message: str
) -> None:
    app = application()

    with pytest.raises(CORSConfigError) as raised:
        CORS(app, resources={"/api/*": policies})

    assert str(raised.value) == message
    assert "flask_cors" not in app.extensions


def test_origins_may_stand_among_options() -> None:
    app = application()
    CORS(app, resources={"/api/*": [{"origins": ADMIN, "max_age": 5}, PARTNER]})
    client = app.test_client()
    assert ask(client, ADMIN, "PUT")["Access-Control-Max-Age"] == "5"
    assert "Access-Control-Max-Age" not in ask(client, PARTNER, "PUT")
