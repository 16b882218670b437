import collections.abc as cabc

import pytest

from demo.browser import chromium
from demo.browser import NoBrowserError
from demo.firefox import firefox

from ..browser.absence import give_up
from .runner import Runner
from .server import Server
from .server import serving


@pytest.fixture(scope="package")
def server() -> cabc.Iterator[Server]:
    with serving() as started:
        yield started


@pytest.fixture(scope="module")
def in_chromium(server: Server) -> cabc.Iterator[Runner]:
    try:
        with chromium() as browser:
            yield Runner(browser, server)
    except NoBrowserError as error:
        give_up(error)


@pytest.fixture(scope="module")
def in_firefox(server: Server) -> cabc.Iterator[Runner]:
    try:
        with firefox() as browser:
            yield Runner(browser, server)
    except NoBrowserError as error:
        give_up(error)
