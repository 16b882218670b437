import collections.abc as cabc

import pytest

from demo.browser import Chromium
from demo.browser import chromium
from demo.firefox import Firefox
from demo.firefox import firefox

from ..browser.absence import opened
from .running import flask_run
from .running import Running


@pytest.fixture(scope="package")
def debugged(tmp_path_factory: pytest.TempPathFactory) -> cabc.Iterator[Running]:
    """The application under ``flask --debug run``."""
    pytest.importorskip("flask_debugtoolbar")

    with flask_run(tmp_path_factory.mktemp("debugged"), "--debug") as running:
        yield running


@pytest.fixture(
    scope="package", params=[chromium, firefox], ids=["chromium", "firefox"]
)
def browser(request: pytest.FixtureRequest) -> cabc.Iterator[Chromium | Firefox]:
    with opened(request.param) as started:
        yield started
