import typing as t
from collections.abc import Iterator

import pytest

from demo.browser import Chromium
from demo.browser import chromium
from demo.firefox import Firefox
from demo.firefox import firefox
from tests.browser.absence import opened

from .visitor import Visitor

KINDS: t.Final = {"chromium": chromium, "firefox": firefox}


@pytest.fixture(scope="module", params=list(KINDS.values()), ids=list(KINDS))
def browser(request: pytest.FixtureRequest) -> Iterator[Chromium | Firefox]:
    with opened(request.param) as started:
        yield started


@pytest.fixture
def visitor(browser: Chromium | Firefox) -> Visitor:
    browser.forget()
    browser.open("about:blank")
    browser.complaints()
    return Visitor(browser)
