"""The explanation as people read it."""

import textwrap
from dataclasses import replace
from pathlib import Path

import click
import pytest

from flask_cors import explain
from flask_cors import Explanation
from flask_cors.explaining import explained
from flask_cors.reports import Surroundings
from flask_cors.reports.explanation import render
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source

from .explained import HERE
from .explained import PAGE
from .explained import shop


def text(explanation: Explanation) -> str:
    return click.unstyle(render(explanation, HERE))


def lines(shown: str) -> str:
    return textwrap.dedent(shown).strip()


def test_an_allowed_request_without_a_preflight() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}')",
        "app.add_url_rule('/books', view_func=list)",
    )
    assert text(explain(app, "GET", "/books", origin=PAGE)) == lines(
        """
        ALLOWED  GET http://127.0.0.1:5000/books from https://shop.example

          Governed by  resources: /*, CORS(), shop.py:4
          Preflight    none

        The browser sends GET http://127.0.0.1:5000/books
          Origin: https://shop.example
        The server answers 200
          Access-Control-Allow-Origin: https://shop.example
        """
    )


def test_an_allowed_request_with_a_preflight_and_headers_that_can_be_read() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}', expose_headers=['X-Total', 'X-Page'])",
        "app.add_url_rule('/books', view_func=list, methods=['PUT'])",
    )
    asked = {"origin": PAGE, "headers": ["X-Token: ***"]}
    assert text(explain(app, "PUT", "/books", **asked)) == lines(
        """
        ALLOWED  PUT http://127.0.0.1:5000/books from https://shop.example

          Governed by  resources: /*, CORS(), shop.py:4
          Preflight    yes: the method PUT is not GET, HEAD or POST; the header X-Token
                       is not one that every page may set
          Exposed      X-Page, X-Total

        The browser sends OPTIONS http://127.0.0.1:5000/books (the preflight)
          Origin: https://shop.example
          Access-Control-Request-Method: PUT
          Access-Control-Request-Headers: x-token
        The server answers 200
          Access-Control-Allow-Origin: https://shop.example
          Access-Control-Expose-Headers: X-Page, X-Total
          Access-Control-Allow-Headers: x-token
          Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
          Vary: Access-Control-Request-Method, Access-Control-Request-Headers

        The browser sends PUT http://127.0.0.1:5000/books
          X-Token: ***
          Origin: https://shop.example
        The server answers 200
          Access-Control-Allow-Origin: https://shop.example
          Access-Control-Expose-Headers: X-Page, X-Total
        """
    )


def test_a_request_that_several_values_block() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}', methods='GET', allow_headers='X-Page')",
        "app.add_url_rule('/all', view_func=list, methods=['PUT'])",
    )
    found = explain(
        app,
        "put",
        "/all",
        origin="https://m.shop.example",
        headers=["X-Token"],
        credentials=True,
    )
    assert text(found) == lines(
        """
        BLOCKED  put http://127.0.0.1:5000/all from https://m.shop.example, with cookies

          Governed by  resources: /*, CORS(), shop.py:4
          Preflight    yes: the method PUT is not GET, HEAD or POST; the header X-Token
                       is not one that every page may set

        The browser sends OPTIONS http://127.0.0.1:5000/all (the preflight)
          Origin: https://m.shop.example
          Access-Control-Request-Method: PUT
          Access-Control-Request-Headers: x-token
        The server answers 200
          Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers

        The browser does not send PUT http://127.0.0.1:5000/all

        Chromium 156 says
          Access to fetch at 'http://127.0.0.1:5000/all' from origin
          'https://m.shop.example' has been blocked by CORS policy: Response to
          preflight request doesn't pass access control check: No
          'Access-Control-Allow-Origin' header is present on the requested resource.

        Firefox 153 says
          Cross-Origin Request Blocked: The Same Origin Policy disallows reading the
          remote resource at http://127.0.0.1:5000/all. (Reason: CORS header
          ‘Access-Control-Allow-Origin’ missing). Status code: 200.

        Because
          origins='https://shop.example' (CORS(), shop.py:4) does not have
          'https://m.shop.example': it allows 'https://shop.example', which does not
          stand for its subdomains.
        To allow it, write
          CORS(app, ..., origins=['https://shop.example', 'https://m.shop.example'])
          Pages of https://m.shop.example could then read the responses of every path.

        And because
          methods='GET' (CORS(), shop.py:4) does not have 'PUT'.
        And write
          CORS(app, ..., methods=['GET', 'PUT'])
          Pages of every allowed origin could then send PUT requests to every path.

        And because
          allow_headers='X-Page' (CORS(), shop.py:4) does not have 'x-token'.
        And write
          CORS(app, ..., allow_headers=['X-Page', 'X-Token'])
          Pages of every allowed origin could then set 'X-Token' on their requests to
          every path.

        And because
          supports_credentials=False (the default) lets no page send the user's cookies
          along.
        And write
          CORS(app, ..., supports_credentials=True)
          Pages of every allowed origin could then read the responses of every path,
          with the user's cookies.
        """
    )


def test_a_path_that_nothing_governs() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}', resources='/api/*')",
        "app.add_url_rule('/books', view_func=list)",
    )
    assert text(explain(app, "GET", "/books", origin=PAGE)) == lines(
        """
        BLOCKED  GET http://127.0.0.1:5000/books from https://shop.example

          Governed by  none
          Preflight    none

        The browser sends GET http://127.0.0.1:5000/books
          Origin: https://shop.example
        The server answers 200

        Chromium 156 says
          Access to fetch at 'http://127.0.0.1:5000/books' from origin
          'https://shop.example' has been blocked by CORS policy: No
          'Access-Control-Allow-Origin' header is present on the requested resource.

        Firefox 153 says
          Cross-Origin Request Blocked: The Same Origin Policy disallows reading the
          remote resource at http://127.0.0.1:5000/books. (Reason: CORS header
          ‘Access-Control-Allow-Origin’ missing). Status code: 200.

        Because
          No entry of resources (CORS(), shop.py:4) governs '/books': its only entry is
          '/api/*', this path and everything below it.
        To allow it, write
          CORS(app, ..., resources=['/api/*', '/books'])
          Pages of every allowed origin could then read the responses of '/books'.
        """
    )


def test_a_value_that_no_change_is_proposed_for() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}', supports_credentials=True, methods='GET')",
        "app.add_url_rule('/books', view_func=list, methods=['PUT'])",
    )
    found = explain(app, "PUT", "/books", origin="null")
    shown = text(found)
    assert shown[shown.index("Because") :] == lines(
        """
        Because
          origins='https://shop.example' (CORS(), shop.py:4) does not allow 'null' with
          the user's cookies: every site can make such a page. Give the page an origin
          of its own.

        And because
          methods='GET' (CORS(), shop.py:4) does not have 'PUT'.
        For that, write
          CORS(app, ..., methods=['GET', 'PUT'])
          Pages of every allowed origin could then send PUT requests to every path, with
          the user's cookies.
        """
    )


def test_an_exempt_view() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}')",
        "app.add_url_rule('/up', 'up', cors_exempt(list))",
    )
    shown = text(explain(app, "GET", "/up", origin=PAGE))
    assert shown.startswith(
        f"BLOCKED  GET http://127.0.0.1:5000/up from {PAGE}\n\n  Governed by  exempt\n"
    )
    assert shown.endswith(
        lines(
            """
            Because
              The view of '/up' is exempt: @cors_exempt lets it have no CORS headers,
              whatever CORS() says of its path.
            """
        )
    )


def test_a_page_of_the_same_origin() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}')",
        "app.add_url_rule('/books', view_func=list, methods=['PUT'])",
    )
    found = explain(app, "PUT", "/books", origin="http://127.0.0.1:5000")
    assert text(found) == lines(
        """
        ALLOWED  PUT http://127.0.0.1:5000/books from http://127.0.0.1:5000

          Governed by  resources: /*, CORS(), shop.py:4
          Preflight    none

        The browser sends PUT http://127.0.0.1:5000/books
          Origin: http://127.0.0.1:5000
        The server answers 200
          Vary: Origin

        Note: The page is of the API's own origin: CORS has no part in it.
        """
    )


def test_a_redirect() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}')",
        "app.add_url_rule('/books/', view_func=list)",
    )
    assert text(explain(app, "GET", "/books", origin=PAGE)) == lines(
        """
        ALLOWED  GET http://127.0.0.1:5000/books from https://shop.example

          Governed by  resources: /*, CORS(), shop.py:4
          Preflight    none

        The browser sends GET http://127.0.0.1:5000/books
          Origin: https://shop.example
        The server answers 308
          Location: http://127.0.0.1:5000/books/
          Access-Control-Allow-Origin: https://shop.example

        The browser sends GET http://127.0.0.1:5000/books/
          Origin: https://shop.example
        The server answers 200
          Access-Control-Allow-Origin: https://shop.example

        Note: The application redirects http://127.0.0.1:5000/books to
        http://127.0.0.1:5000/books/: let the page ask for that one.
        """
    )


def test_what_else_matters() -> None:
    app = shop(
        "@app.put('/books')",
        f"@cross_origin('{PAGE}')",
        "def books(): return []",
        "@app.before_request",
        "def require_login(): abort(401)",
    )
    shown = text(explain(app, "PUT", "/books", origin=PAGE))
    assert shown.startswith("UNKNOWN  PUT http://127.0.0.1:5000/books from ")
    assert shown[shown.index("Note:") :] == lines(
        """
        Note: CORS(app) has not been called: only what decorated views answer has CORS
        headers. CORS(app, resources=[]) has their preflights and errors answered too.

        Doubt: require_login() runs before the preflight is answered, which never
        carries a login: if it turns that away, the browser blocks the request.
        """
    )


def test_a_request_that_one_browser_blocks() -> None:
    app = shop(
        f"CORS(app, origins='{PAGE}', allow_headers='X-Page')",
        "app.add_url_rule('/books', view_func=list)",
    )
    found = explain(app, "GET", "/books", origin=PAGE, headers=["Accept: text/\xe9"])
    shown = text(found)
    assert shown.startswith(
        f"BLOCKED in Firefox  GET http://127.0.0.1:5000/books from {PAGE}\n"
    )
    assert "OPTIONS" in shown
    assert "Firefox 153 says" in shown
    assert "Chromium" not in shown


def test_a_request_that_no_browser_sends() -> None:
    app = shop(f"CORS(app, origins='{PAGE}')")
    request = PageRequest("http://127.0.0.1:5000/", PAGE, "TRACE")
    assert text(explained(app, request)) == lines(
        """
        BLOCKED  TRACE http://127.0.0.1:5000/ from https://shop.example

          Governed by  resources: /*, CORS(), shop.py:4

        Chromium 156 says
          TypeError: Failed to execute 'fetch' on 'Window': 'TRACE' HTTP method is
          unsupported.

        Firefox 153 says
          TypeError: Window.fetch: Invalid request method TRACE.
        """
    )


def test_a_policy_that_is_not_from_a_line_of_a_file() -> None:
    app = shop(f"CORS(app, origins='{PAGE}')")
    found = explain(app, "GET", "/", origin=PAGE)
    assert found.governing.policy is not None
    policy = replace(found.governing.policy, call=Source(Place.KEYWORD, "init_app()"))
    found = replace(found, governing=replace(found.governing, policy=policy))
    assert "\n  Governed by  resources: /*, init_app()\n" in text(found)


@pytest.mark.parametrize(
    ("origin", "colour", "word"),
    [(PAGE, "32", "ALLOWED"), ("https://evil.example", "31", "BLOCKED")],
)
def test_the_verdict_has_its_colour(origin: str, colour: str, word: str) -> None:
    found = explain(shop(f"CORS(app, origins='{PAGE}')"), "GET", "/", origin=origin)
    assert render(found, HERE).startswith(f"\x1b[{colour}m\x1b[1m{word}\x1b[0m  ")


def test_a_line_is_as_wide_as_the_terminal_and_no_word_is_broken() -> None:
    found = explain(
        shop(f"CORS(app, origins='{PAGE}')"), "GET", "/", origin="https://evil.example"
    )
    shown = click.unstyle(render(found, Surroundings(Path("/srv/shop"), 40)))
    _, said = shown.split("Chromium 156 says\n")
    assert said.splitlines()[:6] == [
        "  Access to fetch at",
        "  'http://127.0.0.1:5000/' from origin",
        "  'https://evil.example' has been",
        "  blocked by CORS policy: No",
        "  'Access-Control-Allow-Origin' header",
        "  is present on the requested resource.",
    ]
