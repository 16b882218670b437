"""Decisions as programs see them."""

import typing as t

import pytest
from flask import Flask
from werkzeug.test import create_environ

from flask_cors import CORS
from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import CORSDecision
from flask_cors import explain
from flask_cors import Kind
from flask_cors import Outcome
from flask_cors import Reason
from flask_cors import WriteReason
from flask_cors.sansio.decision import Decision

APP = "https://app.example.com"
OWN = "https://api.example.com"
ASKED = {"Access-Control-Request-Method": "PUT"}


@pytest.mark.parametrize(
    ("method", "headers", "kind"),
    [
        ("GET", {}, Kind.NO_ORIGIN),
        ("GET", {"Origin": ""}, Kind.NO_ORIGIN),
        ("GET", {"Origin": APP}, Kind.CROSS_ORIGIN),
        ("GET", {"Origin": "null"}, Kind.CROSS_ORIGIN),
        ("GET", {"Origin": OWN}, Kind.SAME_ORIGIN),
        ("GET", {"Origin": f"{OWN}:8443"}, Kind.CROSS_ORIGIN),
        ("GET", {"Origin": "http://api.example.com"}, Kind.CROSS_ORIGIN),
        ("GET", {"Origin": APP, "Sec-Fetch-Site": "same-origin"}, Kind.SAME_ORIGIN),
        ("GET", {"Origin": APP, "Sec-Fetch-Site": "same-site"}, Kind.CROSS_ORIGIN),
        ("OPTIONS", {"Origin": APP}, Kind.CROSS_ORIGIN),
        ("OPTIONS", {"Origin": APP, **ASKED}, Kind.PREFLIGHT),
        ("OPTIONS", ASKED, Kind.NO_ORIGIN),
        ("PUT", {"Origin": APP, **ASKED}, Kind.CROSS_ORIGIN),
    ],
)
def test_a_request_has_a_kind(method: str, headers: dict[str, str], kind: Kind) -> None:
    environ = create_environ("/", OWN, method=method, headers=headers)
    assert Kind.of(environ) is kind


def test_what_no_policy_has_decided_has_no_source() -> None:
    environ = create_environ("/", OWN, headers={"Origin": APP})
    refused = Decision(Outcome.REFUSED, reason=Reason.ORIGIN_NOT_ALLOWED)
    assert CORSDecision.of(refused, environ) == CORSDecision(
        Kind.CROSS_ORIGIN, APP, Outcome.REFUSED, Reason.ORIGIN_NOT_ALLOWED, None
    )


def test_a_refused_write_of_a_path_without_a_policy_has_no_source() -> None:
    environ = create_environ("/", OWN, method="POST", headers={"Origin": APP})
    reason = WriteReason.FOREIGN_ORIGIN_WRITE
    assert CORSDecision.of_write(reason, None, environ) == CORSDecision(
        Kind.WRITE, APP, Outcome.REFUSED, reason, None
    )


@pytest.mark.parametrize("reason", [*Reason, *WriteReason])
def test_a_reason_is_a_name_and_a_sentence(reason: Reason | WriteReason) -> None:
    assert reason.name.isupper()
    assert len(reason.value) > 20


def test_the_names_of_all_reasons_differ() -> None:
    """As labels of one metric they are told apart by nothing else."""
    assert {reason.name for reason in Reason}.isdisjoint({r.name for r in WriteReason})


def test_what_is_only_explained_is_not_announced() -> None:
    app = Flask("explained")
    CORS(app, origins=APP)
    told: list[t.Any] = []

    def receive(sender: object, **extra: object) -> None:
        told.append(extra)

    with cors_granted.connected_to(receive), cors_refused.connected_to(receive):
        explain(app, "PUT", "/books", origin=APP)
        explain(app, "PUT", "/books", origin="https://evil.example")

    assert told == []
