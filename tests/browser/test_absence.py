"""Where a browser is missing, its tests say so, and how to get it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from demo import browser
from demo import firefox
from demo.browser import NoBrowserError

from .absence import give_up

MISSING = [
    pytest.param(
        browser.find,
        "no Chromium was found; to get it: apt-get install chromium chromium-driver",
        id="Chromium",
    ),
    pytest.param(
        firefox.find,
        "no Firefox was found; to get it: apt-get install firefox-esr",
        id="Firefox",
    ),
]


@pytest.mark.parametrize(("find", "message"), MISSING)
def test_a_missing_browser_is_named_with_its_package(
    find: Callable[[], object], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(NoBrowserError, match=f"^{re.escape(message)}$"):
        find()


def test_a_browser_that_does_not_start_is_as_good_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "firefox-esr"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with (
        pytest.raises(NoBrowserError, match=r"^Firefox did not start, or not in time$"),
        firefox.firefox(),
    ):
        pass


def test_the_tests_of_a_missing_browser_are_skipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REQUIRE_BROWSERS", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no Firefox was found"):
        give_up(NoBrowserError("no Firefox was found"))


def test_they_fail_where_browsers_are_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_BROWSERS", "1")

    with pytest.raises(pytest.fail.Exception, match="no Firefox was found"):
        give_up(NoBrowserError("no Firefox was found"))
