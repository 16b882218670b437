import collections.abc as cabc
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from demo.browser import Chromium
from demo.browser import chromium
from demo.browser import NoBrowserError
from demo.firefox import Firefox
from demo.firefox import firefox

from ..browser.absence import give_up
from ..browser.absence import opened
from .pages import DOCS


@pytest.fixture(
    scope="session", params=[chromium, firefox], ids=lambda start: start.__name__
)
def browser(request: pytest.FixtureRequest) -> cabc.Iterator[Chromium | Firefox]:
    with opened(request.param) as started:
        yield started


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built as ``make docs`` does."""
    if importlib.util.find_spec("sphinx") is None:
        give_up(NoBrowserError("no Sphinx was found; to get it: make docs"))

    folder = tmp_path_factory.mktemp("site")
    options = ["-E", "-W", "-q", "-b", "html", "-d", str(folder / "doctrees")]
    result = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(DOCS), str(folder / "html")],
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return folder / "html"
