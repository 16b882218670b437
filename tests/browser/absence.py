"""What a test does where there is no browser."""

import contextlib
import os
import typing as t
from collections.abc import Callable
from collections.abc import Iterator

import pytest

from demo.browser import Chromium
from demo.browser import NoBrowserError
from demo.firefox import Firefox

Start: t.TypeAlias = Callable[[], contextlib.AbstractContextManager[Chromium | Firefox]]


@contextlib.contextmanager
def opened(start: Start) -> Iterator[Chromium | Firefox]:
    """A browser, where it is there."""
    try:
        with start() as started:
            yield started
    except NoBrowserError as error:
        give_up(error)


def give_up(error: NoBrowserError) -> t.NoReturn:
    """Skip the test, or fail it where browsers are required."""
    if os.environ.get("REQUIRE_BROWSERS") == "1":
        pytest.fail(str(error))

    pytest.skip(str(error))
