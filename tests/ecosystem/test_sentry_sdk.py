"""Sentry: what it is told of the requests of pages, and what they are answered."""

import json
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="sentry-sdk",
    shows="An error of a view is reported once, and the page reads the 500. A trace "
    "that begins in the page goes on in the view. Preflights are not reported.",
)

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TRACE = "0af7651916cd43dd8448eb211c80319c"

Outcomes = dict[str, dict[str, t.Any]]


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    """What became of the requests, and what Sentry was sent of each."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.ecosystem.monitored"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return t.cast("Outcomes", json.loads(done.stdout))


def test_a_request_is_one_transaction_as_without_cors(outcomes: Outcomes) -> None:
    fine = outcomes["fine"]
    assert fine["statuses"] == [200]
    assert [event["transaction"] for event in fine["events"]] == ["books"]


def test_a_trace_of_the_page_goes_on_in_the_view(outcomes: Outcomes) -> None:
    traced = outcomes["traced"]
    preflight, response = traced["statuses"]
    assert (preflight, response) == (200, 200)
    assert [(e["transaction"], e["trace"]) for e in traced["events"]] == [
        ("books", TRACE)
    ]


def test_an_error_is_reported_once_and_the_page_reads_the_500(
    outcomes: Outcomes,
) -> None:
    broken = outcomes["broken"]
    assert broken["status"] == 500
    assert [(e["type"], e["raised"], e["trace"]) for e in broken["events"]] == [
        ("event", "the shelf is empty", TRACE),
        ("transaction", None, TRACE),
    ]


def test_a_preflight_that_is_refused_is_not_reported(outcomes: Outcomes) -> None:
    assert outcomes["not allowed"] == {"blocked": "allow-origin-missing", "events": []}


def test_a_write_that_is_refused_is_no_error_and_reaches_no_view(
    outcomes: Outcomes,
) -> None:
    refused = outcomes["may not write"]
    assert refused["blocked"] == "allow-origin-missing"
    assert [(e["type"], e["transaction"]) for e in refused["events"]] == [
        ("transaction", "generic WSGI request")
    ]
