"""The tour of failures is true: servers and browsers do and say what it shows."""

import os
import shlex
import subprocess
import sys
import typing as t
from collections.abc import Callable
from pathlib import Path

import pytest

from flask_cors.sansio.browser import sentences
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal

from .stage import on
from .stage import staged
from .tour import BROWSERS
from .tour import PAGE
from .tour import Scene
from .tour import scenes

SCENES = scenes()
CHECKED = [scene for scene in SCENES if scene.checks]


def refused(reason: BlockReason, **more: t.Any) -> Refusal:
    return Refusal(reason, "https://api.example/", "https://app.example", **more)


def test_nine_of_ten_failures_are_seen_in_a_browser_and_each_is_put_right() -> None:
    """The tenth is that nothing is seen."""
    ended = [(str(scene), set(scene.said)) for scene in SCENES]
    assert ended == [
        end
        for number in range(1, 10)
        for end in ((f"{number}, failing", set(BROWSERS)), (f"{number}, fixed", set()))
    ]


@pytest.mark.parametrize("scene", [s for s in SCENES if s.said], ids=str)
def test_a_tool_says_what_the_console_says(scene: Scene) -> None:
    """Browsers are asked in another test; this one says where to look first."""
    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert [text.count(sentence) >= 2 for sentence in scene.said.values()] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("quoted", "says", "refusal"),
    [
        (
            "It does not have HTTP ok status",
            sentences.chromium,
            refused(BlockReason.PREFLIGHT_STATUS, is_preflight=True),
        ),
        (
            "CORS preflight response did not succeed",
            sentences.firefox,
            refused(BlockReason.PREFLIGHT_STATUS, is_preflight=True),
        ),
        (
            "The value of the 'Access-Control-Allow-Credentials' header in the "
            "response is '' which must be 'true'",
            sentences.chromium,
            refused(BlockReason.ALLOW_CREDENTIALS),
        ),
    ],
)
def test_what_is_quoted_beside_is_what_browsers_say(
    quoted: str, says: Callable[[Refusal], str], refusal: Refusal
) -> None:
    assert f"*{quoted}*" in " ".join(PAGE.read_text(encoding="utf-8").split())
    assert quoted in says(refusal)


@pytest.mark.server
@pytest.mark.slow
@pytest.mark.parametrize("scene", CHECKED, ids=str)
def test_a_check_prints_what_the_page_shows(scene: Scene, tmp_path: Path) -> None:
    with staged(scene, tmp_path) as ports:
        printed = [run(on(ports, command)) for command, _ in scene.checks]

    # The page breaks lines for other ports.
    shown = [on(ports, output).split() for _, output in scene.checks]
    assert [output.split() for output in printed] == shown


def run(command: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )
    assert result.stderr == ""
    return result.stdout
