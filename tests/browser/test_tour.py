"""The tour of failures in real browsers: what it says that they say, they say."""

import re
import typing as t
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import servers
from demo.browser import Chromium
from demo.firefox import Firefox

from ..documented.stage import on
from ..documented.stage import PAGES
from ..documented.stage import Ports
from ..documented.stage import staged
from ..documented.tour import Scene
from ..documented.tour import scenes

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]

HTML = "<!doctype html><title>page</title>"
NAMES = {"chromium": "Chrome", "firefox": "Firefox"}

# Where there is nothing else, a page is on the first.
_PAGE = re.compile(r"^// On http://localhost:(\d+)")


@pytest.fixture(scope="module")
def pages() -> Iterator[Ports]:
    content = {"/": lambda: HTML}

    with servers.pages(content) as first, servers.pages(content) as second:
        yield dict(zip(PAGES, (first, second), strict=True))


@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_a_page_gets_what_the_tour_says(
    browser: Chromium | Firefox, pages: Ports, scene: Scene, tmp_path: Path
) -> None:
    name = NAMES[type(browser).__name__.lower()]
    browser.forget()

    with staged(scene, tmp_path, pages) as ports:
        seen, console = None, [""]

        for fetch in scene.fetches:
            seen, console = fetched(browser, ports, fetch)

    if not scene.said:
        assert (type(seen), console) == (int, [])
        return

    assert type(seen) is str
    assert console[0].strip() == on(ports, scene.said[name])


def fetched(
    browser: Chromium | Firefox, ports: Ports, fetch: str
) -> tuple[t.Any, list[str]]:
    """What a page has of what it does, and what the console says."""
    found = _PAGE.match(fetch)
    port = int(found[1]) if found else PAGES[0]
    browser.open(f"http://localhost:{ports[port]}/")
    browser.complaints()
    seen = browser.call(f"{on(ports, fetch)}\nreturn response.status;")
    return seen, browser.complaints()
