"""The browsers that run the script, started once for a module of tests."""

from collections.abc import Iterator

import pytest

from .running import Browser
from .running import started


@pytest.fixture(scope="module")
def browsers() -> Iterator[tuple[Browser, ...]]:
    with started() as found:
        yield found
