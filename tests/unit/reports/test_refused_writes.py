"""What ``csrf_protect`` refuses, as people and programs read it."""

import json
import textwrap

import click

from flask_cors import explain
from flask_cors.reports.explanation import document
from flask_cors.reports.explanation import render

from .explained import HERE
from .explained import PAGE
from .explained import shop

ROUTE = "app.add_url_rule('/books', view_func=list, methods=['GET', 'POST'])"


def text(*lines: str) -> str:
    found = explain(shop(*lines), "POST", "/books", origin=PAGE)
    return click.unstyle(render(found, HERE))


def test_a_403_that_the_page_can_read_is_a_refusal() -> None:
    shown = text("CORS(app, origins='*', csrf_protect=True)", ROUTE)
    expected = """
    BLOCKED  POST http://127.0.0.1:5000/books from https://shop.example

      Governed by  resources: /*, CORS(), shop.py:4
      Preflight    none

    The browser sends POST http://127.0.0.1:5000/books
      Origin: https://shop.example
    The server answers 403
      Access-Control-Allow-Origin: https://shop.example
      Vary: Origin

    Because
      csrf_protect=True (CORS(), shop.py:4) refuses the request with a 403, before
      any code of the application runs: Sec-Fetch-Site says that a page of another
      origin makes this request, and that origin may not write here. origins='*'
      (CORS(), shop.py:4) lets every page read, which lets none write.
    To allow it, write
      CORS(app, ..., csrf_origins=['https://shop.example'])
      Pages of https://shop.example could then send requests that change something.
    """
    assert shown == textwrap.dedent(expected).strip()


def test_a_change_that_does_away_with_two_causes_is_written_once() -> None:
    shown = text("CORS(app, origins='https://a.example', csrf_protect=True)", ROUTE)
    change = "CORS(app, ..., origins=['https://a.example', 'https://shop.example'])"
    assert shown.count(change) == 1
    assert "\nAnd because\n  csrf_protect=True" in shown
    assert "And write" not in shown


def test_a_program_reads_why_nothing_may_be_changed() -> None:
    app = shop("CORS(app, origins='*', csrf_protect=True)", ROUTE)
    refused = explain(app, "POST", "/books", origin=PAGE)
    granted = explain(app, "GET", "/books", origin=PAGE)
    assert json.loads(document(refused, HERE))["write_reason"] == "cross-site-write"
    assert json.loads(document(refused, HERE))["verdict"] == "blocked"
    assert json.loads(document(granted, HERE))["write_reason"] is None


def test_which_of_several_policies_decides_is_told() -> None:
    several = f"[{{'origins': 'https://a.example'}}, {{'origins': '{PAGE}'}}]"
    app = shop(f"CORS(app, resources={{'/books': {several}}})", ROUTE)
    found = explain(app, "GET", "/books", origin=PAGE)
    shown = click.unstyle(render(found, HERE))
    assert "Governed by  resources: /books, policy 2, CORS(), shop.py:4" in shown
    assert json.loads(document(found, HERE))["governed_by"]["number"] == 2


def test_who_may_see_how_long_a_response_took_is_among_the_headers() -> None:
    app = shop(f"CORS(app, origins='{PAGE}', timing_allow_origin=True)", ROUTE)
    shown = click.unstyle(render(explain(app, "GET", "/books", origin=PAGE), HERE))
    assert f"\n  Timing-Allow-Origin: {PAGE}" in shown
