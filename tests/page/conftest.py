import typing as t
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from demo.browser import chromium
from demo.browser import NoBrowserError
from demo.firefox import firefox
from flask_cors.page.document import document

from ..browser.absence import give_up
from .driving import activate
from .driving import Browser
from .driving import resize
from .shops import shop

Open: t.TypeAlias = Callable[..., Browser]


STARTS: t.Final = {"chromium": chromium, "firefox": firefox}

#: Gives the address of the page about an application.
Files: t.TypeAlias = Callable[[Callable[[], Flask]], str]


@pytest.fixture(scope="session", params=STARTS.values(), ids=STARTS)
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    try:
        with request.param() as started:
            activate(started)
            yield started
    except NoBrowserError as error:
        give_up(error)


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Write the page about an application, once."""
    folder = tmp_path_factory.mktemp("pages")

    def file(create_app: Callable[[], Flask]) -> str:
        path: Path = folder / f"{create_app.__name__}.html"

        if not path.exists():
            path.write_text(document(create_app()), encoding="utf-8")

        return path.as_uri()

    return file


@pytest.fixture
def opened(browser: Browser, files: Files) -> Open:
    """Open the page about an application from its file."""

    def opened(create_app: Callable[[], Flask] = shop) -> Browser:
        resize(browser, 1280, 900)
        # A page of its own: the same address with another fragment would stay.
        browser.open("about:blank")
        browser.open(files(create_app))
        return browser

    return opened
