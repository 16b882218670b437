"""The standard, and the browsers that depart from it."""

import pytest

from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import Departure
from flask_cors.sansio.browser.profiles import FIREFOX
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.profiles import PROFILES
from flask_cors.sansio.browser.profiles import STANDARD


@pytest.mark.parametrize("departure", Departure, ids=lambda departure: departure.value)
def test_the_standard_departs_from_itself_in_nothing(departure: Departure) -> None:
    assert not STANDARD.departs(departure)


@pytest.mark.parametrize("departure", Departure, ids=lambda departure: departure.value)
def test_each_departure_is_that_of_a_browser(departure: Departure) -> None:
    assert any(profile.departs(departure) for profile in (CHROMIUM, FIREFOX))


@pytest.mark.parametrize("profile", [CHROMIUM, FIREFOX], ids=lambda p: p.name)
def test_a_browser_has_the_version_that_it_was_compared_with(profile: Profile) -> None:
    assert profile.version is not None
    assert profile.version.isdigit()


def test_each_profile_has_a_name_to_ask_for_it() -> None:
    assert PROFILES == {
        "standard": STANDARD,
        "chromium": CHROMIUM,
        "firefox": FIREFOX,
    }
