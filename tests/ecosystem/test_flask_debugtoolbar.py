"""Flask-DebugToolbar: pages with the toolbar, and an API beside them in debug mode."""

import importlib
import typing as t

import pytest
from flask import Flask
from flask import redirect
from flask_debugtoolbar import DebugToolbarExtension
from werkzeug.debug import DebuggedApplication

from flask_cors import CORS
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-DebugToolbar",
    shows="Its toolbar is in pages of HTML, which keep their headers; JSON and "
    "preflights are as without it, and a page that is allowed reads the traceback of a "
    "view.",
)

PAGE = "https://app.example"

# A panel adds its views when it is imported: too late, once another test's application
# has the toolbar.
for panel in ("sqlalchemy", "template"):
    importlib.import_module(f"flask_debugtoolbar.panels.{panel}")


@pytest.fixture(params=["CORS first", "toolbar first"])
def app(request: pytest.FixtureRequest) -> Flask:
    app = Flask(__name__)
    app.debug = True
    app.config["SECRET_KEY"] = "change me"
    app.logger.disabled = True
    is_first = request.param == "CORS first"

    if is_first:
        CORS(app, origins=PAGE, expose_headers="X-Total")

    DebugToolbarExtension(app)

    if not is_first:
        CORS(app, origins=PAGE, expose_headers="X-Total")

    @app.get("/page")
    def page() -> str:
        return "<html><body>Hello</body></html>"

    @app.route("/books", methods=["GET", "PUT"])
    def books() -> t.Any:
        return ["Emma"], {"X-Total": "1"}

    @app.get("/moved")
    def moved() -> t.Any:
        return redirect("/books")

    @app.get("/broken")
    def broken() -> None:
        raise LookupError("no such book")

    return app


def test_a_page_of_html_has_the_toolbar_and_the_headers(app: Flask) -> None:
    answer = BrowserClient(app, PAGE).fetch("/page")
    assert "Hello" in answer.text
    assert 'id="flDebug"' in answer.text


def test_an_api_is_as_without_it(app: Flask) -> None:
    answer = BrowserClient(app, PAGE).fetch("/books", method="PUT")
    assert answer.json == ["Emma"]
    assert answer.headers["X-Total"] == "1"
    assert answer.preflight is not None


def test_a_redirect_is_a_page_of_the_toolbar_until_that_is_switched_off(
    app: Flask,
) -> None:
    page = BrowserClient(app, PAGE)
    shown = page.fetch("/moved")
    assert (shown.redirected, shown.json) == (False, None)
    assert "Location: " in shown.text

    app.config["DEBUG_TB_INTERCEPT_REDIRECTS"] = False
    followed = page.fetch("/moved")
    assert (followed.redirected, followed.json) == (True, ["Emma"])


def test_a_page_reads_the_traceback_of_a_view(app: Flask) -> None:
    served = DebuggedApplication(app)  # as "flask run --debug" does
    answer = BrowserClient(served, PAGE).fetch("/broken")
    assert answer.status == 500
    assert answer.text.endswith("LookupError: no such book\n")


def test_another_page_reads_nothing_and_the_header_says_why(app: Flask) -> None:
    blocked = BrowserClient(app, "https://evil.example").assert_blocked("/page")
    told = dict(blocked.exchanges[-1].answer.headers)["X-CORS-Debug"]
    assert "does not have 'https://evil.example'" in told
