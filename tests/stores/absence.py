"""What a test does where there is no server of a store."""

import os
import typing as t

import pytest


def give_up(name: str, package: str) -> t.NoReturn:
    """Skip the test, or fail it where nothing may be left out."""
    message = f"no {name} was found; to get it: apt-get install {package}"

    if os.environ.get("REQUIRE_BROWSERS") == "1":
        pytest.fail(message)

    pytest.skip(message)
