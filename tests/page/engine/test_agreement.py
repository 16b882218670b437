"""What the script of the page says is what the command says, key by key.

Compared is all that ``flask cors explain --json`` prints. Not compared is the order of
the methods in ``Allow``, where Flask itself has none; and nothing is compared where the
script says that it cannot know, which it may only where a function decides, a regex has
no equal, or a route is looked up in a way of its own.
"""

import json
import os
import subprocess
import sys
import typing as t
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import recording
from .cases import Application
from .cases import Document
from .cases import given
from .cases import ROOT
from .mixed import mixed
from .routed import routed
from .running import Browser
from .running import explained
from .tabled import agreed
from .tabled import table
from .toured import toured

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_START: t.Final = "Only flask cors explain can tell: "

#: The tests that explain most of what there is to explain.
_TESTS: t.Final = ("tests/explained", "tests/cli/test_explain.py")


def record(application: Application) -> Document:
    return {
        "name": application.name,
        "tables": application.tables(),
        "requests": [given(request) for request in application.requests],
        "expected": application.explained(),
    }


def recorded(path: Path) -> Iterable[Document]:
    """What a run of the tests of the command has explained."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("COV_", "PYTEST_"))
    }
    plugins = ["-p", recording.__name__, "-p", "no:xdist", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "-q", *plugins, *_TESTS]
    environ = {**kept, recording.TO: str(path)}
    subprocess.run(
        command, cwd=ROOT, env=environ, check=True, timeout=600, capture_output=True
    )
    return [json.loads(line) for line in path.read_text().splitlines()]


def is_open(record: Document) -> bool:
    """Whether the script may say of an application that it cannot know."""
    return record["name"] in _BEYOND_ASCII or any(map(_leaves_open, parts(record)))


def parts(value: object) -> Iterator[Document]:
    """All objects of a document."""
    if isinstance(value, dict):
        yield value

    within = list(value.values()) if isinstance(value, dict) else value

    for each in within if isinstance(within, list) else ():
        yield from parts(each)


def _leaves_open(part: Document) -> bool:
    has_no_equal = "is_of_ascii" not in part and part.get("source", "") is None
    is_regex = "shown" in part and has_no_equal
    return bool(part.get("checks")) or is_regex or _leaves_routes_open(part)


def _leaves_routes_open(part: Document) -> bool:
    may_redirect = part.get("redirects") is True
    return may_redirect or part.get("kind") == "unknown" or not part.get("is_usual", 1)


#: Digits beyond ASCII stand in some of their paths.
_BEYOND_ASCII: t.Final = ("converters", "resources")


@dataclass(frozen=True, slots=True)
class Pair:
    """What the script says of a request, and what the command does.

    :param is_open: whether the script may say that it cannot know.
    """

    name: str
    said: Document
    expected: Document
    is_open: bool

    @property
    def is_known(self) -> bool:
        return "unknown" not in self.said or not self.is_open


def pairs(browser: Browser, records: list[Document]) -> list[Pair]:
    asked = [{k: each[k] for k in ("tables", "requests")} for each in records]
    said = iter(explained(browser, asked))
    rv: list[Pair] = []

    for each in records:
        name, may_be_open = each["name"], is_open(each)
        rv += [
            Pair(name, without_untold(next(said)), expected, may_be_open)
            for expected in each["expected"]
        ]

    return rv


def without_untold(said: Document) -> Document:
    """What the command says as well."""
    return {name: value for name, value in said.items() if name != "untold"}


def expect_agreement(
    browsers: tuple[Browser, ...], records: list[Document], least: int
) -> None:
    """Expect each browser to agree on all, of which so many have to be told."""
    for browser in browsers:
        known = [pair for pair in pairs(browser, records) if pair.is_known]
        differing = [pair for pair in known if pair.said != pair.expected]
        assert (browser.version, differing[:3]) == (browser.version, [])
        assert len(known) >= least


@pytest.mark.parametrize(
    ("groups", "least"),
    [(table, 1000), (agreed, 1300), (routed, 1900), (toured, 16), (mixed, 800)],
    ids=["decision table", "configurations", "routes and views", "tour", "drawn"],
)
def test_the_script_says_what_the_command_says(
    browsers: tuple[Browser, ...],
    groups: Callable[[], Iterable[Application]],
    least: int,
) -> None:
    records = [record(each) for each in groups()]
    expect_agreement(browsers, records, least)


def test_the_script_says_what_the_command_says_in_its_own_tests(
    browsers: tuple[Browser, ...], tmp_path: Path
) -> None:
    expect_agreement(browsers, [*recorded(tmp_path / "records")], 130)
