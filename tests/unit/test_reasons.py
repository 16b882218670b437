"""What the log says of a refusal; and in debug mode, the response itself."""

import logging
import os
import subprocess
import sys
import time
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from werkzeug.test import run_wsgi_app
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import CORSMiddleware
from flask_cors import cross_origin
from flask_cors.path_governor import PathGovernor
from flask_cors.reasons import DEBUG_HEADER
from flask_cors.reasons import told_ungoverned
from flask_cors.sansio.resources import Resources

from ..users.page import allow_origin
from ..users.page import Page

APP = "https://app.example.com"
EVIL = "https://evil.example"
CONFIGURED = f"origins='{APP}' (app.config['CORS_ORIGINS'])"

Options = dict[str, t.Any]
Headers = dict[str, str]


class Unnamed:
    """A function that cannot say what it is called."""

    def __call__(self, origin: str) -> bool:
        return False

    def __getattr__(self, name: str) -> str:
        raise LookupError(name) if name == "__qualname__" else AttributeError(name)


def flask_app(*, debug: bool = False, **config: t.Any) -> Flask:
    """An application that is configured by keys alone, which have no line."""
    app = Flask("reasons")
    app.debug = debug
    app.config.update({f"CORS_{name.upper()}": v for name, v in config.items()})
    app.add_url_rule("/", view_func=lambda: "ok")
    CORS(app)
    return app


def preflight(method: str = "PUT", headers: str = "x-a", origin: str = APP) -> Headers:
    return {
        "Origin": origin,
        "Access_Control_Request_Method": method,
        "Access_Control_Request_Headers": headers,
    }


def answer(app: t.Any, path: str = "/", **headers: str) -> TestResponse:
    method = "OPTIONS" if len(headers) > 1 else "GET"
    return Page(app, None).fetch(path, method, **headers)


def reason(app: t.Any, path: str = "/", origin: str = EVIL) -> str | None:
    return answer(app, path, Origin=origin).headers.get(DEBUG_HEADER)


#: What is configured, what is asked, and why it is refused.
REFUSALS: list[tuple[Options, Headers, str]] = [
    ({"origins": APP}, {"Origin": EVIL}, f"{CONFIGURED} does not have '{EVIL}'."),
    (
        {"origins": APP},
        {"Origin": f"{APP}:8443"},
        f"{CONFIGURED} does not have '{APP}:8443': it allows '{APP}', which is another "
        f"port.",
    ),
    (
        {},
        {"Origin": "a b"},
        "The Origin 'a b' is not one that a browser sends: no value of origins allows "
        "it.",
    ),
    (
        {"origins": APP, "methods": "GET"},
        preflight(origin=EVIL),
        f"{CONFIGURED} does not have '{EVIL}'. methods='GET' "
        f"(app.config['CORS_METHODS']) does not have 'PUT'.",
    ),
    (
        {"methods": "GET"},
        preflight(),
        "methods='GET' (app.config['CORS_METHODS']) does not have 'PUT'.",
    ),
    (
        {"methods": "auto"},
        preflight(),
        "methods='auto' (app.config['CORS_METHODS']) does not have 'PUT': the "
        "routes at the path take GET, HEAD, OPTIONS. One of them has to take it as "
        "well.",
    ),
    (
        {"allow_headers": "x-b"},
        preflight(),
        "allow_headers='x-b' (app.config['CORS_ALLOW_HEADERS']) does not have 'x-a'.",
    ),
]


@pytest.mark.parametrize(("config", "headers", "words"), REFUSALS)
def test_a_refusal_leaves_one_debug_record_that_says_why(
    config: Options, headers: Headers, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    app = flask_app(**config)
    answer(app, **headers)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("flask_cors", logging.DEBUG)
    asked = "OPTIONS" if len(headers) > 1 else "GET"
    said = f"{asked!r} '/'; Origin: {headers['Origin']!r}"
    assert record.getMessage().startswith(f"CORS refused: {words} {said}")


@pytest.mark.parametrize(("config", "headers", "words"), REFUSALS)
def test_in_debug_mode_the_response_says_the_same(
    config: Options, headers: Headers, words: str
) -> None:
    response = answer(flask_app(debug=True, **config), **headers)
    assert response.headers.getlist(DEBUG_HEADER) == [words]
    assert response.status_code == 200


@pytest.mark.parametrize(("config", "headers", "_words"), REFUSALS)
def test_outside_debug_mode_no_response_says_anything(
    config: Options, headers: Headers, _words: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    layer = CORSMiddleware(Response("ok"), **{**config, "methods": "GET"})

    for app in (flask_app(**config), layer):
        for path in ("/", "/nowhere"):
            assert DEBUG_HEADER not in answer(app, path, **headers).headers


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": APP}, preflight()], ids=["none", "allowed", "granted"]
)
def test_what_is_granted_has_no_reason(headers: Headers) -> None:
    response = answer(flask_app(debug=True, origins=APP), **headers)
    assert DEBUG_HEADER not in response.headers


@pytest.mark.parametrize(("value", "expected"), [("0", "None"), ("1", "'origins=")])
def test_the_environment_tells_whether_it_is_debug_mode(
    value: str, expected: str
) -> None:
    """As a server runs it: a WSGI call, and no command of Flask's."""
    program = (
        "from flask import Flask\n"
        "from flask_cors import CORS\n"
        "app = Flask('served')\n"
        "CORS(app, origins='https://app.example.com')\n"
        "headers = {'Origin': 'https://evil.example'}\n"
        "response = app.test_client().get('/', headers=headers)\n"
        "print(repr(response.headers.get('X-CORS-Debug')))\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "FLASK_DEBUG": value},
    ).stdout
    assert printed.replace('"', "'").startswith(expected)


def test_debug_mode_may_not_be_entered_while_the_application_runs() -> None:
    app = flask_app(origins=APP)
    assert reason(app) is None
    app.debug = True
    assert reason(app) is None


def test_a_response_with_headers_of_the_applications_own_is_left_alone() -> None:
    app = flask_app(debug=True, origins=APP)
    own = {"Access-Control-Allow-Origin": "https://b.example"}
    app.add_url_rule("/own", view_func=lambda: ("ok", own), endpoint="own")
    assert reason(app, "/own") is None


@pytest.mark.parametrize(
    ("base", "origin"),
    [
        ("http://localhost/", "http://localhost"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("https://shop.example/", "https://shop.example"),
        ("http://Shop.example/", "http://shop.example"),
    ],
)
@pytest.mark.parametrize("path", ["", "nowhere"])
def test_a_page_of_the_same_origin_needs_no_reason(
    base: str, origin: str, path: str
) -> None:
    config: Options = {"resources": {"/": {"origins": APP}}}
    app = flask_app(debug=True, **config)
    assert reason(app, f"{base}{path}", origin) is None
    assert reason(app, f"{base}{path}", EVIL) is not None


@pytest.mark.parametrize(
    "origin", ["https://a\r\nX-Forged: 1", "https://a\x00\x7f", "\xe9" * 5000, "a" * 9]
)
def test_the_reason_is_printable_ascii_and_no_longer_than_a_thousand(
    origin: str,
) -> None:
    app = flask_app(debug=True, origins=[f"https://{'a' * 60}.example"] * 8)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "HTTP_ORIGIN": origin,
    }
    _, _, headers = run_wsgi_app(app, environ, buffered=True)
    (value,) = headers.getlist(DEBUG_HEADER)
    assert value.isascii()
    assert value.isprintable()
    assert 0 < len(value) <= 1000


def test_a_value_outside_of_ascii_is_escaped() -> None:
    app = flask_app(debug=True, origins=r"https://[a-zé]+\.example\.com")
    value = reason(app)
    assert value is not None
    assert value.isascii()
    assert value.startswith(r"origins='https://[a-z\xe9]+\\.example\\.com' (")


ENTRIES = "its only entry is '/api/*', this path and everything below it"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "/",
            f"No entry of resources (app.config['CORS_RESOURCES']) governs '/': "
            f"{ENTRIES}.",
        ),
        (
            "/nowhere",
            f"No entry of resources (app.config['CORS_RESOURCES']) governs '/nowhere': "
            f"{ENTRIES}.",
        ),
        (
            "/internal",
            "The view of '/internal' is exempt: @cors_exempt lets it have no CORS "
            "headers, whatever CORS() says of its path.",
        ),
    ],
)
def test_a_path_without_a_policy_has_its_reason(path: str, words: str) -> None:
    app = flask_app(debug=True, resources=["/api/*"])
    app.add_url_rule("/internal", view_func=cors_exempt(lambda: "ok"), endpoint="i")
    assert reason(app, path) == words
    asked = answer(app, path, **preflight("GET", origin=EVIL))
    assert asked.headers[DEBUG_HEADER] == words
    assert DEBUG_HEADER not in answer(app, path).headers


def test_a_path_without_a_policy_leaves_no_record(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    reason(flask_app(debug=True, resources=["/api/*"]))
    assert caplog.records == []


def test_the_entries_of_the_blueprint_are_named_as_well() -> None:
    app = Flask("reasons")
    app.debug = True
    blueprint = Blueprint("b", __name__, url_prefix="/b")
    blueprint.add_url_rule("/x", view_func=lambda: "ok", endpoint="x")
    CORS(blueprint, resources=["/only"])
    app.register_blueprint(blueprint)
    value = reason(app, "/b/x")
    assert value is not None
    words = "governs '/b/x': its only entry is '/only', exactly this path."
    assert value.endswith(words)


def test_an_exception_that_is_left_alone_has_its_reason() -> None:
    app = flask_app(origins=APP, intercept_exceptions=False)
    app.add_url_rule("/1", view_func=lambda: 1 / 0, endpoint="1")
    app.debug = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    response = answer(app, "/1", Origin=APP)
    assert response.status_code == 500
    assert allow_origin(response) is None
    assert response.headers[DEBUG_HEADER] == (
        "intercept_exceptions=False (app.config['CORS_INTERCEPT_EXCEPTIONS']) leaves "
        "the 500 of an exception that nothing handles without CORS headers."
    )


def test_a_view_whose_configuration_became_wrong_has_its_reason() -> None:
    app = Flask("reasons")
    app.debug = True
    app.add_url_rule("/", view_func=cross_origin(lambda: "ok"))
    CORS(app, resources=[])
    app.config["CORS_MAX_AGE"] = "soon"
    assert reason(app) == "The policy of this view has a mistake, which the log tells."


@pytest.mark.parametrize("with_layer", [True, False])
@pytest.mark.parametrize("debug", [True, False])
def test_a_decorated_view_has_its_reason(debug: bool, with_layer: bool) -> None:
    app = Flask("reasons")
    app.debug = debug
    app.config["CORS_ORIGINS"] = APP
    view = cross_origin(lambda: "ok")
    app.add_url_rule("/", view_func=view, methods=["GET", "PUT"])

    if with_layer:
        CORS(app, resources=[])

    words = f"{CONFIGURED} does not have '{EVIL}'." if debug else None
    assert reason(app) == words
    assert answer(app, **preflight(origin=EVIL)).headers.get(DEBUG_HEADER) == words
    assert reason(app, origin=APP) is None


def test_a_view_that_answers_preflights_itself_has_its_reason() -> None:
    app = Flask("reasons")
    app.debug = True
    app.config["CORS_ORIGINS"] = APP
    app.add_url_rule("/", view_func=lambda: "own", methods=["GET", "OPTIONS"])
    CORS(app)
    response = answer(app, **preflight(origin=EVIL))
    assert response.text == "own"
    assert response.headers[DEBUG_HEADER] == f"{CONFIGURED} does not have '{EVIL}'."
    assert DEBUG_HEADER not in answer(app, **preflight()).headers


def test_what_cannot_be_explained_is_told_in_plain_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    app = CORSMiddleware(Response("ok"), origins=Unnamed())
    answer(app, Origin=EVIL)
    (record,) = caplog.records
    said = f"'GET' '/'; Origin: '{EVIL}'"
    assert record.getMessage() == f"CORS refused: the origin is not allowed. {said}"


class Broken(PathGovernor):
    """Of a subclass that cannot say why nothing governs."""

    def why_ungoverned(self, environ: t.Any, path: str) -> str:
        raise LookupError(path)


@pytest.mark.parametrize(
    ("governor", "expected"),
    [
        (Broken(Resources()), [(DEBUG_HEADER, "No policy governs this path.")]),
        (PathGovernor(Resources()), []),
    ],
)
def test_nothing_is_raised_where_nothing_governs(
    governor: PathGovernor, expected: list[tuple[str, str]]
) -> None:
    environ = {"wsgi.url_scheme": "http", "HTTP_HOST": "a", "HTTP_ORIGIN": EVIL}
    assert told_ungoverned([], environ, governor, "/") == expected


def test_nothing_is_explained_where_nobody_is_told() -> None:
    program = (
        "import sys\n"
        "from flask import Flask\n"
        "from flask_cors import CORS\n"
        "app = Flask('served')\n"
        "CORS(app, origins='https://app.example.com')\n"
        "headers = {'Origin': 'https://evil.example'}\n"
        "app.test_client().get('/', headers=headers)\n"
        "print('flask_cors.sansio.causes' in sys.modules)\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "FLASK_DEBUG": "0"},
    ).stdout
    assert printed == "False\n"


@pytest.mark.timed
@pytest.mark.parametrize("kind", [list, tuple, set, ",".join])
def test_a_hundred_thousand_origins_are_explained_in_milliseconds(
    kind: t.Callable[[list[str]], t.Any],
) -> None:
    app = flask_app(
        debug=True, origins=kind([f"https://a{n}.example" for n in range(100_000)])
    )
    took = []

    for _ in range(5):
        start = time.thread_time()
        assert reason(app) is not None
        took.append(time.thread_time() - start)

    assert min(took) < 0.02
