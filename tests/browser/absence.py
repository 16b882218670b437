"""What a test does where there is no browser."""

import os
import typing as t

import pytest

from demo.browser import NoBrowserError


def give_up(error: NoBrowserError) -> t.NoReturn:
    """Skip the test, or fail it where browsers are required."""
    if os.environ.get("REQUIRE_BROWSERS") == "1":
        pytest.fail(str(error))

    pytest.skip(str(error))
