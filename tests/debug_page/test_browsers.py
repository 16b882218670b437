"""The page in real browsers, and what pages of other origins get of it."""

import collections.abc as cabc
import time
import typing as t

import pytest

from demo import servers
from demo.browser import Chromium
from demo.firefox import Firefox

from .running import Running
from .running import SECONDS
from .shop import PATH

pytestmark = [pytest.mark.browser, pytest.mark.server]

Browser: t.TypeAlias = Chromium | Firefox

FETCH = """
const response = await fetch(args[0], args[1]);
return `${response.type} ${response.status} ${await response.text()}`;
"""

FRAME = """
const frame = document.createElement(args[1]);
frame[args[1] === "object" ? "data" : "src"] = args[0];
document.body.append(frame);
return "asked";
"""

#: Of the same site, which cookies and SameSite do not tell apart; and of another.
HOSTS = {"another port": "localhost", "another site": "evil.example.localhost"}

WAYS: dict[str, tuple[str, object]] = {
    "a fetch": (FETCH, {}),
    "a fetch with cookies": (FETCH, {"credentials": "include"}),
    "a fetch without CORS": (FETCH, {"mode": "no-cors"}),
    "a frame": (FRAME, "iframe"),
    "an object": (FRAME, "object"),
    "a script": (FRAME, "script"),
    "an image": (FRAME, "img"),
}


@pytest.fixture(scope="module")
def pages() -> cabc.Iterator[int]:
    with servers.pages({"/": lambda: "<!doctype html><title>other</title>"}) as port:
        yield port


def url(running: Running, path: str = PATH) -> str:
    return f"http://localhost:{running.port}{path}"


def seen(browser: Browser, script: str, wanted: object) -> object:
    """What a script returns, as soon as it is what is wanted, or at last."""
    deadline = time.monotonic() + SECONDS

    while (found := browser.call(script)) != wanted and time.monotonic() < deadline:
        time.sleep(0.05)

    return found


def test_it_opens_with_its_scripts_and_styles(
    browser: Browser, debugged: Running
) -> None:
    browser.open("about:blank")
    browser.console()
    browser.open(url(debugged))
    assert browser.call("return document.title;") == "CORS report: shop"
    assert browser.call(
        "const theme = document.querySelector('#theme');"
        "return getComputedStyle(theme).display !== 'none';"
    )
    assert browser.console() == []


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(("script", "how"), WAYS.values(), ids=WAYS)
def test_a_page_of_another_origin_gets_the_answer_of_the_application(
    browser: Browser,
    debugged: Running,
    pages: int,
    host: str,
    script: str,
    how: object,
) -> None:
    browser.open(f"http://{host}:{pages}/")
    before = len(debugged.answers(PATH))
    said = browser.call(script, url(debugged), how)
    assert debugged.answers_after(before, PATH) == [401]
    assert "CORS report" not in str(said)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_link_on_a_page_of_another_origin_does_not_open_it(
    browser: Browser, debugged: Running, pages: int, host: str
) -> None:
    browser.open(f"http://{host}:{pages}/")
    browser.call(
        "setTimeout(() => { location.href = args[0]; }); return 1;", url(debugged)
    )
    assert seen(browser, "return document.title;", "401 Unauthorized") == (
        "401 Unauthorized"
    )


def test_the_applications_own_page_can_neither_fetch_nor_frame_it(
    browser: Browser, debugged: Running
) -> None:
    browser.open(url(debugged, "/"))
    assert browser.call(FETCH, url(debugged), {}).startswith("basic 401 ")
    before = len(debugged.answers(PATH))
    browser.call(FRAME, url(debugged), "iframe")
    assert debugged.answers_after(before, PATH) == [401]


def test_the_panel_of_the_toolbar_opens_and_links_to_it(
    browser: Browser, debugged: Running
) -> None:
    browser.open(url(debugged, "/"))
    show = """
    const panel = document.querySelector("#flDebugCORSPanel");

    if (panel && !panel.offsetParent) {
      document.querySelector("#flDebugShowToolBarButton")?.click();
    }

    return panel?.offsetParent ? panel.innerText.split(/\\s*\\n\\s*/).join(" ") : "";
    """
    assert seen(browser, show, "CORS no Origin") == "CORS no Origin"
    browser.call('document.querySelector("#flDebugCORSPanel a").click(); return 1;')
    text = """
    const content = document.querySelector("#flDebugCORSPanel-content");
    const isShown = getComputedStyle(content).display !== "none";
    return isShown ? content.querySelector("p").innerText : "";
    """
    said = "No page of another origin asks: the request names no Origin."
    assert seen(browser, text, said) == said
    link = browser.call(
        'return document.querySelector("#flDebugCORSPanel-content p a").href;'
    )
    assert link == url(debugged)
    browser.call("setTimeout(() => { location.href = args[0]; }); return 1;", link)
    title = "CORS report: shop"
    assert seen(browser, "return document.title;", title) == title
