"""Answers to preflights, kept for those who ask the same."""

import dataclasses
import logging
import typing as t

import pytest
from flask import Flask
from flask import request
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors.answers import Answer
from flask_cors.answers import Answers
from flask_cors.answers import PreflightRoute
from flask_cors.environ import Asked
from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Preflight
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.policy import Policy

from ..users.page import allow_headers
from ..users.page import allow_methods
from ..users.page import allow_origin
from ..users.page import cors_headers
from ..users.page import Page

APP = "https://app.example.com"
EVIL = "https://evil.example"

MOST = 1024
MOST_CHARACTERS = 1 << 17

Options = dict[str, t.Any]


def answer(method: str = "PUT", **route: t.Any) -> Answer:
    """The answer of the default policy."""
    policy = Policy.compile(defaults())
    offered = route.get("offered", frozenset())
    decision = decide(policy, RequestFacts(APP, Preflight(method, None, offered)))
    return Answer.of(policy, decision, PreflightRoute(policy, **route))


def asked(path: str = "/", origin: str = APP, headers: str | None = None) -> Asked:
    return path, origin, "PUT", headers, False, ""


def length(asked: Asked) -> int:
    return sum(len(part) for part in asked if isinstance(part, str))


def layer(**options: t.Any) -> CORSMiddleware:
    return CORSMiddleware(Response("mine"), **options)


def kept_by(app: CORSMiddleware) -> dict[Asked, Answer]:
    """The answers that a layer keeps."""
    return app._governor._answers.known


def test_an_answer_is_ready_to_be_sent() -> None:
    assert answer(offered=frozenset({"PUT", "GET"})).headers == (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", "0"),
        ("Allow", "GET, PUT"),
        ("Access-Control-Allow-Origin", APP),
        (
            "Access-Control-Allow-Methods",
            "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
        ),
        (
            "Vary",
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        ),
    )


def test_a_refusal_is_known_by_itself() -> None:
    assert not answer("PUT").is_refused
    assert answer("PURGE").is_refused
    assert not answer("PURGE").is_special


def test_what_the_application_answers_itself_needs_more_than_headers() -> None:
    assert answer(is_handled=True).is_special
    assert not answer().is_special


ROUTE = PreflightRoute(Policy.compile(defaults()))


def test_what_is_kept_is_found_by_all_that_was_asked() -> None:
    answers, given = Answers(), answer()
    answers.keep(asked("/a", headers="x-a"), ROUTE, given)
    assert answers.known.get(asked("/a", headers="x-a")) is given
    assert answers.known.get(asked("/a", headers="x-b")) is None
    assert answers.known.get(asked("/b", headers="x-a")) is None


@pytest.mark.parametrize(
    ("others", "is_alike"),
    [
        ({}, True),
        ({"policy": Policy.compile(defaults())}, False),
        ({"offered": frozenset({"PUT"})}, False),
        ({"is_handled": True}, False),
    ],
    ids=["the same route", "another policy", "other methods", "another handler"],
)
def test_paths_that_lead_along_one_route_are_answered_alike(
    others: dict[str, t.Any], is_alike: bool
) -> None:
    answers, given = Answers(), answer()
    answers.keep(asked("/a"), ROUTE, given)
    route = dataclasses.replace(ROUTE, **others)
    assert answers.alike(asked("/b"), route) is (given if is_alike else None)
    assert answers.alike(asked("/b", EVIL), route) is None


def test_there_are_never_more_than_a_thousand() -> None:
    answers, given = Answers(), answer()

    for number in range(3 * MOST):
        answers.keep(asked(f"/{number}"), ROUTE, given)
        assert len(answers.known) <= MOST
        assert asked(f"/{number}") in answers.known


@pytest.mark.parametrize("size", [4096, MOST_CHARACTERS // 2, MOST_CHARACTERS * 2])
def test_all_that_was_asked_is_never_longer_than_it_may_be(size: int) -> None:
    answers, given = Answers(), answer()

    for number in range(100):
        said = asked("/".ljust(size, "a"), f"https://{number}.example")
        answers.keep(said, ROUTE, given)
        assert sum(map(length, answers.known)) <= MOST_CHARACTERS


def test_room_that_was_made_can_be_filled_again() -> None:
    answers, given = Answers(), answer()
    path = "/".ljust(MOST_CHARACTERS // 8, "a")

    for number in range(52):
        answers.keep(asked(path, f"https://{number}.example"), ROUTE, given)

    assert len(answers.known) > 1


def test_what_is_forgotten_is_forgotten_for_all_paths() -> None:
    answers, given = Answers(), answer()
    answers.keep(asked("/a"), ROUTE, given)

    for number in range(MOST):
        answers.keep(asked("/a", f"https://{number}.example"), ROUTE, given)

    assert answers.alike(asked("/b"), ROUTE) is None
    assert answers.alike(asked("/b", f"https://{MOST - 1}.example"), ROUTE) is given


#: Preflights of which there is no end.
ENDLESS: list[t.Callable[[Page, int], TestResponse]] = [
    lambda page, n: page.preflight(f"/{n}"),
    lambda page, n: page.preflight("/", f"M{n}"),
    lambda page, n: page.preflight("/", "PUT", f"x-{n}"),
    lambda page, n: Page(page.client.application, f"https://{n}.example").preflight(),
    lambda page, n: page.preflight(f"/{n}".ljust(4096, "a"), "PUT", "x" * 1000),
    lambda page, n: page.preflight("/", "PUT", "x" * (2000 + n)),
    lambda page, n: page.preflight("/", "M" * (100 + n)),
]
WHAT = ["paths", "methods", "headers", "origins", "long paths", "long headers", "long"]


@pytest.mark.parametrize("ask", ENDLESS, ids=WHAT)
def test_a_layer_keeps_a_bounded_number(
    ask: t.Callable[[Page, int], TestResponse],
) -> None:
    app = layer(origins="*")

    for number in range(MOST + 76):
        assert ask(Page(app, APP), number).status_code == 200

    assert 0 < len(kept_by(app)) <= MOST
    assert sum(map(length, kept_by(app))) <= MOST_CHARACTERS


def test_one_long_path_does_not_fill_the_memory_and_forgets_nothing() -> None:
    app = layer(origins=APP)
    page = Page(app, APP)
    page.preflight("/a")
    page.preflight("/".ljust(MOST_CHARACTERS + 1, "b"))
    assert [path for path, *_ in kept_by(app)] == ["/a"]


@pytest.mark.parametrize("value", ["x" * 1025, "x" * 8192, "a," * 4096])
def test_all_that_no_browser_sends_is_kept_as_one(value: str) -> None:
    app = layer(origins=[APP, EVIL])

    for extra in ("", "y", "zz"):
        assert "Access-Control-Allow-Headers" not in cors_headers(
            Page(app, APP).preflight("/", "PUT", value + extra)
        )
        assert Page(app, "https://" + value + extra).preflight().status_code == 200

    assert len(kept_by(app)) == 2


def test_what_is_asked_twice_is_decided_once() -> None:
    app = layer(origins=[APP, EVIL], methods=["PUT"], allow_headers="x-a")
    page = Page(app, APP)
    first = page.preflight("/", "PUT", "x-a")
    (kept,) = kept_by(app).values()
    assert page.preflight("/", "PUT", "x-a").headers == first.headers
    assert list(kept_by(app).values()) == [kept]


def test_methods_and_headers_are_told_apart_by_their_spelling() -> None:
    """https://fetch.spec.whatwg.org/#concept-method-normalize"""
    page = Page(layer(origins=[APP, EVIL], allow_headers="x-a"), APP)

    for method, is_granted in (("PATCH", True), ("patch", False), ("put", True)) * 2:
        assert bool(allow_methods(page.preflight("/", method))) is is_granted

    for name in ("x-a", "X-A") * 2:
        assert allow_headers(page.preflight("/", "PUT", name)) == {name}


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO])
def test_a_refusal_that_is_kept_is_logged_each_time(
    level: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(level, logger="flask_cors")
    app = layer(origins=APP, methods=["PUT"])
    sent = [Page(app, APP).preflight("/", "PURGE").headers for _ in range(3)]
    assert sent[0] == sent[1] == sent[2]
    assert len(kept_by(app)) == 1
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == (3 if level == logging.DEBUG else 0)
    assert all("does not have 'PURGE'" in message for message in said)


def test_a_refusal_is_logged_as_soon_as_somebody_listens(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = layer(origins=APP)
    caplog.set_level(logging.INFO, logger="flask_cors")
    before = Page(app, EVIL).preflight().headers
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    assert Page(app, EVIL).preflight().headers == before
    assert [record.levelno for record in caplog.records] == [logging.DEBUG]


def test_a_check_that_failed_is_logged_and_asked_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    is_away = True

    def check(origin: str) -> bool:
        if is_away:
            raise LookupError("away")

        return True

    app = layer(origins=check)
    page = Page(app, APP)
    assert [allow_origin(page.preflight()) for _ in range(2)] == [None, None]
    errors = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert [record.getMessage() for record in errors] == [
        f"a function that checks origins failed on {APP!r}"
    ] * 2
    is_away = False
    assert allow_origin(page.preflight()) == APP
    assert len(kept_by(app)) == 0


def test_a_check_is_asked_for_every_preflight() -> None:
    verdicts = iter([True, False, True])
    app = layer(origins=[EVIL, lambda origin: next(verdicts)])
    answers = [allow_origin(Page(app, APP).preflight()) for _ in range(3)]
    assert answers == [APP, None, APP]


@pytest.mark.parametrize(
    "others", [[EVIL], [EVIL, r"https://.*\.example\.com"]], ids=["two", "a regex"]
)
def test_a_listed_origin_of_an_own_scheme_may_be_of_any_length(
    others: list[str],
) -> None:
    """Among others, whose answers are kept, and those that are too long."""
    listed = f"app://{'a' * 400}"
    app = layer(origins=[listed, *others], allow_headers="x-a")

    for origin in (f"{listed}b", listed, EVIL) * 2:
        page = Page(app, origin)
        expected = None if origin.endswith("b") else origin
        assert allow_origin(page.fetch()) == expected
        assert allow_origin(page.preflight()) == expected
        assert bool(allow_methods(page.preflight("/", "PUT", "x-a"))) == bool(expected)


def test_the_only_origin_may_be_of_any_length() -> None:
    listed = f"app://{'a' * 400}"
    app = layer(origins=listed)

    for origin, methods in ((f"{listed}b", 0), (listed, 7)) * 2:
        assert len(allow_methods(Page(app, origin).preflight())) == methods


def test_an_answer_about_a_private_network_is_another() -> None:
    app = layer(origins=APP, allow_private_network=True)
    name = "Access-Control-Allow-Private-Network"
    key = "Access-Control-Request-Private-Network"
    given = {"Access-Control-Request-Method": "PUT"}

    def granted(value: str | None) -> str | None:
        asks = given if value is None else {**given, key: value}
        return Page(app, APP).fetch("/", "OPTIONS", **asks).headers.get(name)

    for _ in range(2):
        assert granted(None) is None
        assert granted("true") == "true"
        assert granted("TRUE") is None


def test_where_no_policy_governs_nothing_is_kept() -> None:
    app = layer(resources={"/a": APP})

    for _ in range(2):
        assert Page(app, APP).preflight("/b").text == "mine"

    assert len(kept_by(app)) == 0


def test_the_application_is_asked_again_where_it_answers_itself() -> None:
    app = Flask("answers")
    seen: list[str] = []

    @app.route("/", methods=["GET", "OPTIONS"])
    def view() -> str:
        seen.append(request.method)
        return f"{len(seen)}"

    CORS(app, origins=APP)
    answers = [Page(app, APP).preflight("/", "GET") for _ in range(3)]
    assert [response.text for response in answers] == ["1", "2", "3"]
    assert {allow_origin(response) for response in answers} == {APP}
