"""How a decision is added to the headers of a response."""

import logging
import typing as t

import pytest

from flask_cors.headers import preflight_headers
from flask_cors.headers import with_cors
from flask_cors.sansio.decision import Decision
from flask_cors.sansio.decision import Outcome

ORIGIN = ("Access-Control-Allow-Origin", "https://app.example.com")
CREDENTIALS = ("Access-Control-Allow-Credentials", "true")
EXPOSE = ("Access-Control-Expose-Headers", "X-A")
MAX_AGE = ("Access-Control-Max-Age", "5")
TYPE = ("Content-Type", "text/plain")

Headers = list[tuple[str, str]]


def decision(*headers: tuple[str, str], vary: tuple[str, ...] = ()) -> Decision:
    return Decision(Outcome.GRANTED, headers, vary)


@pytest.mark.parametrize(
    ("present", "vary", "expected"),
    [
        ([], ("Origin",), ["Origin"]),
        (["Accept"], ("Origin",), ["Accept", "Origin"]),
        (["Origin"], ("Origin",), ["Origin"]),
        (["accept, ORIGIN"], ("Origin",), ["accept, ORIGIN"]),
        (["Origin"], ("Origin", "X-A"), ["Origin", "X-A"]),
        (["Accept", "X-A"], ("Origin", "X-A"), ["Accept", "X-A", "Origin"]),
        (["*"], ("Origin",), ["*"]),
        (["Accept", "*"], ("Origin",), ["Accept", "*"]),
        (["*", "Accept"], ("Origin",), ["*", "Accept"]),
        (["Accept,*"], ("Origin",), ["Accept,*"]),
        (["Origin-Agent"], ("Origin",), ["Origin-Agent", "Origin"]),
        (["Accept"], (), ["Accept"]),
    ],
    ids=repr,
)
def test_vary_is_merged_in_a_line_of_its_own(
    present: list[str], vary: tuple[str, ...], expected: list[str]
) -> None:
    headers: Headers = [("vARY", value) for value in present]
    out = with_cors(headers, decision(ORIGIN, vary=vary))
    assert [value for name, value in out if name.lower() == "vary"] == expected


def test_the_given_list_is_not_changed() -> None:
    given = [TYPE]
    assert with_cors(given, decision(ORIGIN)) == [TYPE, ORIGIN]
    assert given == [TYPE]


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ([CREDENTIALS], [ORIGIN, CREDENTIALS]),
        ([("access-control-allow-credentials", "x")], [ORIGIN, CREDENTIALS]),
        ([EXPOSE], [EXPOSE, ORIGIN, CREDENTIALS]),
        ([MAX_AGE], [MAX_AGE, ORIGIN, CREDENTIALS]),
    ],
    ids=["credentials", "another case", "a list", "not ours"],
)
def test_what_browsers_take_once_is_there_once(
    present: Headers, expected: Headers
) -> None:
    assert with_cors(present, decision(ORIGIN, CREDENTIALS)) == expected


@pytest.mark.parametrize(
    "name", ["Access-Control-Allow-Origin", "access-control-allow-origin"]
)
def test_an_application_that_sets_the_origin_itself_is_left_alone(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    given = [TYPE, (name, "*")]

    with caplog.at_level(logging.DEBUG, logger="flask_cors"):
        assert with_cors(given, decision(ORIGIN, vary=("Origin",))) == given

    assert [record.getMessage() for record in caplog.records] == [
        "CORS headers set by the application are left alone"
    ]


@pytest.mark.parametrize(
    ("offered", "allow"),
    [({"PUT", "GET"}, [("Allow", "GET, PUT")]), (set(), [])],
    ids=["a served path", "an unknown path"],
)
def test_a_preflight_says_which_methods_there_are(
    offered: t.Any, allow: Headers
) -> None:
    assert preflight_headers(frozenset(offered)) == [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", "0"),
        *allow,
    ]


EXPOSING = Decision(Outcome.GRANTED, (ORIGIN, CREDENTIALS), exposes_all=True)


@pytest.mark.parametrize(
    ("present", "exposed"),
    [
        ([TYPE, ("X-Total", "3")], ["X-Total"]),
        ([("x-b", ""), ("X-A", ""), ("X-c", "")], ["X-A, x-b, X-c"]),
        ([("X-A", "1"), ("x-a", "2")], ["X-A"]),
        ([("Link", "a"), ("Link", "b"), ("ETag", "c")], ["ETag, Link"]),
        ([TYPE, ("Content-Length", "2"), ("cache-control", "no-store")], []),
        ([("Set-Cookie", "a=b"), ("X-A", "1")], ["X-A"]),
        ([("Access-Control-Max-Age", "5"), ("X-A", "1")], ["X-A"]),
        ([("X A", "1"), ("X-\xe9", "1"), ("", "1")], []),
        ([("Vary", "Cookie")], ["Vary"]),
        ([("Access-Control-Expose-Headers", "X-Z"), ("X-A", "")], ["X-Z", "X-A"]),
        ([], []),
    ],
    ids=repr,
)
def test_every_header_that_the_response_has_is_exposed_by_name(
    present: Headers, exposed: list[str]
) -> None:
    out = with_cors(present, EXPOSING)
    sent = [value for name, value in out if name == "Access-Control-Expose-Headers"]
    assert sent == exposed
    assert with_cors(present, decision(ORIGIN)) == [*present, ORIGIN]


def test_what_is_added_to_a_response_is_not_exposed() -> None:
    decision = Decision(Outcome.GRANTED, (ORIGIN,), ("Origin",), exposes_all=True)
    assert with_cors([TYPE], decision) == [TYPE, ORIGIN, ("Vary", "Origin")]


def test_nothing_is_exposed_where_the_application_sets_the_origin_itself() -> None:
    given = [("X-A", "1"), ("Access-Control-Allow-Origin", "*")]
    assert with_cors(given, EXPOSING) == given
