"""The browsers of today still say what was collected."""

import dataclasses

import pytest

from demo.browser import NoBrowserError
from tests.browser.absence import give_up

from . import evidence
from .collecting import BROWSERS
from .collecting import refusal
from .collecting import sayings
from .collecting import SCENARIOS
from .running import Said
from .server import serve


def said_by(name: str) -> dict[str, Said]:
    """What a browser says now, or a test that is skipped."""
    try:
        with serve() as site, BROWSERS[name]() as browser:
            return sayings(browser, site)
    except NoBrowserError as error:
        give_up(error)


@pytest.mark.browser
@pytest.mark.server
@pytest.mark.slow
@pytest.mark.parametrize("name", BROWSERS)
def test_a_browser_says_what_was_collected(name: str) -> None:
    now = {id: dataclasses.asdict(said) for id, said in said_by(name).items()}
    then = {id: said[name] for id, said in evidence.scenarios().items()}

    assert now == then


def test_each_scenario_is_collected_as_it_stands() -> None:
    collected = {id: said["refusal"] for id, said in evidence.scenarios().items()}

    assert collected == {scenario.id: refusal(scenario) for scenario in SCENARIOS}
