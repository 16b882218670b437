import typing as t
from concurrent.futures import ThreadPoolExecutor

import pytest

from .store import Hanging


@pytest.fixture
def pool() -> t.Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(40) as pool:
        yield pool


@pytest.fixture
def hanging() -> t.Iterator[Hanging]:
    """A check that hangs; whatever a test does, it ends."""
    hanging = Hanging()
    yield hanging
    hanging.end()
