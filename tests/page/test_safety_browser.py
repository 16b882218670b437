"""The page is safe: nothing in it runs, loads or sends but what is meant to."""

import pytest

from demo import servers
from flask_cors.page.document import document

from .conftest import Open
from .driving import Browser
from .driving import click
from .shops import hostile
from .shops import SCRIPT
from .shops import shop

pytestmark = pytest.mark.browser


def test_hostile_names_are_shown_and_do_nothing(opened: Open) -> None:
    browser = opened(hostile)
    shown = browser.call("return document.querySelector('h1').textContent;")
    assert shown == f"CORS report: {SCRIPT}"
    assert browser.call("return document.title;") == f"CORS report: {SCRIPT}"
    assert browser.call("return document.querySelectorAll('script').length;") == 4
    assert browser.console() == []


def test_hostile_names_go_through_the_form_and_do_nothing(opened: Open) -> None:
    browser = opened(hostile)
    number = browser.call("return document.querySelectorAll('#routes button').length;")
    paths = [
        browser.call(
            "document.querySelectorAll('#routes button')[args[0]].click();"
            "return document.getElementById('verdict').textContent;",
            index,
        )
        for index in range(number)
    ]
    assert len(list(filter(None, paths))) == number == 5
    assert browser.call("return document.title;") == f"CORS report: {SCRIPT}"
    assert browser.call("return document.querySelectorAll('script').length;") == 4
    assert browser.console() == []


def test_nothing_is_loaded_and_nothing_is_sent(browser: Browser) -> None:
    asked: list[str] = []

    def served(path: str) -> str:
        asked.append(path)
        return document(shop()) if path == "/" else ""

    content = {path: lambda path=path: served(path) for path in ("/", "/favicon.ico")}

    with servers.pages(content) as port:
        browser.open(f"http://127.0.0.1:{port}/")
        click(browser, "#routes button")
        loaded = browser.call("return performance.getEntriesByType('resource').length;")
        assert browser.console() == []

    assert loaded == 0
    assert asked == ["/"]


#: Does what is refused, and tells by what.
ATTEMPT = """
const refused = new Promise(done =>
  document.addEventListener('securitypolicyviolation', done, {once: true}));
const late = new Promise(done => setTimeout(() => done({}), 5000));
try { %s } catch { /* The event tells. */ }
return (await Promise.race([refused, late])).effectiveDirective ?? 'nothing';
"""


@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        ("await fetch(args[0]);", "connect-src"),
        ("navigator.sendBeacon(args[0]);", "connect-src"),
        ("new Image().src = args[0];", "img-src"),
        (
            "document.forms[1].action = args[0]; document.forms[1].submit();",
            "form-action",
        ),
        ("setTimeout('document.title = 1');", "require-trusted-types-for"),
        ("document.body.innerHTML = '<b>markup</b>';", "require-trusted-types-for"),
        (
            "document.body.append(Object.assign(document.createElement('iframe'),"
            " {src: args[0]}));",
            "frame-src",
        ),
    ],
    ids=["fetch", "beacon", "image", "form", "code", "markup", "frame"],
)
def test_even_a_bug_could_send_and_run_nothing(
    opened: Open, attempt: str, directive: str
) -> None:
    asked: list[str] = []

    def served() -> str:
        asked.append("/")
        return ""

    with servers.pages({"/": served}) as port:
        url = f"http://127.0.0.1:{port}/"
        assert opened().call(ATTEMPT % attempt, url) == directive

    assert asked == []
