"""The findings of the audit, with the routes that they are about."""

import typing as t
import warnings

import pytest
from flask import Flask
from flask import session

from flask_cors import CORS
from flask_cors import cross_origin
from flask_cors.auditing import audited
from flask_cors.page.places import Places
from flask_cors.page.problems import Problem
from flask_cors.page.problems import problems

from .shops import shop
from .test_matrix import matrix_of

APP: t.Final = "https://app.example"


def problems_of(app: Flask) -> tuple[Problem, ...]:
    return problems(audited(app), matrix_of(app), Places.here())


def about(app: Flask, rule: str) -> list[list[str]]:
    """The routes of each finding of a rule."""
    return [
        [row.row.rule for row in problem.rows]
        for problem in problems_of(app)
        if problem.finding.rule == rule
    ]


@pytest.fixture(autouse=True)
def _quiet() -> t.Iterator[None]:
    """What is wrong is meant."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def me() -> str:
    return str(session)


def test_an_option_is_linked_where_its_value_governs() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins=f"{APP}/", resources={"/a": {}, "/b": APP})
    app.add_url_rule("/a", "a", list)
    app.add_url_rule("/b", "b", list)
    app.add_url_rule("/c", "c", list)
    assert about(app, "CORS106") == [["/a"]]


def test_a_view_is_linked() -> None:
    app = Flask("shop", static_folder=None)
    app.add_url_rule("/me", "me", cross_origin("*")(me))
    CORS(app, resources=[])
    assert about(app, "CORS403") == [["/me"]]


def test_what_is_behind_the_same_gate_is_linked() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, resources={"/a/*": "*", "/c/*": APP})

    @app.before_request
    def require_login() -> None:
        return None

    for path in ("/a/1", "/a/2", "/c/3"):
        app.add_url_rule(path, path[1:], list)

    assert about(app, "CORS403") == [["/a/1", "/a/2"]]


def test_a_method_is_linked_where_it_is_refused() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins=APP, methods=["GET"])
    app.add_url_rule("/a", "a", list, methods=["PUT"])
    app.add_url_rule("/b", "b", list)
    assert about(app, "CORS308") == [["/a"]]


def test_a_path_is_linked() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins=APP, resources=["/api/a", "/api/b"])

    for name in "abc":
        app.add_url_rule(f"/api/{name}", name, list)

    assert about(app, "CORS307") == [["/api/c"]]


def test_an_entry_that_governs_nothing_is_linked_to_nothing() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins=APP, resources=["/a", "/b"])
    app.add_url_rule("/a", "a", list)
    assert about(app, "CORS305") == [[]]


def by_hand() -> tuple[str, dict[str, str]]:
    return "", {"Access-Control-Allow-Origin": "*"}


def test_code_that_sets_headers_itself_is_linked() -> None:
    app = Flask("shop", static_folder=None)
    CORS(app, origins=APP)
    app.add_url_rule("/a", "a", by_hand)
    app.add_url_rule("/b", "b", list)
    assert about(app, "CORS405") == [["/a"]]


def test_what_is_about_the_whole_is_linked_to_nothing() -> None:
    assert about(shop(), "CORS408") == [[]]
