"""The page on testing names what each browser does otherwise than the standard."""

import re
from pathlib import Path

import pytest

from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import FIREFOX
from flask_cors.sansio.browser.profiles import Profile

PAGE = Path(__file__).parents[2] / "docs" / "testing.rst"


@pytest.mark.parametrize("profile", [CHROMIUM, FIREFOX], ids=["Chromium", "Firefox"])
def test_the_departures_of_a_browser_are_documented(profile: Profile) -> None:
    start = f"{profile.name} {profile.version} has "
    text = " ".join(PAGE.read_text().split())
    sentence = text.partition(start)[2].partition(". ")[0]
    names = re.findall(r"``([A-Z_]+)``", sentence)
    assert sorted(names) == sorted(each.name for each in profile.departures)
