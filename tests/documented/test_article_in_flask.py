"""The article on CORS in Flask: its examples with the extension."""

import collections.abc as cabc
import typing as t
import warnings
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue

from flask_cors import CORS
from flask_cors import cross_origin

from .exchange import allowed_origin
from .exchange import cors_headers
from .exchange import curl
from .exchange import DEFAULT_METHODS
from .exchange import fetch
from .exchange import preflight
from .exchange import STRANGER
from .exchange import vary

SITE = "https://site.example"
APP = "https://app.site.example"
ADMIN = "https://admin.site.example"


def report() -> ResponseReturnValue:
    return {"message": "at your service"}


def make_client(**options: t.Any) -> FlaskClient:
    app = Flask(__name__)
    CORS(app, **options)
    app.add_url_rule("/api/report", view_func=report)
    return app.test_client()


def admitted(client: FlaskClient, path: str = "/api/report") -> set[str]:
    origins = {SITE, APP, ADMIN, STRANGER, "null", f"{SITE}.attacker.example"}
    return {o for o in origins if allowed_origin(fetch(client, path, o)) == o}


def test_single_trusted_origin_is_the_only_one_allowed() -> None:
    client = make_client(origins=[SITE])

    assert fetch(client, "/api/report", SITE).json == {"message": "at your service"}
    assert admitted(client) == {SITE}


def test_each_of_several_origins_is_allowed() -> None:
    client = make_client(origins=[SITE, APP, ADMIN])

    assert admitted(client) == {SITE, APP, ADMIN}


def test_vary_is_sent_when_it_is_needed() -> None:
    several, single = make_client(origins=[SITE, APP]), make_client(origins=[SITE])

    assert vary(fetch(several, "/api/report", SITE).headers) == "Origin"
    assert vary(fetch(several, "/api/report", STRANGER).headers) == "Origin"
    assert vary(fetch(several, "/api/report", None).headers) == "Origin"
    assert vary(fetch(single, "/api/report", SITE).headers) is None


def test_preflights_are_handled_without_code_in_the_view() -> None:
    response = preflight(make_client(origins=[SITE]), "/api/report", origin=SITE)

    assert response.status_code == 200
    assert cors_headers(response.headers) == {
        "Access-Control-Allow-Origin": SITE,
        "Access-Control-Allow-Methods": DEFAULT_METHODS,
        "Access-Control-Allow-Headers": "content-type",
    }


def test_parameters_are_what_keeps_other_websites_out() -> None:
    assert STRANGER in admitted(make_client())


def test_credentials_are_allowed_for_the_trusted_origin_only() -> None:
    client = make_client(origins=[SITE], supports_credentials=True)

    assert cors_headers(fetch(client, "/api/report", SITE).headers) == {
        "Access-Control-Allow-Origin": SITE,
        "Access-Control-Allow-Credentials": "true",
    }
    assert cors_headers(fetch(client, "/api/report", STRANGER).headers) == {}


def make_decorated_client() -> FlaskClient:
    app = Flask(__name__)

    @app.route("/api/open")
    @cross_origin(origins=["*"])
    def open_api() -> ResponseReturnValue:
        return {"message": "for all"}

    @app.route("/api/closed")
    @cross_origin(origins=[SITE], supports_credentials=True)
    def closed_api() -> ResponseReturnValue:
        return {"message": "for one"}

    @app.route("/internal")
    def internal() -> ResponseReturnValue:
        return {"message": "for none"}

    return app.test_client()


@pytest.mark.parametrize(
    ("path", "origin", "sent"),
    [
        ("/api/open", STRANGER, {"Access-Control-Allow-Origin": STRANGER}),
        (
            "/api/closed",
            SITE,
            {
                "Access-Control-Allow-Origin": SITE,
                "Access-Control-Allow-Credentials": "true",
            },
        ),
        ("/api/closed", STRANGER, {}),
        ("/internal", SITE, {}),
    ],
)
def test_each_route_has_the_policy_of_its_decorator(
    path: str, origin: str, sent: dict[str, str]
) -> None:
    response = fetch(make_decorated_client(), path, origin)

    assert response.status_code == 200
    assert cors_headers(response.headers) == sent


CUSTOM: dict[str, t.Any] = {
    "origins": [SITE, APP],
    "methods": ["GET", "POST", "PUT", "DELETE", "OPTIONS"],
    "allow_headers": ["Content-Type", "Authorization", "X-Requested-With"],
    "expose_headers": ["Content-Length", "X-Custom-Header"],
    "supports_credentials": True,
    "max_age": 86400,
}


def test_every_option_of_a_resource_is_sent_on_a_preflight() -> None:
    client = make_client(resources={r"/api/*": CUSTOM})
    asked = "authorization,content-type,x-other"
    headers = preflight(client, "/api/report", "DELETE", asked, APP).headers

    # Whether a preflight names exposed headers is nothing that a browser reads.
    assert {
        name: value
        for name, value in cors_headers(headers).items()
        if name != "Access-Control-Expose-Headers"
    } == {
        "Access-Control-Allow-Origin": APP,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "DELETE, GET, OPTIONS, POST, PUT",
        "Access-Control-Allow-Headers": "authorization, content-type",
        "Access-Control-Max-Age": "86400",
    }


def test_every_option_of_a_resource_is_sent_on_a_response() -> None:
    client = make_client(resources={r"/api/*": CUSTOM})

    assert cors_headers(fetch(client, "/api/report", APP).headers) == {
        "Access-Control-Allow-Origin": APP,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Expose-Headers": "Content-Length, X-Custom-Header",
    }


def is_trusted(origin: str) -> bool:
    """Decide by code of the application's own."""
    return origin in [SITE, APP]


def test_function_decides_which_origins_are_allowed() -> None:
    client = make_client(origins=is_trusted, supports_credentials=True)

    assert admitted(client) == {SITE, APP}
    assert cors_headers(fetch(client, "/api/report", APP).headers) == {
        "Access-Control-Allow-Origin": APP,
        "Access-Control-Allow-Credentials": "true",
    }
    assert vary(fetch(client, "/api/report", STRANGER).headers) == "Origin"


def test_examples_warn_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        make_client(origins=is_trusted, supports_credentials=True)
        make_client(resources={r"/api/*": CUSTOM})
        make_decorated_client()


APPLICATION_FILE = f'''\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=["{SITE}"])


@app.route("/api/report")
def report():
    return {{"message": "at your service"}}


if __name__ == "__main__":
    app.run(port=0)
'''


@pytest.mark.server
@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [["-m", "flask", "run", "--port", "0"], ["app.py"]],
    ids=["flask run", "python app.py"],
)
def test_application_file_runs_both_ways(
    arguments: list[str], run: cabc.Callable[..., int], tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text(APPLICATION_FILE)
    port = run(*arguments)

    assert curl(port, "/api/report", f"Origin:{SITE}").cors == {
        "Access-Control-Allow-Origin": SITE
    }
    refused = curl(port, "/api/report", f"Origin:{STRANGER}")
    assert refused.status == 200
    assert refused.cors == {}
