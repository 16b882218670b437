"""The decision table through every way into the package, with equal results."""

import typing as t
import warnings
from dataclasses import dataclass

import pytest
from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import Client
from werkzeug.wrappers import Response

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import CORSWarning
from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Preflight
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.layers import settled
from flask_cors.sansio.policy import Policy

from .table import CASES
from .table.case import Case
from .table.case import Options
from .table.case import Request

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a response says about CORS."""

    headers: dict[str, list[str]]
    vary: frozenset[str]

    @classmethod
    def expected(cls, case: Case) -> t.Self:
        return cls({name: [value] for name, value in case.headers.items()}, case.vary)

    @classmethod
    def of(cls, headers: Headers) -> t.Self:
        sent = {name for name, _ in headers if name.startswith("Access-Control-")}
        lines = ",".join(headers.getlist("Vary"))
        vary = [name.strip() for name in lines.split(",") if name]
        assert len(vary) == len(set(vary)), "a name stands twice in Vary"
        return cls({name: headers.getlist(name) for name in sent}, frozenset(vary))


def policy(options: Options) -> Policy:
    """The policy of an application that is given these keywords."""
    layer = Layer(Place.KEYWORD, "the table", settled(options))
    return Policy.compile(overlaid(defaults(), layer, []))


def facts(request: Request) -> RequestFacts:
    """What the WSGI layer would find out about the request."""
    asked = request.request_method

    if request.method != "OPTIONS" or request.origin is None or asked is None:
        return RequestFacts(request.origin, None, request.private_network)

    preflight = Preflight(asked, request.request_headers)
    return RequestFacts(request.origin, preflight, request.private_network)


def decided(options: Options, request: Request) -> Answer:
    """What the pure function answers."""
    decision = decide(policy(options), facts(request))
    return Answer.of(Headers([*decision.headers, ("Vary", ", ".join(decision.vary))]))


def sent(app: t.Any, request: Request) -> Answer:
    """What a client of the WSGI application gets."""
    response = Client(app).open("/", method=request.method, headers=request.headers())
    assert response.status_code == 200
    return Answer.of(response.headers)


def flask_app(options: Options) -> Flask:
    app = Flask("table")
    app.add_url_rule("/", view_func=lambda: "ok", methods=["GET", "POST", "PUT"])
    CORS(app, **options)
    return app


def wrapped_app(options: Options) -> CORSMiddleware:
    return CORSMiddleware(Response("ok"), **options)


def attach(build: t.Callable[[t.Any], t.Any], case: Case) -> t.Any:
    """The application of the case, and that it was warned about if it had to be."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        app = build(case.options)

    assert {warning.category for warning in caught} == (
        {CORSWarning} if case.warns else set()
    )
    return app


@each_case
def test_the_pure_function_answers(case: Case) -> None:
    assert decided(case.options, case.request) == Answer.expected(case)


@each_case
def test_a_flask_application_answers(case: Case) -> None:
    assert sent(attach(flask_app, case), case.request) == Answer.expected(case)


@each_case
def test_a_wrapped_wsgi_application_answers(case: Case) -> None:
    assert sent(attach(wrapped_app, case), case.request) == Answer.expected(case)


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
