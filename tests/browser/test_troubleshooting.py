"""The page of troubleshooting in real browsers: its examples fail as it says."""

import contextlib
import typing as t
from collections.abc import Iterator
from dataclasses import replace

import pytest
from werkzeug.wrappers import Response

from demo import servers
from demo.browser import Chromium
from demo.firefox import Firefox
from flask_cors.testing.client import BrowserName

from ..checking.listening import resetting
from ..checking.listening import unused_port
from ..documented.stage import on
from ..documented.stage import Ports
from ..test_troubleshooting import Example
from ..test_troubleshooting import EXAMPLES
from ..test_troubleshooting import PAGE
from ..testing.recorder import served

if t.TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse
    from _typeshed.wsgi import WSGIApplication
    from _typeshed.wsgi import WSGIEnvironment

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]

HTML = "<!doctype html><title>page</title>"
NO_ANSWER = "(Reason: CORS request did not succeed). Status code: (null)."

# There is one origin for pages here, and no other host.
SHOWN = [
    each
    for each in EXAMPLES
    if "login.example" not in each.program and "origin null" not in each.fetch
]


@contextlib.contextmanager
def staged(example: Example) -> Iterator[Ports]:
    """The application on two ports, on one of them with a page at ``/``.

    No preflight is remembered, as the ports are always others.
    """
    apps: list[WSGIApplication] = []

    def api(environ: "WSGIEnvironment", start: "StartResponse") -> t.Any:
        return apps[0](environ, start)

    def page(environ: "WSGIEnvironment", start: "StartResponse") -> t.Any:
        is_page = environ["PATH_INFO"] == "/"
        answer = Response(HTML, mimetype="text/html") if is_page else api
        return answer(environ, start)

    with served(page) as page_port, served(api) as api_port:
        ports = {5173: page_port, 5000: api_port}
        moved = replace(example, program=on(ports, example.program))
        apps.append(moved.application())
        yield ports


def seen_and_said(
    browser: Chromium | Firefox, page_port: int, script: str
) -> tuple[t.Any, list[str]]:
    """What a page has of its ``fetch()``, and what the console says."""
    browser.forget()
    browser.open(f"http://localhost:{page_port}/")
    browser.console()
    seen = browser.call(f"{script}\nreturn response.status;")
    return seen, browser.console()


@pytest.mark.parametrize("example", SHOWN, ids=str)
def test_a_browser_says_what_the_page_says(
    browser: Chromium | Firefox, example: Example
) -> None:
    name: BrowserName = "firefox" if isinstance(browser, Firefox) else "chromium"

    with staged(example) as ports:
        seen, said = seen_and_said(browser, ports[5173], on(ports, example.fetch))

    if example.is_fixed:
        assert type(seen) is int
        return

    sentence = on(ports, example.said(name))
    assert [line for line in [str(seen), *said] if sentence in line] != []


@pytest.fixture(scope="module")
def page_port() -> Iterator[int]:
    with servers.pages({"/": lambda: HTML}) as port:
        yield port


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://localhost:{unused}/", "net::ERR_CONNECTION_REFUSED"),
        ("http://localhost:{resetting}/", "net::ERR_CONNECTION_RESET"),
        ("http://nowhere.invalid/", "net::ERR_NAME_NOT_RESOLVED"),
        ("https://localhost:{page}/", "net::ERR_SSL_PROTOCOL_ERROR"),
    ],
)
def test_a_request_without_an_answer_has_the_code_of_the_page(
    browser: Chromium | Firefox, page_port: int, url: str, code: str
) -> None:
    with resetting() as listener:
        ports = {"unused": unused_port(), "resetting": listener.port, "page": page_port}
        script = f'const response = await fetch("{url.format(**ports)}");'
        _, said = seen_and_said(browser, page_port, script)

    expected = NO_ANSWER if isinstance(browser, Firefox) else code
    assert [line for line in said if expected in line] != []
    assert f"``{code}``" in PAGE


def test_some_ports_are_not_gone_to(
    browser: Chromium | Firefox, page_port: int
) -> None:
    script = 'const response = await fetch("http://localhost:6000/");'
    seen, said = seen_and_said(browser, page_port, script)
    refused = "NetworkError" if isinstance(browser, Firefox) else "net::ERR_UNSAFE_PORT"
    assert [line for line in [seen, *said] if refused in line] != []
