"""What browsers have been seen to say, as ``collected.json`` has it."""

import json
import typing as t
from pathlib import Path

COLLECTED: t.Final = Path(__file__).with_name("collected.json")

#: What Chromium says of every request that fails, CORS or not.
ANY_FAILURE: t.Final = "Failed to load resource: "
ABOUT_CORS: t.Final = ("Access to fetch ", "Cross-Origin Request Blocked: ")
THROWN: t.Final = "TypeError: "

Said: t.TypeAlias = dict[str, t.Any]


def versions() -> dict[str, str]:
    """The browsers that were asked, with their versions."""
    found = json.loads(COLLECTED.read_text())["versions"]
    return t.cast("dict[str, str]", found)


def scenarios() -> dict[str, dict[str, Said]]:
    """What was said, by the scenario's id and the browser's name."""
    found = json.loads(COLLECTED.read_text())["scenarios"]
    return t.cast("dict[str, dict[str, Said]]", found)


def is_blocked(said: Said) -> bool:
    """Tell whether the page got an error."""
    return bool(said["page"].startswith(THROWN))


def sentence(said: Said) -> str:
    """The first that the console says about CORS, or else of the request, or else the
    text of the page's error.
    """
    lines = [line for line in said["console"] if not line.startswith(ANY_FAILURE)]
    about_cors = [line for line in lines if line.startswith(ABOUT_CORS)]
    return str([*about_cors, *lines, said["page"]][0])
