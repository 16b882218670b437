"""Collecting what the browsers of this machine say."""

import dataclasses
import json
import typing as t
from collections.abc import Callable
from contextlib import AbstractContextManager

from demo.browser import chromium
from demo.firefox import firefox

from . import calls
from . import checks
from . import preflights
from . import redirects
from .evidence import COLLECTED
from .running import Browser
from .running import PAGE_HOST
from .running import run
from .running import Said
from .scenario import PAGES
from .scenario import Scenario
from .server import serve
from .server import Site

SCENARIOS: t.Final = (
    *checks.SCENARIOS,
    *preflights.SCENARIOS,
    *redirects.SCENARIOS,
    *calls.SCENARIOS,
)

BROWSERS: t.Final[dict[str, Callable[[], AbstractContextManager[Browser]]]] = {
    "chromium": chromium,
    "firefox": firefox,
}


def refusal(scenario: Scenario) -> dict[str, t.Any]:
    """The refusal of a scenario as JSON, with placeholders in it."""
    initial = {"initial_url": "{initial_url}"} if scenario.refused else {}
    other = scenario.reason_in_firefox
    return {
        "reason": scenario.reason.value,
        **({} if other is None else {"reason_in_firefox": other.value}),
        "url": scenario.url,
        "origin": "{origin}",
        **initial,
        **scenario.refusal,
    }


def sayings(browser: Browser, site: Site) -> dict[str, Said]:
    """What a browser says of each scenario, by its id."""
    said = {}

    for page in PAGES:
        browser.open(site.base(PAGE_HOST) + page)
        browser.console()

        for scenario in SCENARIOS:
            if scenario.page == page:
                said[scenario.id] = run(browser, site, scenario)

    return said


def collect() -> None:
    """Write it down."""
    versions = {}
    found: dict[str, dict[str, t.Any]] = {
        scenario.id: {"refusal": refusal(scenario)} for scenario in SCENARIOS
    }

    for name, start in BROWSERS.items():
        with serve() as site, start() as browser:
            versions[name] = browser.version

            for id, said in sayings(browser, site).items():
                found[id][name] = dataclasses.asdict(said)

    text = json.dumps(
        {"versions": versions, "scenarios": found}, indent=1, ensure_ascii=False
    )
    COLLECTED.write_text(f"{text}\n")
