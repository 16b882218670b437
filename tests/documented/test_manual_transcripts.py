"""The manual's three example applications and their curl transcripts, on real ports.

The transcripts show ``Access-Control-Allow-Origin: *``, and an Access-Control-Allow-
Headers on GET. Here the origin is echoed unless send_wildcard is set, and
preflights alone carry what preflights grant. ``Allow`` is sorted.
"""

import collections.abc as cabc
import json
import logging
import typing as t
from pathlib import Path

import pytest
from flask import Blueprint
from flask import Flask
from flask import jsonify
from flask.typing import ResponseReturnValue

from flask_cors import CORS
from flask_cors import cross_origin

from .exchange import Answer
from .exchange import curl
from .exchange import DEFAULT_METHODS
from .exchange import PREFLIGHT_VARY
from .exchange import vary

pytestmark = pytest.mark.server

# Without a scheme, as the transcripts have it; any origin means this one too.
ORIGIN = "www.sample-site.example"
HOME = "<h1>Hello!</h1>"

Serve = cabc.Callable[[Flask], int]
View = cabc.Callable[[], ResponseReturnValue]


def list_people() -> ResponseReturnValue:
    return jsonify(person="ann")


def create_person() -> ResponseReturnValue:
    return jsonify(created=True)


def home() -> str:
    return HOME


def fail() -> t.NoReturn:
    raise LookupError("sample")


def make_blueprint_app() -> Flask:
    api = Blueprint("API_v2", __name__)
    CORS(api)
    api.add_url_rule("/api/v2/people/", view_func=list_people)
    api.add_url_rule("/api/v2/people/new", view_func=create_person, methods=["POST"])
    public = Blueprint("public", __name__)
    public.add_url_rule("/", view_func=home)
    app = Flask("BlueprintExample")
    app.register_blueprint(api)
    app.register_blueprint(public)
    return app


def make_extension_app() -> Flask:
    app = Flask("ExtensionExample")
    CORS(app, resources=r"/api/*")
    app.add_url_rule("/", view_func=home)
    app.add_url_rule("/api/v2/people/", view_func=list_people)
    app.add_url_rule("/api/v2/people/new", view_func=create_person, methods=["POST"])
    app.add_url_rule("/api/failure", view_func=fail)

    @app.errorhandler(500)
    def explain(error: Exception) -> ResponseReturnValue:
        logging.getLogger(__name__).info("a request failed: %s", error)
        return "Something went wrong inside", 500

    return app


def make_decorator_app() -> Flask:
    app = Flask("DecoratorExample")

    @app.route("/", methods=["GET"])
    @cross_origin()
    def greet() -> str:
        return HOME

    @app.route("/api/v2/people/new", methods=["GET", "POST"])
    @cross_origin(allow_headers=["Content-Type"])
    def post_json() -> ResponseReturnValue:
        return jsonify(created=True)

    return app


def curl_preflight(port: int, path: str) -> Answer:
    return curl(
        port,
        path,
        "Access-Control-Request-Method:POST",
        "Access-Control-Request-Headers:Content-Type",
        f"Origin:{ORIGIN}",
        method="OPTIONS",
    )


@pytest.mark.parametrize("make_app", [make_blueprint_app, make_extension_app])
def test_get_of_a_list_is_readable(
    make_app: cabc.Callable[[], Flask], serve: Serve
) -> None:
    answer = curl(serve(make_app()), "/api/v2/people/", f"Origin:{ORIGIN}")

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Length"] == str(len(answer.text))
    assert answer.cors == {"Access-Control-Allow-Origin": ORIGIN}
    assert vary(answer.headers) == "Origin"
    assert json.loads(answer.text) == {"person": "ann"}


@pytest.mark.parametrize(
    ("make_app", "path", "allow"),
    [
        (make_blueprint_app, "/api/v2/people/new", "OPTIONS, POST"),
        (make_extension_app, "/api/v2/people/new", "OPTIONS, POST"),
        # The transcript says POST of a route that serves GET only.
        (make_extension_app, "/api/failure", "GET, HEAD, OPTIONS"),
        (make_decorator_app, "/api/v2/people/new", "GET, HEAD, OPTIONS, POST"),
    ],
    ids=["blueprint", "extension", "extension, a route that fails", "decorator"],
)
def test_preflight_of_a_json_post_is_granted(
    make_app: cabc.Callable[[], Flask], path: str, allow: str, serve: Serve
) -> None:
    answer = curl_preflight(serve(make_app()), path)

    assert answer.status == 200
    assert answer.text == ""
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Length"] == "0"
    assert answer.headers["Allow"] == allow
    assert answer.headers.get_all("Vary") == [PREFLIGHT_VARY]
    assert answer.cors == {
        "Access-Control-Allow-Origin": ORIGIN,
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Allow-Methods": DEFAULT_METHODS,
    }


@pytest.mark.parametrize(
    "make_app", [make_blueprint_app, make_extension_app, make_decorator_app]
)
def test_json_post_is_readable(
    make_app: cabc.Callable[[], Flask], serve: Serve
) -> None:
    answer = curl(
        serve(make_app()),
        "/api/v2/people/new",
        "Content-Type:application/json",
        f"Origin:{ORIGIN}",
        method="POST",
        body="{}",
    )

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Length"] == str(len(answer.text))
    assert answer.cors == {"Access-Control-Allow-Origin": ORIGIN}
    assert json.loads(answer.text) == {"created": True}


def test_decorated_home_page_is_readable(serve: Serve) -> None:
    answer = curl(serve(make_decorator_app()), "/", f"Origin:{ORIGIN}")

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(HOME))
    assert answer.cors == {"Access-Control-Allow-Origin": ORIGIN}
    assert answer.text == HOME


@pytest.mark.parametrize("make_app", [make_blueprint_app, make_extension_app])
def test_home_page_outside_the_api_has_no_cors_headers(
    make_app: cabc.Callable[[], Flask], serve: Serve
) -> None:
    answer = curl(serve(make_app()), "/", f"Origin:{ORIGIN}")

    assert answer.status == 200
    assert answer.cors == {}
    assert vary(answer.headers) is None


def test_answer_of_the_error_handler_is_readable(serve: Serve) -> None:
    answer = curl(serve(make_extension_app()), "/api/failure", f"Origin:{ORIGIN}")

    assert answer.status == 500
    assert answer.cors == {"Access-Control-Allow-Origin": ORIGIN}
    assert answer.text == "Something went wrong inside"


APPLICATION_FILE = """\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, resources=r"/api/*")


@app.route("/api/failure")
def fail():
    raise LookupError("sample")


@app.errorhandler(500)
def explain(error):
    return "Something went wrong inside", 500


if __name__ == "__main__":
    app.run(debug=True, use_reloader=False, port=0)
"""


@pytest.mark.slow
def test_exception_in_debug_mode_is_readable(
    run: cabc.Callable[..., int], tmp_path: Path
) -> None:
    (tmp_path / "people.py").write_text(APPLICATION_FILE)
    answer = curl(run("people.py"), "/api/failure", "Origin:http://localhost:3000")

    # In debug mode Flask leaves the exception to the debugger, not to the handler.
    assert answer.status == 500
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.cors == {"Access-Control-Allow-Origin": "http://localhost:3000"}
    assert "LookupError: sample" in answer.text
