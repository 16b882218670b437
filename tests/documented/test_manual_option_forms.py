"""What the manual says of each option: the forms of its value and their effect."""

import re
import typing as t
from datetime import timedelta

import pytest
from flask import Flask
from flask import Response
from flask.testing import FlaskClient

from flask_cors import CORS

from .exchange import allowed_origin
from .exchange import BLOG
from .exchange import cors_headers
from .exchange import fetch
from .exchange import preflight
from .exchange import SHOP
from .exchange import STRANGER
from .exchange import told
from .exchange import vary


def list_items() -> Response:
    return Response("items", headers={"Vary": "Accept-Encoding"})


def make_client(**options: t.Any) -> FlaskClient:
    app = Flask(__name__)
    app.add_url_rule("/items", view_func=list_items, methods=["GET", "PUT"])
    CORS(app, **options)
    return app.test_client()


BRANCH = "https://branch-12.shop.example"


@pytest.mark.parametrize(
    ("origins", "admitted"),
    [
        pytest.param("*", {SHOP, BLOG, BRANCH, STRANGER}, id="an asterisk"),
        pytest.param(["*"], {SHOP, BLOG, BRANCH, STRANGER}, id="a listed asterisk"),
        pytest.param(SHOP, {SHOP}, id="a string"),
        pytest.param([SHOP, BLOG], {SHOP, BLOG}, id="a list"),
        pytest.param((SHOP, BLOG), {SHOP, BLOG}, id="a tuple"),
        pytest.param({SHOP, BLOG}, {SHOP, BLOG}, id="a set"),
        pytest.param(
            r"https://branch-\d+\.shop\.example", {BRANCH}, id="a regex string"
        ),
        pytest.param(
            re.compile(r"https://(branch-\d+\.)?shop\.example"),
            {SHOP, BRANCH},
            id="a compiled regex",
        ),
        pytest.param(
            [BLOG, r"https://branch-[0-9]+\.shop\.example"],
            {BLOG, BRANCH},
            id="a string and a regex in a list",
        ),
    ],
)
def test_origins_admits_what_matches_and_returns_it(
    origins: object, admitted: set[str]
) -> None:
    client = make_client(origins=origins)
    answers = {o: fetch(client, "/items", o) for o in (SHOP, BLOG, BRANCH, STRANGER)}

    assert {o for o, rv in answers.items() if allowed_origin(rv) == o} == admitted


@pytest.mark.parametrize(
    "lookalike",
    [
        "https://branch-1.shop.example.attacker.example",
        "https://branch-1.shop.example:8443",
        "http://branch-1.shop.example",
    ],
)
def test_origin_regex_has_to_match_the_whole_origin(lookalike: str) -> None:
    client = make_client(origins=[r"https://branch-\d+\.shop\.example", BLOG])

    assert allowed_origin(fetch(client, "/items", lookalike)) is None


@pytest.mark.parametrize(
    ("methods", "sent"),
    [
        pytest.param("PUT", "PUT", id="a string"),
        pytest.param(["PUT"], "PUT", id="a list of one"),
        pytest.param(["PUT", "GET"], "GET, PUT", id="a list"),
        pytest.param("GET, PUT", "GET, PUT", id="a string with commas"),
    ],
)
def test_methods_are_sent_on_preflights(methods: object, sent: str) -> None:
    headers = cors_headers(
        preflight(make_client(methods=methods), "/items", "PUT").headers
    )

    assert headers["Access-Control-Allow-Methods"] == sent


def test_methods_refuses_every_other_method() -> None:
    response = preflight(make_client(methods=["GET", "PUT"]), "/items", "DELETE")

    assert cors_headers(response.headers) == {"Access-Control-Allow-Origin": SHOP}


ASKED = "authorization,content-type,x-app-build,x-other"


@pytest.mark.parametrize(
    ("allow_headers", "sent"),
    [
        pytest.param(
            "*", "authorization, content-type, x-app-build, x-other", id="an asterisk"
        ),
        # Otherwise here: names of headers are compared ignoring case, as in HTTP.
        pytest.param("Content-Type", "content-type", id="a string"),
        pytest.param(
            ["Content-Type", "Authorization"],
            "authorization, content-type",
            id="a list",
        ),
        pytest.param(r"X-App-.*", "x-app-build", id="a regex string"),
        pytest.param(
            re.compile(r"x-(app-)?[a-z]+"),
            "x-app-build, x-other",
            id="a compiled regex",
        ),
        pytest.param(
            [r"x-app-\w+", "Authorization"],
            "authorization, x-app-build",
            id="a string and a regex in a list",
        ),
        pytest.param(["X-Never-Asked"], None, id="none of those asked for"),
    ],
)
def test_allow_headers_sends_back_those_asked_for_that_match(
    allow_headers: object, sent: str | None
) -> None:
    client = make_client(allow_headers=allow_headers)
    headers = cors_headers(preflight(client, "/items", "PUT", ASKED).headers)

    assert headers.get("Access-Control-Allow-Headers") == sent


@pytest.mark.parametrize(
    ("expose_headers", "sent"),
    [
        pytest.param(None, None, id="none"),
        pytest.param("X-Total", "X-Total", id="a string"),
        pytest.param(["X-Page", "X-Total"], "X-Page, X-Total", id="a list"),
    ],
)
def test_expose_headers_are_sent_on_responses(
    expose_headers: object, sent: str | None
) -> None:
    client = make_client(expose_headers=expose_headers)
    headers = cors_headers(fetch(client, "/items").headers)

    assert headers.get("Access-Control-Expose-Headers") == sent


@pytest.mark.parametrize(
    ("max_age", "sent", "rules"),
    [
        pytest.param(None, None, [], id="none"),
        pytest.param(900, "900", [], id="an integer"),
        pytest.param("900", "900", [], id="a string"),
        pytest.param(timedelta(minutes=15), "900", [], id="a timedelta"),
        # Otherwise here: it is sent, and no browser keeps an answer for so long.
        pytest.param(
            timedelta(days=1, seconds=1), "86401", ["CORS232"], id="more than a day"
        ),
    ],
)
def test_max_age_is_sent_on_preflights(
    max_age: object, sent: str | None, rules: list[str]
) -> None:
    with told(*rules):
        client = make_client(max_age=max_age)

    headers = cors_headers(preflight(client, "/items", "PUT").headers)

    assert headers.get("Access-Control-Max-Age") == sent


@pytest.mark.parametrize("credentialed", [True, False])
def test_supports_credentials_sends_its_header_on_every_answer(
    credentialed: bool,
) -> None:
    client = make_client(origins=[SHOP], supports_credentials=credentialed)
    sent = "true" if credentialed else None

    for response in (fetch(client, "/items"), preflight(client, "/items", "PUT")):
        headers = cors_headers(response.headers)
        assert headers.get("Access-Control-Allow-Credentials") == sent


@pytest.mark.parametrize(
    ("options", "sent"),
    [
        pytest.param({"send_wildcard": True}, "*", id="any origin"),
        pytest.param({"send_wildcard": True, "origins": [SHOP]}, SHOP, id="one origin"),
        pytest.param({"send_wildcard": False}, SHOP, id="not set"),
    ],
)
def test_send_wildcard_sends_an_asterisk_where_origins_is_one(
    options: dict[str, t.Any], sent: str
) -> None:
    client = make_client(**options)

    assert allowed_origin(fetch(client, "/items")) == sent
    assert allowed_origin(preflight(client, "/items", "PUT")) == sent


@pytest.mark.parametrize(
    ("options", "sent"),
    [
        pytest.param({}, "*", id="any origin"),
        pytest.param({"origins": SHOP}, SHOP, id="one origin"),
        # Otherwise here: never a list, never the first of several.
        pytest.param({"origins": [SHOP, BLOG]}, None, id="two origins"),
        pytest.param({"always_send": False}, None, id="always_send=False"),
        pytest.param(
            {"always_send": False, "origins": SHOP}, None, id="False, one origin"
        ),
    ],
)
def test_always_send_answers_requests_without_an_origin(
    options: dict[str, t.Any], sent: str | None
) -> None:
    client = make_client(**options)

    assert allowed_origin(fetch(client, "/items", origin=None)) == sent


@pytest.mark.parametrize(
    ("options", "origin", "sent", "rules"),
    [
        pytest.param(
            {"origins": [SHOP, BLOG]},
            SHOP,
            {"Accept-Encoding", "Origin"},
            [],
            id="several",
        ),
        pytest.param(
            {}, SHOP, {"Accept-Encoding", "Origin"}, [], id="an echoed origin"
        ),
        # Otherwise here: where the answer depends on the origin, a refusal does as
        # well.
        pytest.param(
            {"origins": [SHOP, BLOG]},
            STRANGER,
            {"Accept-Encoding", "Origin"},
            [],
            id="a refused origin",
        ),
        pytest.param(
            {"origins": [SHOP]}, SHOP, {"Accept-Encoding"}, [], id="one origin"
        ),
        pytest.param(
            {"send_wildcard": True}, SHOP, {"Accept-Encoding"}, [], id="asterisk"
        ),
        # Otherwise here: a cache that is not told may give one site the answer for
        # another.
        pytest.param(
            {"origins": [SHOP, BLOG], "vary_header": False},
            SHOP,
            {"Accept-Encoding"},
            ["CORS241"],
            id="vary_header=False",
        ),
    ],
)
def test_vary_names_origin_where_the_answer_depends_on_it(
    options: dict[str, t.Any], origin: str, sent: set[str], rules: list[str]
) -> None:
    with told(*rules):
        client = make_client(**options)

    response = fetch(client, "/items", origin)

    assert sorted((vary(response.headers) or "").split(", ")) == sorted(sent)


def test_vary_header_false_leaves_preflights_without_vary() -> None:
    with told("CORS241"):
        client = make_client(origins=[SHOP, BLOG], vary_header=False)

    assert vary(preflight(client, "/items", "PUT").headers) is None


def raising() -> t.NoReturn:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("intercept", "sent"), [(True, SHOP), (False, None)], ids=["true", "false"]
)
def test_intercept_exceptions_decides_for_unhandled_exceptions(
    intercept: bool, sent: str | None
) -> None:
    app = Flask(__name__)
    app.add_url_rule("/broken", view_func=raising)
    CORS(app, intercept_exceptions=intercept)
    response = fetch(app.test_client(), "/broken")

    assert response.status_code == 500
    assert allowed_origin(response) == sent
