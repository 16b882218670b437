"""What a page can read, and what goes out for it: browsers and simulator agree."""

import dataclasses

import pytest

from flask_cors.sansio.browser.cookie_rules import DEBIAN_CHROMIUM
from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import FIREFOX

from .differences import differences
from .differences import spelled_out
from .groups import group
from .groups import NAMES
from .runner import Runner
from .server import Server
from .unsimulated import is_of_firefox

# One build or the other: they do not differ but in cookies of third parties.
DEBIAN = dataclasses.replace(CHROMIUM, cookies=DEBIAN_CHROMIUM)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("name", NAMES)
def test_chromium_does_what_the_simulator_says(
    in_chromium: Runner, server: Server, name: str
) -> None:
    found = differences(group(name, server.site), in_chromium, CHROMIUM, DEBIAN)

    assert not found, spelled_out(found, in_chromium.version)


@pytest.mark.parametrize("name", NAMES)
def test_firefox_does_what_the_simulator_says(
    in_firefox: Runner, server: Server, name: str
) -> None:
    cases = [c for c in group(name, server.site) if not is_of_firefox(c)]
    found = differences(cases, in_firefox, FIREFOX)

    assert not found, spelled_out(found, in_firefox.version)
