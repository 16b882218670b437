"""What a refused request is answered, and that nothing of the application runs."""

import logging
import typing as t

import pytest
from flask import Flask
from flask import request_started
from flask.sessions import SecureCookieSessionInterface
from werkzeug.test import Client
from werkzeug.test import create_environ
from werkzeug.wrappers import Response

from flask_cors import CORS
from flask_cors import CORSMiddleware

from .case import APP
from .case import attached
from .case import EVIL
from .case import flask_app
from .case import Options
from .case import OWN
from .case import Request
from .case import status
from .case import wrapped_app

CROSS = Request(site="cross-site", origin=EVIL)
ON: Options = {"origins": APP, "csrf_protect": True}

each_way = pytest.mark.parametrize(
    "build", [flask_app, wrapped_app], ids=["Flask", "WSGI"]
)
Build = t.Callable[[Options], t.Any]


class Unreadable:
    """The body of a request that nobody may read."""

    def _read(self, *args: object) -> bytes:
        raise AssertionError("the body is read")

    read = readline = readlines = __iter__ = _read


class NoSessions(SecureCookieSessionInterface):
    """A store of sessions that nobody may ask."""

    def open_session(self, *args: object) -> t.Any:
        raise AssertionError("a session is opened")


def fail(*args: object, **values: object) -> t.NoReturn:
    raise AssertionError("the application runs")


def closed_app(**options: t.Any) -> Flask:
    """An application of which nothing may run."""
    app = Flask("closed")
    app.testing = True
    app.session_interface = NoSessions()
    app.add_url_rule("/", "view", fail, methods=["POST"])
    app.url_value_preprocessor(fail)
    app.before_request(fail)
    app.after_request(fail)
    app.teardown_request(fail)
    app.errorhandler(403)(fail)
    attached(lambda: CORS(app, **options))
    return app


@each_way
def test_it_is_a_403_in_plain_text_that_says_why(build: Build) -> None:
    response = CROSS.sent(build(ON))
    assert response.status_code == 403
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.content_length == len(response.data)
    assert response.text == (
        "Forbidden: Sec-Fetch-Site says that a page of another origin makes this "
        "request, and that origin may not write here.\n"
    )


@each_way
def test_without_sec_fetch_site_it_says_what_else_tells(build: Build) -> None:
    response = Request(origin=EVIL).sent(build(ON))
    assert response.text == (
        "Forbidden: the Origin of this request is not the one that it was sent to, and "
        "may not write here.\n"
    )


def test_nothing_of_the_application_runs() -> None:
    app = closed_app(**ON)

    with request_started.connected_to(fail, app):
        assert CROSS.sent(app).status_code == 403


def test_the_application_that_would_fail_does_run_without_protection() -> None:
    with pytest.raises(AssertionError, match="the application runs"):
        CROSS.sent(closed_app(origins=APP))


def test_nothing_of_a_wrapped_application_runs() -> None:
    assert CROSS.sent(CORSMiddleware(fail, **ON)).status_code == 403


@each_way
def test_the_body_is_not_read(build: Build) -> None:
    environ = create_environ(method="POST", base_url=OWN, headers=CROSS.headers())
    environ.update({"wsgi.input": Unreadable(), "CONTENT_LENGTH": "10"})
    assert status(build(ON), environ) == 403


def test_a_session_is_opened_for_no_stranger_under_a_function_of_the_origin() -> None:
    app = closed_app(origins=lambda origin: origin == APP, csrf_protect=True)
    app.session_interface = SecureCookieSessionInterface()
    assert CROSS.sent(app).status_code == 403


@each_way
def test_a_preflight_is_answered_as_ever(build: Build) -> None:
    headers = [("Origin", APP), ("Access-Control-Request-Method", "PUT")]
    app = build(ON)
    client = app.test_client() if isinstance(app, Flask) else Client(app)
    response = client.options("/", headers=[*headers, ("Sec-Fetch-Site", "cross-site")])
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == APP
    assert "PUT" in response.headers["Access-Control-Allow-Methods"]


@each_way
def test_a_stranger_may_not_read_why(build: Build) -> None:
    headers = CROSS.sent(build(ON)).headers
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Vary"] == "Origin"


@each_way
def test_who_may_read_may_read_why(build: Build) -> None:
    options = {"origins": [APP, OWN], "csrf_origins": [], "csrf_protect": True}
    response = Request(site="cross-site", origin=APP).sent(build(options))
    assert response.status_code == 403
    assert response.headers["Access-Control-Allow-Origin"] == APP
    assert response.headers["Vary"] == "Origin"


@each_way
def test_where_everybody_may_read_everybody_may_read_why(build: Build) -> None:
    response = CROSS.sent(build({"origins": "*", "csrf_protect": True}))
    assert response.status_code == 403
    assert response.headers["Access-Control-Allow-Origin"] == EVIL


@each_way
def test_a_path_without_a_policy_has_no_headers(build: Build) -> None:
    response = CROSS.sent(build({"csrf_protect": True, "resources": {"/x": APP}}))
    assert response.status_code == 403
    assert [n for n, _ in response.headers if n.startswith("Access-Control")] == []


HOSTILE = [
    "https://evil.example/<script>alert(1)</script>",
    "https://evil.example\x1b[31m",
    f"https://{'a' * 5000}.example",
]


@each_way
@pytest.mark.parametrize("origin", HOSTILE, ids=["markup", "an escape", "a long one"])
def test_what_the_request_says_is_not_in_the_answer_as_it_is(
    build: Build, origin: str
) -> None:
    response = Request(origin=origin, path="/<b>").sent(build(ON))
    assert response.status_code == 403
    assert origin not in response.text
    assert "<" not in response.text
    assert len(response.data) < 1000
    assert [v for _, v in response.headers if "evil" in v or "aaaa" in v] == []


@each_way
@pytest.mark.parametrize("origin", HOSTILE, ids=["markup", "an escape", "a long one"])
@pytest.mark.parametrize("mode", [True, "report"])
def test_what_the_request_says_is_in_the_log_quoted_and_cut(
    build: Build, origin: str, mode: t.Any, caplog: pytest.LogCaptureFixture
) -> None:
    environ = create_environ(method="POST", base_url=OWN)
    environ.update({"HTTP_ORIGIN": origin, "PATH_INFO": "/a\n\x1bb"})
    status(build({**ON, "csrf_protect": mode}), environ)
    (message,) = [r.getMessage() for r in caplog.records if r.levelname == "WARNING"]
    assert message.isprintable()
    assert len(message) < 1500
    assert r"'/a\n\x1bb'" in message


@each_way
@pytest.mark.parametrize("mode", [True, "report"])
def test_the_log_tells_the_method_the_path_and_the_origin(
    build: Build, mode: t.Any, caplog: pytest.LogCaptureFixture
) -> None:
    stranger = Request(site="cross-site", origin=EVIL, path="/orders/7", method="PUT")
    stranger.sent(build({**ON, "csrf_protect": mode}))
    (record,) = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert record.name == "flask_cors"

    for said in ("'PUT'", "'/orders/7'", f"'{EVIL}'", "'cross-site'"):
        assert said in record.getMessage()


@each_way
def test_the_log_keeps_cookies_and_the_query_to_itself(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    app = build(ON)
    client = app.test_client() if isinstance(app, Flask) else Client(app)
    headers = [*CROSS.headers(), ("Cookie", "session=secret")]
    headers.append(("Authorization", "Bearer secret"))
    response = client.post("/?token=secret", headers=headers, data={"x": "secret"})
    assert response.status_code == 403
    assert "secret" not in caplog.text + response.text


def test_a_server_that_gives_no_text_is_refused() -> None:
    app = CORSMiddleware(Response("done"), **ON)
    environ = create_environ(method="POST", base_url=OWN)
    environ["HTTP_ORIGIN"] = b"https://evil.example"
    assert status(app, environ) == 403
