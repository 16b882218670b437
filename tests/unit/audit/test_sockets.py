"""Flask-SocketIO is judged beside CORS."""

import typing as t

import pytest

from flask_cors.sansio.audit.facts import Application
from flask_cors.sansio.audit.facts import Sockets
from flask_cors.sansio.audit.sockets import sockets

from .policies import policy
from .policies import route

APP = "https://app.example.com"


def found(allowed: object, *origins: t.Any) -> list[t.Any]:
    routes = tuple(route("view", policy(each)) for each in origins)
    return list(sockets(Application(routes=routes, sockets=Sockets(allowed))))


@pytest.mark.parametrize("allowed", ["*", ["*"], ("https://a.example", "*"), []])
def test_sockets_that_are_open_are_told_whatever_cors_says(allowed: object) -> None:
    assert len(found(allowed, APP)) == 1
    assert len(found(allowed, "*")) == 1


@pytest.mark.parametrize("allowed", [APP, [APP], (), lambda origin: True, 1])
def test_sockets_with_origins_of_their_own_are_left_alone(allowed: object) -> None:
    assert found(allowed, APP) == []


def test_sockets_without_cors_are_none_of_its_business() -> None:
    assert found("*") == []
    assert list(sockets(Application(routes=(route("view", policy()),)))) == []


def test_sockets_of_the_own_origin_are_right_where_cors_lets_in_nobody() -> None:
    assert found(None, []) == []


@pytest.mark.parametrize(
    ("origins", "which"),
    [
        (["*"], "them"),
        ([".*"], "them"),
        ([[], "*"], "them"),
        (["*", APP], "some"),
        ([APP], "some"),
    ],
)
def test_sockets_that_are_told_nothing_are_for_the_own_origin_only(
    origins: list[t.Any], which: str
) -> None:
    (finding,) = found(None, *origins)
    assert finding.message == (
        "not set: pages of other origins cannot open a socket, though origins, from "
        f"CORS(), lets {which} in: Flask-SocketIO has a list of its own."
    )


NAME = (
    "Name the origins whose pages open sockets, also if it is only the application's "
    "own: SocketIO(app, cors_allowed_origins=['https://app.example.com'])."
)


@pytest.mark.parametrize(
    ("origins", "fix"),
    [
        ("*", NAME),
        (".*", NAME),
        ("null", NAME),
        (
            [APP, "https://*.example.com"],
            "Give cors_allowed_origins the origins of CORS(), or a function.",
        ),
        (
            lambda origin: origin == APP,
            "Give cors_allowed_origins the origins of CORS(), or a function.",
        ),
        ([APP], f"Write SocketIO(app, cors_allowed_origins={[APP]!r})."),
        ([APP, "null"], f"Write SocketIO(app, cors_allowed_origins={[APP]!r})."),
        (
            [f"https://{name}.example" for name in "abcd"],
            "Give cors_allowed_origins the origins of CORS(), or a function.",
        ),
        (
            "https://*.example.com",
            "Give cors_allowed_origins the origins of CORS(), or a function.",
        ),
    ],
)
def test_sockets_are_given_the_origins_that_cors_names(
    origins: t.Any, fix: str
) -> None:
    (finding,) = found(None, origins)
    assert finding.fix == fix


def test_the_policy_that_names_origins_says_what_to_write() -> None:
    (finding,) = found(None, "*", APP)
    assert finding.suggestions == (APP,)
