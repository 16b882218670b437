"""The session's cookie, and whether an application has any."""

import typing as t

import pytest
from flask import Flask

from flask_cors import cross_origin
from flask_cors.inspection import sessions
from flask_cors.sansio.audit.facts import Session

from .odd import plain
from .odd import VIEWS


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({}, Session()),
        ({"SESSION_COOKIE_SAMESITE": "lax"}, Session(same_site="Lax")),
        ({"SESSION_COOKIE_SAMESITE": "None"}, Session(same_site="None")),
        ({"SESSION_COOKIE_SAMESITE": True}, Session()),
        ({"SESSION_COOKIE_SECURE": True}, Session(is_secure=True)),
        ({"SESSION_COOKIE_PARTITIONED": True}, Session(is_secure=True)),
        ({"SERVER_NAME": "api.example.com"}, Session(site="example.com")),
        ({"SERVER_NAME": "API.example.com:8443"}, Session(site="example.com")),
        ({"SERVER_NAME": "shop.example.co.uk"}, Session(site="example.co.uk")),
        ({"SERVER_NAME": "me.github.io"}, Session(site="me.github.io")),
        ({"SERVER_NAME": "github.io"}, Session(site="github.io")),
        ({"SERVER_NAME": "api.tools.internal"}, Session(site="tools.internal")),
        ({"SERVER_NAME": "localhost:5000"}, Session(site="localhost")),
        ({"SERVER_NAME": "127.0.0.1:5000"}, Session(site="127.0.0.1")),
        ({"SERVER_NAME": "[::1]:5000"}, Session(site="[::1]")),
        ({"SESSION_COOKIE_DOMAIN": ".example.com"}, Session(site="example.com")),
        ({"SESSION_COOKIE_DOMAIN": False}, Session()),
        (
            {"SERVER_NAME": "a.example.com", "SESSION_COOKIE_DOMAIN": "b.example"},
            Session(site="example.com"),
        ),
    ],
)
def test_the_session_is_read_from_the_configuration(
    config: dict[str, t.Any], expected: Session
) -> None:
    app = Flask("tests")
    app.config.update(config)
    assert sessions.session(app) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("api.example.com", "example.com"),
        ("shop.example.co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
    ],
)
def test_without_public_suffixes_a_site_is_what_its_hosts_have_in_common_at_least(
    host: str, expected: str
) -> None:
    assert sessions.registrable(host, lambda domain: None) == expected


def written(*lines: str, module: str = "shop") -> t.Any:
    """A view of a module of its own, with these lines."""
    names: dict[str, t.Any] = {"__name__": module, "plain": plain}
    exec("\n".join(lines), names)
    return names["view"]


IMPORTED = written("from flask import session", "def view(): return plain()")
WITHIN = written("def view():", "    from flask import session", "    return session")
THROUGH = written("import flask", "def view(): return flask.session['user']")
NEITHER = written("import flask", "def view(): return flask.request.args")
OF_FLASK = written("from flask import flash, url_for", "def view(): flash('done')")
CALLED = written("def view(): return helper()")
CALLED.__globals__["helper"] = IMPORTED


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (IMPORTED, True),
        (WITHIN, True),
        (THROUGH, True),
        (CALLED, True),
        (cross_origin(IMPORTED), True),
        (NEITHER, False),
        (OF_FLASK, False),
        (plain, False),
    ],
)
def test_a_session_is_in_use_where_views_or_what_they_call_refer_to_it(
    view: t.Any, expected: bool
) -> None:
    app = Flask("tests")
    app.add_url_rule("/", view_func=view)
    assert not sessions.session(app).is_in_use

    app.config["SECRET_KEY"] = "secret"
    assert sessions.session(app).is_in_use is expected


def test_a_session_may_be_in_use_around_the_views_only() -> None:
    app = Flask("tests")
    app.config["SECRET_KEY"] = "secret"
    app.after_request(THROUGH)
    assert sessions.session(app).is_in_use


def test_flask_login_uses_the_session() -> None:
    app = Flask("tests")
    app.config["SECRET_KEY"] = "secret"
    app.login_manager = object()  # type: ignore[attr-defined]
    assert sessions.session(app).is_in_use


@pytest.mark.parametrize("kind", VIEWS)
def test_an_odd_view_uses_no_session(kind: str) -> None:
    app = Flask("tests", static_folder=None)
    app.config["SECRET_KEY"] = "secret"
    app.view_functions["view"] = VIEWS[kind]()
    assert not sessions.session(app).is_in_use
