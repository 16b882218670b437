"""From "blocked by CORS policy" to a page with a login, by the pages' own blocks."""

import collections.abc as cabc
import contextlib
import re
import time
import types
import typing as t
from pathlib import Path

import pytest

from demo import servers
from demo.browser import Chromium
from demo.firefox import Firefox
from flask_cors import audit

from ..documented.stage import on
from .pages import blocks
from .pages import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]

API: t.Final = 8000
PAGE: t.Final = 5173
SECONDS: t.Final = 10
DEPLOYED: t.Final = "https://app.example.com"

NAME = "Name the origins"
SEE = "See that it works"
LOGIN = "A page with a login"

#: What the console says, in Chromium or in Firefox.
MISSING = re.compile(
    "No 'Access-Control-Allow-Origin' header is present"
    "|CORS header ‘Access-Control-Allow-Origin’ missing"
)
UNCREDENTIALED = re.compile(
    "'Access-Control-Allow-Credentials' header in the response is ''"
    "|expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’"
)
FAILED = re.compile("TypeError: (Failed to fetch|NetworkError)")

FORM = """
<!doctype html>
<form method="post" enctype="text/plain" action="http://localhost:{api}/orders">
"""

Visit = cabc.Callable[..., "Visitor"]


class Visitor:
    """A browser on a page, and the application that the page asks."""

    def __init__(self, browser: Chromium | Firefox, ports: dict[int, int]) -> None:
        self._browser = browser
        self._ports = ports

    def open(self, url: str) -> None:
        self._browser.open(on(self._ports, url))
        self._browser.complaints()

    def sees(self, script: str) -> t.Any:
        """What an expression comes to on the page; a text if it throws."""
        return self._browser.call(on(self._ports, f"return {script}"))

    def console(self) -> str:
        """What the console said of CORS."""
        return "\n".join(self._browser.complaints())

    def submits(self) -> str:
        """What the browser shows after the form of the page is submitted."""
        self.sees("setTimeout(() => document.forms[0].submit())")
        deadline = time.monotonic() + SECONDS
        shown = ""

        while not shown and time.monotonic() < deadline:
            time.sleep(0.1)

            # The page may be going away at this moment.
            with contextlib.suppress(Exception):
                shown = str(self.sees("document.body.innerText"))

        return shown


@pytest.fixture
def visit(browser: Chromium | Firefox, tmp_path: Path) -> cabc.Iterator[Visit]:
    """Serve an application, and open the front end."""
    with contextlib.ExitStack() as stack:

        def start(program: str, script: str = "") -> Visitor:
            ports: dict[int, int] = {}
            content = {
                "/": lambda: on(ports, script),
                "/form": lambda: FORM.format(api=ports[API]),
            }
            ports[PAGE] = stack.enter_context(servers.pages(content))
            (tmp_path / "app.py").write_text(on(ports, program), encoding="utf-8")
            ports[API] = stack.enter_context(
                servers.gunicorn(
                    "app:app", directory=tmp_path, environ={}, log=tmp_path / "log"
                )
            )
            browser.forget()
            visitor = Visitor(browser, ports)
            visitor.open(f"http://localhost:{PAGE}/")
            return visitor

        yield start


@pytest.fixture(scope="module")
def books() -> str:
    """The program of the quickstart."""
    return blocks("quickstart", NAME, "python")[0]


@pytest.fixture(scope="module")
def fetching() -> str:
    """What the quickstart writes in the console."""
    return blocks("quickstart", SEE, "javascript")[0]


@pytest.fixture(scope="module")
def shop() -> str:
    """The program with a login."""
    return blocks("credentials", LOGIN, "python")[0]


@pytest.fixture(scope="module")
def api() -> str:
    """A page with the module that the front end asks by."""
    script = blocks("credentials", LOGIN, "javascript")[0]
    names = ", ".join(re.findall(r"^export const (\w+)", script, re.MULTILINE))
    lines = f"{script}\nwindow.api = {{ {names} }};"
    return f'<!doctype html><script type="module">\n{lines}</script>'


def without(text: str, line: str) -> str:
    """A program that has not come to a line yet."""
    left = [found for found in text.splitlines() if found.strip() != line]
    assert len(left) == len(text.splitlines()) - 1
    return "\n".join(left)


def test_readme_and_quickstart_begin_with_the_same_program(books: str) -> None:
    assert books in (ROOT / "README.md").read_text(encoding="utf-8")


def test_first_the_page_is_blocked(visit: Visit, books: str, fetching: str) -> None:
    (call,) = re.findall("^CORS.*", books, re.MULTILINE)
    visitor = visit(without(books, call))
    assert FAILED.match(visitor.sees(fetching))
    assert MISSING.search(visitor.console())


def test_with_its_origin_named_it_reads(
    visit: Visit, books: str, fetching: str
) -> None:
    visitor = visit(books)
    assert visitor.sees(fetching) == ["Emma", "Ulysses"]
    assert visitor.console() == ""


def test_that_is_not_enough_for_a_page_that_asks_for_cookies(
    visit: Visit, books: str, api: str
) -> None:
    visitor = visit(books, api)
    assert FAILED.match(visitor.sees("await api.me()"))
    assert UNCREDENTIALED.search(visitor.console())


def test_the_page_with_a_login_stays_logged_in(
    visit: Visit, shop: str, api: str
) -> None:
    visitor = visit(shop, api)
    assert visitor.sees("await api.me()") == {"name": None}
    assert visitor.sees('await api.login("ada", "guessed")') == "Error: /login: 401"
    assert visitor.sees('await api.login("ada", "lovelace")') == {"name": "ada"}
    assert visitor.sees("await api.me()") == {"name": "ada"}
    assert visitor.sees('await api.order("Emma")') == {"ordered": "Emma", "by": "ada"}
    assert visitor.console() == ""


def test_without_credentials_in_the_script_the_cookie_is_not_sent(
    visit: Visit, shop: str, api: str
) -> None:
    visitor = visit(shop, api.replace('{ credentials: "include" }', "{}"))
    assert visitor.sees('await api.login("ada", "lovelace")') == {"name": "ada"}
    assert visitor.sees("await api.me()") == {"name": None}


def test_an_address_that_is_another_site_leaves_the_cookie_out_in_silence(
    visit: Visit, shop: str, api: str
) -> None:
    visitor = visit(shop, api.replace("localhost:8000", "127.0.0.1:8000"))
    assert visitor.sees('await api.login("ada", "lovelace")') == {"name": "ada"}
    assert visitor.sees("await api.me()") == {"name": None}
    assert visitor.console() == ""


def test_a_page_that_is_not_named_reads_nothing(
    visit: Visit, shop: str, api: str
) -> None:
    visitor = visit(shop, api)
    visitor.sees('await api.login("ada", "lovelace")')
    visitor.open(f"http://127.0.0.1:{PAGE}/")
    assert FAILED.match(visitor.sees("await api.me()"))
    assert MISSING.search(visitor.console())


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param("", "Forbidden: Sec-Fetch-Site says", id="protected"),
        pytest.param("csrf_protect=True,", "Unauthorized", id="not protected"),
    ],
)
def test_a_form_of_another_site_does_not_come_as_far_as_the_view(
    visit: Visit, shop: str, line: str, shown: str
) -> None:
    visitor = visit(without(shop, line) if line else shop)
    visitor.open(f"http://127.0.0.1:{PAGE}/form")
    assert shown in visitor.submits()


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        pytest.param({}, [], id="on the own machine"),
        pytest.param({"CORS_ORIGINS": DEPLOYED}, ["CORS401"], id="without the host"),
        pytest.param(
            {"CORS_ORIGINS": DEPLOYED, "SERVER_NAME": "api.example.com"},
            [],
            id="deployed",
        ),
    ],
)
def test_an_audit_finds_in_what_was_built(
    shop: str,
    environ: dict[str, str],
    found: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(f"FLASK_{name}", value)

    *_, configured = blocks("credentials", LOGIN, "python")
    imports, _, _ = shop.partition("app = Flask(__name__)")
    _, _, views = shop.partition("\n)\n")
    module = types.ModuleType("shop")
    exec(f"{imports}{configured}{views}", module.__dict__)
    assert [finding.rule for finding in audit(module.app)] == found
