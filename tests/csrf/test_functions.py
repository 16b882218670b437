"""Writers that a function names, also one that fails."""

import logging
import typing as t

import pytest
from flask import current_app
from flask import Flask
from flask import g
from flask.sessions import SecureCookieSessionInterface

from flask_cors import CORS

from .case import APP
from .case import EVIL
from .case import flask_app
from .case import Request
from .case import wrapped_app

WRITER = Request(site="cross-site", origin=APP)
STRANGER = Request(site="cross-site", origin=EVIL)

each_build = pytest.mark.parametrize(
    "build", [flask_app, wrapped_app], ids=["Flask", "WSGI"]
)


class BrokenSessions(SecureCookieSessionInterface):
    def open_session(self, *args: object) -> t.NoReturn:
        raise ConnectionError("no sessions")


def broken(origin: str) -> bool:
    raise ConnectionError("no store")


@each_build
def test_a_function_may_name_those_who_write(build: t.Callable[..., t.Any]) -> None:
    app = build({"origins": "*", "csrf_protect": True, "csrf_origins": APP.__eq__})
    assert WRITER.sent(app).status_code == 200
    assert STRANGER.sent(app).status_code == 403


@each_build
@pytest.mark.parametrize("option", ["csrf_origins", "origins"])
def test_one_that_fails_lets_nobody_write_and_the_log_says_so_once(
    build: t.Callable[..., t.Any], option: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = build({"csrf_protect": True, option: broken})
    assert WRITER.sent(app).status_code == 403
    failures = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert [r.getMessage() for r in failures] == [
        f"a function that checks origins failed on {APP!r}"
    ]


def test_it_is_asked_in_the_context_of_the_application() -> None:
    seen: list[tuple[str, bool]] = []

    def check(origin: str) -> bool:
        seen.append((current_app.name, "user" in g))
        return True

    app = flask_app({"origins": "*", "csrf_protect": True, "csrf_origins": check})
    assert WRITER.sent(app).status_code == 200
    assert seen == [(app.name, False)]


def test_where_there_can_be_no_context_nobody_writes() -> None:
    app = Flask("broken")
    CORS(app, origins="*", csrf_protect=True, csrf_origins=APP.__eq__)
    app.session_interface = BrokenSessions()
    assert STRANGER.sent(app).status_code == 403
    assert WRITER.sent(app).status_code == 403
